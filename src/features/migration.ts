import { languageOf, reportsOf, type Analysis, type Report } from '../analyze';
import type { Change } from '../model/change';
import { certain, type Value } from '../model/value';
import { formatRange, parseRange } from '../net/range';
import { count, nodesInPodCidr, smallestPodCidr, spell } from '../plan/capacity';
import { overlayHowTo } from '../plan/facts/sources';
import { kubenetNotice } from '../plan/requirement-faults';
import { extentOf, sum } from '../plan/quantity';
import type { ClusterPlan } from '../plan/plan';
import { freePodCidr } from '../rules/shared/proposals';
import { filesOf } from '../text/files';
import { compareSpans, type Span, type TextEdit } from '../text/span';

/** A cluster that can be moved to overlay, or cannot, with everything that is to be known before. */
export interface Migration {
  readonly name: string;
  readonly span: Span;
  readonly from: 'kubenet' | 'node-subnet';
  /** What stands in the way of moving it in place, a sentence each. */
  readonly obstacles: readonly string[];
  /** The range of the pods afterwards; undefined where none is free. */
  readonly podCidr: string | undefined;
  /** The changes in the code; undefined where the language has no certain way to write them all. */
  readonly edits: readonly TextEdit[] | undefined;
  /** The whole plan, for people. Markdown. */
  readonly document: string;
}

/** The clusters on kubenet or in the node subnet, each once, in the order of the text. */
export function migrationsOf(analysis: Analysis): readonly Migration[] {
  const found = new Map<string, Migration>();
  for (const report of reportsOf(analysis)) {
    for (const plan of report.design.plan.clusters) {
      const model = certain(plan.model.value);
      const { span, described } = plan.cluster;
      const key = `${span.uri}#${String(span.start)}`;
      if ((model === 'kubenet' || model === 'node-subnet') && described && !found.has(key)) found.set(key, migrationOf(analysis, report, plan, model));
    }
  }
  return [...found.values()].sort((a, b) => compareSpans(a.span, b.span));
}

const page = 'https://learn.microsoft.com/azure/aks/update-azure-cni';

