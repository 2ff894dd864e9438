import type { WhatIf } from '../model/map';
import type { Cluster, Subnet } from '../model/network';
import type { NetworkModel } from '../plan/plan';
import { possibilities } from '../model/value';
import { formatRange } from '../net/range';
import { wantedFor } from './details';
import { el, replace } from './dom';
import { rangesIn } from './lanes';
import type { Planned } from './planned';
import { withWanted } from './state';
import type { Store } from './store';
import { certainly, row } from './trial-fields';
import { modelName, nameOf } from './words';

const models: readonly NetworkModel[] = ['overlay', 'node-subnet', 'pod-subnet', 'kubenet', 'none'];

/** The network model of a cluster, and for pods with a subnet of their own, which. */
export function modelFields(store: Store, base: Planned, cluster: Cluster): HTMLElement {
  const { key } = base.deployment;
  const id = `trial-model-${cluster.id.replace(/\W+/g, '-')}`;
  const model = base.clusters.get(cluster.id)?.model.value;
  const written = model?.kind === 'known' ? model.value : undefined;
  const candidates = podSubnetsFor(base, cluster);
  const now = (): WhatIf['to'] | undefined => wantedFor(store, key, cluster.id, 'model') ?? written;
  const all = written !== undefined && !models.includes(written) ? [written, ...models] : models;
  const choice = el('select', { id, 'data-focus': id },
    ...(written === undefined ? [el('option', { value: '' }, 'not known')] : []),
    ...all.map((each) => el('option', { value: each, selected: each === now(), disabled: each === 'pod-subnet' && candidates.length === 0 }, modelName(each))));
  const pods = el('div', {});

  const subnetId = `${id}-pods`;
  const subnetOf = (): string | undefined => {
    const [pool] = cluster.nodePools;
    return pool && String(wantedFor(store, key, pool.id, 'podSubnet') ?? certainly(pool.podSubnet) ?? '');
  };
  const subnet = el('select', { id: subnetId, 'data-focus': subnetId }, ...candidates.map((each) => el('option', { value: each.id, selected: each.id === subnetOf() }, subnetText(each))));
  const fill = (): void => {
    replace(pods, now() === 'pod-subnet' && candidates.length > 0 && row('Pod subnet', subnetId, 'one subnet for the pods of all pools', undefined, subnet));
  };
  /** Every pool has its pods in the subnet that is chosen, or as the text has it. */
  const apply = (): void => {
    const chosen = choice.value === written || choice.value === '' ? undefined : choice.value;
    let wanted = withWanted(store.state(), key, cluster.id, 'model', chosen);
    for (const pool of cluster.nodePools) {
      const own = certainly(pool.podSubnet);
      const to = choice.value === 'pod-subnet' && subnet.value !== '' && subnet.value !== own && (chosen !== undefined || subnet.value !== subnetWritten) ? subnet.value : undefined;
      wanted = withWanted({ ...store.state(), wanted }, key, pool.id, 'podSubnet', to);
    }
    store.change({ wanted });
    fill();
  };
  const [first] = cluster.nodePools;
  const subnetWritten = first && certainly(first.podSubnet);
  choice.addEventListener('change', apply);
  subnet.addEventListener('change', apply);
  fill();
  const hint = [written === undefined ? 'not known in the text' : `in the text: ${modelName(written)}`, ...(candidates.length === 0 ? ['pod subnet: insert a subnet for the pods first, in free space'] : [])].join('; ');
  return el('fieldset', {}, el('legend', {}, `Cluster ${nameOf(cluster)}`), row('Network model', id, hint, undefined, choice), pods);
}

/** The subnets of the networks that the nodes are in, which no nodes are in and nobody else is promised. */
function podSubnetsFor({ network, subnets, clusters }: Planned, cluster: Cluster): readonly Subnet[] {
  const nodes = new Set([...clusters.values()].flatMap(({ pools }) => pools).flatMap(({ nodeSubnet }) => possibilities(nodeSubnet.value).map(({ value }) => value.value)));
  const own = (clusters.get(cluster.id)?.pools ?? []).flatMap(({ nodeSubnet }) => possibilities(nodeSubnet.value).map(({ value }) => value.value));
  const homes = new Set(own.flatMap((id) => certainly(subnets.get(id)?.subnet.virtualNetwork ?? nowhere) ?? []));
  return network.subnets.filter(({ id, virtualNetwork, delegations, described }) => described && !nodes.has(id) && homes.has(certainly(virtualNetwork) ?? '') && isForPods(delegations));
}

const nowhere = { kind: 'absent', property: 'virtualNetwork', span: { uri: '', start: 0, end: 0 } } as const;

/** AKS delegates a pod subnet to itself; one that is another service's cannot have pods. */
function isForPods(delegations: Subnet['delegations']): boolean {
  return possibilities(delegations).flatMap(({ value }) => value.value.items).every((item) => possibilities(item).every(({ value }) => /^microsoft\.containerservice\//i.test(value.value)));
}

function subnetText(subnet: Subnet): string {
  return [nameOf(subnet), ...rangesIn(subnet.prefixes).map(({ range }) => formatRange(range))].join('  ');
}
