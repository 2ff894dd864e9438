import type { NetworkModel } from '../../model/network-model';
import { count, nodeSubnetAddresses, smallestSubnet, surgeNodes } from '../../plan/capacity';
import { defaultMaxPods } from '../../plan/facts/defaults';
import { kubenetNotice, requirementFaults } from '../../plan/requirement-faults';
import { requirementOf, type Answers, type Surroundings } from './answers';

/** A network model as the wizard offers it. */
export interface ModelAdvice {
  readonly model: NetworkModel;
  readonly label: string;
  /** Why to take it, or why not, by the answers so far. */
  readonly why: string;
  /** What nodes take in that model. */
  readonly takes: string;
  /** Why it cannot be taken; undefined where it can. */
  readonly refused: string | undefined;
  readonly isAdvised: boolean;
}

/** The models, the advised one first and those that cannot be taken last. */
export function modelAdvice(answers: Answers, { company }: Pick<Surroundings, 'company'>): readonly ModelAdvice[] {
  const advised: NetworkModel = answers.extras.virtualNodes > 0 ? 'node-subnet' : answers.podsAreReached ? 'pod-subnet' : 'overlay';
  const all = order.map((model): ModelAdvice => {
    const requirement = requirementOf({ ...answers, model, maxPods: defaultMaxPods[model].value }, { company });
    const fault = requirementFaults(requirement).find(({ of }) => of === 'model' || of === 'dualStack' || of === 'extras');
    return { model, label: labels[model], why: words[model], takes: addresses(answers, model), refused: fault?.message, isAdvised: model === advised && !fault };
  });
  const rank = ({ isAdvised, refused }: ModelAdvice): number => (isAdvised ? 0 : refused === undefined ? 1 : 2);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

const order: readonly NetworkModel[] = ['overlay', 'pod-subnet', 'node-subnet', 'pod-subnet-static', 'none', 'kubenet'];

export const labels: Readonly<Record<NetworkModel, string>> = {
  overlay: 'Azure CNI Overlay',
  'pod-subnet': 'Azure CNI Pod Subnet, dynamic',
  'pod-subnet-static': 'Azure CNI Pod Subnet, static blocks',
  'node-subnet': 'Azure CNI Node Subnet',
  none: 'A network plug-in of your own',
  kubenet: 'Kubenet',
};

const words: Readonly<Record<NetworkModel, string>> = {
  overlay: 'Pods have addresses outside of the network, nodes one each: what Microsoft advises',
  'pod-subnet': 'Pods have a subnet of their own, can be reached, and get addresses as they come',
  'pod-subnet-static': 'As dynamic, with blocks of 16 addresses for each node: for very large clusters',
  'node-subnet': 'Pods live in the subnet of the nodes and can be reached; the most addresses',
  none: 'The cluster comes without a plug-in, and you install and look after one',
  kubenet: `${kubenetNotice}: only for a cluster that is gone by then`,
};

/** "nodes take 55 addresses, a /26". */
function addresses({ pools, surge }: Answers, model: NetworkModel): string {
  const maxPods = defaultMaxPods[model].value;
  const total = pools.reduce((sum, { nodes, maxNodes = nodes }) => sum + nodeSubnetAddresses({ model, nodes: maxNodes, surge: surgeNodes(maxNodes, { maxSurge: surge })?.value ?? 0, maxPods }).value, 0);
  const subnet = smallestSubnet(total);
  return subnet ? `nodes take ${count(total)} addresses, a /${String(subnet.value)}${model === 'node-subnet' ? `, with ${String(maxPods)} pods each` : ''}` : '';
}
