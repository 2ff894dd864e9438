import type { Client, Cluster, Network, NodePool, Subnet, VirtualNetwork } from '../../model/network';
import type { Unknown } from '../../model/value';
import { recording, type Files } from '../../text/files';
import { perFile } from '../../text/memo';
import type { SourceFile, Span } from '../../text/span';
import type { Deployment, NotChecked, Unit } from '../language';
import { unknown } from '../shared/datum';
import { jsonOf } from '../shared/json-file';
import { absentAt, knownAt } from '../shared/values';
import { lower } from './lower';
import { spanIn } from './module';
import { changesIn } from './plan-file-changes';

import { moduleOfPlan, unknownName, versionIn } from './plan-file-module';
import { resourcesIn, type PlannedResource } from './plan-file-resources';
import { originAt, rootEvaluation, type LookUp } from './scope';

/** Whether the text is what `terraform show -json` says of a plan. Of other JSON nothing but the beginning is looked at. */
export function isPlan(text: string): boolean {
  const first = /^\uFEFF?\s*\{\s*"(\w+)"/.exec(text.slice(0, 1_000))?.[1];
  if (first === undefined || !keys.has(first)) return false;
  return text.includes('"format_version"') && (text.includes('"planned_values"') || text.includes('"resource_changes"'));
}

/** What a plan begins with, also where another program has put its parts in the order of the alphabet. */
const keys: ReadonlySet<string> = new Set([
  'format_version', 'terraform_version', 'applyable', 'checks', 'complete', 'configuration', 'errored', 'output_changes', 'planned_values', 'prior_state', 'relevant_attributes',
  'resource_changes', 'resource_drift', 'timestamp', 'variables',
]);

const isPlanFile = perFile(({ uri, text }: SourceFile) => uri.endsWith('.json') && isPlan(text));

/** The plans in a folder: each is a deployment of its own, whose values are all decided. */
export function plansIn(folder: string, files: Files): readonly Unit[] {
  return files.list(folder).flatMap((file): readonly Unit[] => (isPlanFile(file) ? [{ language: 'terraform', root: file.uri, variant: null, called: false }] : []));
}

/** Whether the unit is a plan, and not a folder with a root module. */
export function isPlanUnit({ root }: Unit): boolean {
  return root.endsWith('.json');
}

export function evaluatePlan(unit: Unit, files: Files): Deployment {
  const { files: recorded, reads } = recording(files);
  const file = recorded.get(unit.root) ?? { uri: unit.root, text: '' };
  const { root, faults } = jsonOf(file);
  // Another program writes it whole: half of one says nothing.
  const resources = faults.length > 0 ? [] : resourcesIn(root);
  const evaluation = rootEvaluation(moduleOfPlan(file, root, resources), recorded, new Map(), lookUp);
  const version = versionIn(root);
  const client: Client = {
    kind: 'azurerm',
    version: version?.kind === 'string' ? knownAt(version.value, spanIn(file, version), 'version of azurerm') : absentAt('version', spanIn(file, { start: 0, end: 0 })),
  };
  const notChecked: NotChecked[] = [];
  // A plan holds what is made, and not in which order.
  const network = lower(evaluation, client, notChecked, false);
  const found = asRead(network, resources.filter(({ mode }) => mode === 'read'));
  return { unit, client, network: withChanges(found, changesIn(resources, file)), notChecked, unreadable: faults, reads };
}

/** A name of the plan's module: a resource, or what comes later. */
const lookUp: LookUp = (root, steps, scope, place) => {
  const origin = originAt(scope, place);
  const [step] = steps;
  if (root === unknownName) return { datum: unknown('run-time', 'it is known after the plan is applied', origin), used: steps.length };
  return { datum: { kind: 'reference', element: root, attribute: step?.kind === 'attribute' ? step.name : 'id', origin }, used: steps.length };
};

/** What data sources have found is there and is not made by this deployment; what they do not tell, Azure knows. */
function asRead(network: Network, read: readonly PlannedResource[]): Network {
  if (read.length === 0) return network;
  const ids = new Set(read.map(({ text }) => text));
  const why = (span: Span, what: string): Unknown => ({ kind: 'unknown', reason: 'read-from-azure', message: `its ${what} are read from Azure`, span, origin: { span, what, from: [] } });
  return {
    ...network,
    virtualNetworks: network.virtualNetworks.map((each): VirtualNetwork => (ids.has(each.id) ? { ...each, described: false, peers: why(each.span, 'peerings') } : each)),
    subnets: network.subnets.map((each): Subnet => (ids.has(each.id) ? { ...each, described: false, delegations: why(each.span, 'delegations'), natGateway: why(each.span, 'NAT gateways') } : each)),
    clusters: network.clusters.map((each): Cluster => (ids.has(each.id) ? { ...each, described: false, firstPoolKnown: false, nodePoolsComplete: false } : each)),
  };
}

function withChanges(network: Network, changes: ReturnType<typeof changesIn>): Network {
  if (changes.size === 0) return network;
  const changed = <T extends { readonly id: string }>(element: T): T => {
    const change = changes.get(element.id);
    return change ? { ...element, change } : element;
  };
  return {
    ...network,
    clusters: network.clusters.map((cluster) => ({ ...changed(cluster), nodePools: cluster.nodePools.map((pool): NodePool => changed(pool)) })),
    virtualNetworks: network.virtualNetworks.map(changed),
    subnets: network.subnets.map(changed),
  };
}

/** Whether the place lies in a plan: it is made, and nobody edits it. */
export function isInPlan({ uri }: Span, files: Files): boolean {
  const file = files.get(uri);
  return file !== undefined && isPlanFile(file);
}