function migrationOf(analysis: Analysis, report: Report, plan: ClusterPlan, from: Migration['from']): Migration {
  const { cluster } = plan;
  const name = certain(cluster.name) ?? cluster.id;
  const nodes = extentOf(sum(plan.pools.map((pool) => pool.nodes.upgrade)));
  const block = smallestPodCidr(nodes.atLeast);
  const kept = from === 'kubenet' ? onlyIpv4(plan) : undefined;
  const room = nodesInPodCidr((kept === undefined ? undefined : parseRange(kept)?.length) ?? 32);
  const found = block && freePodCidr(report.design, Math.min(16, block.value));
  const podCidr = from === 'kubenet' ? kept : found && formatRange(found);
  const obstacles = [
    ...obstaclesOf(plan),
    ...(kept !== undefined && room < nodes.atLeast
      ? [`The pod CIDR ${kept} has a /24 for ${spell(room, 'node')}, an upgrade has ${count(nodes.atLeast)}, and with kubenet it cannot be changed: have fewer nodes for the move, and enlarge it to a range around it afterwards`]
      : []),
  ];
  const changes = from === 'kubenet' ? kubenetChanges(plan) : nodeSubnetChanges(plan, podCidr);
  const edits = changes && spelled(analysis, report, changes);
  const lines = [
    `# Moving ${name} to Azure CNI Overlay`,
    '',
    from === 'kubenet' ? `The cluster is on kubenet. ${kubenetNotice.charAt(0).toUpperCase()}${kubenetNotice.slice(1)}; clusters that are on it then are not supported any more.` : 'The pods of the cluster have addresses of the subnet of the nodes. With overlay a node takes one address of it, and pods have addresses outside of the network.',
    ...section('What stands in the way', obstacles),
    ...section('What fits', [...fitting(plan, from, nodes, podCidr, block?.working), ...(podCidr === undefined ? [from === 'kubenet' ? 'Its pod CIDR is not known here: it stays as it is' : 'No private range is free for pods: nothing can be moved before there is one'] : [])]),
    '',
    '## What changes in the code',
    '',
    edits ? `${spell(edits.length, 'change')}, offered as an edit to look at: the plug-in is \`azure\`, its mode \`overlay\`${from === 'node-subnet' ? `, the pod CIDR ${podCidr ?? ''}` : ''}. Everything else stays.` : `The code does not decide it in one place, so that no edit is offered. Write the network plug-in \`azure\`, the mode \`overlay\`${podCidr === undefined ? '' : ` and the pod CIDR \`${podCidr}\``} where they belong.`,
    ...(from === 'node-subnet' ? [] : ['', 'A route table that AKS made for kubenet is left behind: take it off the subnet when all is done. One of your own is no longer written to.']),
    '',
    '## The steps',
    '',
    ...stepsOf(plan, from, podCidr).map((step, index) => `${String(index + 1)}. ${step}`),
    ...section('What cannot be done in place', [
      'The way back: a cluster on overlay stays on it. Rehearse with a copy',
      'Other service ranges or DNS addresses: they are as old as the cluster',
      'Fewer or more pods per node: they are fixed for each pool, so that a new pool takes the place of the old one',
      ...(from === 'node-subnet' ? ['Pods that others reach under their own addresses: after the move they are reached through services and ingress only'] : []),
    ]),
    '',
    `Microsoft describes the move in [Update Azure CNI IPAM mode and data plane](${page}) and overlay itself in [${overlayHowTo.title}](${overlayHowTo.url}).`,
  ];
  return { name, span: cluster.span, from, obstacles, podCidr, edits: obstacles.length > 0 ? undefined : edits, document: `${lines.join('\n')}\n` };
}

/** By Microsoft's page, 2024-11-26, and the rules of the service since. */
function obstaclesOf({ cluster, pools }: ClusterPlan): readonly string[] {
  const version = /^v?1\.(\d+)/.exec(certain(cluster.kubernetesVersion) ?? '');
  const policy = certain(cluster.networkPolicy);
  const old = pools.find(({ pool }) => certain(pool.osSku) === 'Windows2019');
  return [
    ...(version && Number(version[1]) < 27 ? [`Kubernetes ${version[0]} is older than 1.27, from which on the move is possible: upgrade first`] : []),
    ...(policy !== undefined && policy !== 'none' ? [`A network policy engine (${policy}) is on, and the move is refused: take it off before, and put one on again afterwards`] : []),
    ...(certain(cluster.virtualNodeSubnet) !== undefined ? ['Virtual nodes are on, and overlay has none'] : []),
    ...(old ? [`The pool ${certain(old.pool.name) ?? old.pool.id} runs Windows Server 2019: give it a newer one first`] : []),
  ];
}

function fitting({ pools, cluster }: ClusterPlan, from: Migration['from'], nodes: { readonly atLeast: number }, podCidr: string | undefined, working: string | undefined): readonly string[] {
  const taken = pools.map((pool) => `${certain(pool.pool.name) ?? pool.pool.id}: ${pool.nodeSubnetAddresses.upgrade.cases[0]?.working ?? ''}`);
  return [
    `The cluster has up to ${spell(nodes.atLeast, 'node')} with the surge of an upgrade, and takes ${spell(nodes.atLeast, 'address', 'addresses')} of the subnets of its nodes afterwards`,
    ...(from === 'node-subnet' ? [`Today it takes of them: ${taken.join('; ')}`] : []),
    ...(podCidr === undefined ? [] : [from === 'kubenet' ? `Its pod CIDR ${podCidr} stays, with room for ${spell(nodesInPodCidr(parseRange(podCidr)?.length ?? 32), 'node')}` : `Pods get ${podCidr}, which nothing in the code and in .aksnet.yaml has; ${working ?? ''}`]),
    ...(certain(cluster.outboundType) === 'userDefinedRouting' ? ['Traffic still leaves by the firewall, under the addresses of the nodes: rules for addresses of pods have to change'] : []),
  ];
}

function stepsOf({ cluster, pools }: ClusterPlan, from: Migration['from'], podCidr: string | undefined): readonly string[] {
  const nodes = count(extentOf(sum(pools.map((pool) => pool.nodes.now))).atLeast);
  const name = certain(cluster.name) ?? '<cluster>';
  return [
    'Choose a time in which pods may be moved: all nodes of all pools are made anew, and pod disruption budgets are respected.',
    'See that nothing rests on `ip-masq-agent` settings of your own: with such the move is refused.',
    ...(from === 'node-subnet' ? ['Find who reaches pods under their own addresses (network security groups, firewalls, peers), and lead them through services.'] : []),
    'Take in the edit, and look at the plan of Terraform or the what-if of the deployment: it must say that the cluster is changed in place, never that it is replaced.',
    `Apply it, or do the same by \`az aks update --name ${name} --resource-group <group> --network-plugin azure --network-plugin-mode overlay${from === 'node-subnet' && podCidr !== undefined ? ` --pod-cidr ${podCidr}` : ''}\`.`,
    `Watch the ${nodes} nodes come back (\`kubectl get nodes\`), and that new pods have addresses of ${podCidr ?? 'the pod CIDR'}.`,
    'Then put on network policies again (Cilium is advised), and make subnets of new clusters smaller.',
  ];
}

function kubenetChanges({ cluster }: ClusterPlan): readonly Change[] | undefined {
  const plugin = setTo(cluster.networkPlugin, 'azure');
  const mode = setTo(cluster.networkPluginMode, 'overlay');
  return plugin && mode ? [plugin, mode] : undefined;
}

function nodeSubnetChanges({ cluster }: ClusterPlan, podCidr: string | undefined): readonly Change[] | undefined {
  const mode = setTo(cluster.networkPluginMode, 'overlay');
  if (!mode || podCidr === undefined || cluster.podCidrs.kind !== 'absent') return undefined;
  return [mode, { kind: 'add', at: cluster.podCidrs, to: podCidr }];
}

function setTo(value: Value<string>, to: string): Change | undefined {
  switch (value.kind) {
    case 'known':
      return { kind: 'set', value, to };
    case 'absent':
      return { kind: 'add', at: value, to };
    case 'oneOf':
    case 'unknown':
      return undefined;
  }
}

function spelled({ files }: Analysis, { deployment }: Report, changes: readonly Change[]): readonly TextEdit[] | undefined {
  const language = languageOf(deployment.unit);
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const own = language.spell(change, filesOf(files));
    if (!own) return undefined;
    edits.push(...own);
  }
  return edits;
}

function onlyIpv4({ podCidrs }: ClusterPlan): string | undefined {
  const items = certain(podCidrs.value)?.items ?? [];
  return items.map(certain).find((text) => text !== undefined && parseRange(text)?.family === 4);
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length > 0 ? ['', `## ${title}`, '', ...items.map((item) => `- ${item}.`)] : [];
}
