import { parseAddress, parseRange, readRange } from '../net/range';
import { count, spell, surgeNodes } from './capacity';
import { kubenetRetires } from './facts/dates';
import { fewestPodsPerPool, instancesPerScaleSet, kubenetNodes, maxPodsBounds, nodesPerCluster, nodesPerPool, poolsPerCluster } from './facts/limits';
import { holdsPublicAddresses } from './private';
import { mostPodsOn, type Requirement, type RequiredPool } from './requirement';

/** What cannot be as it is asked for, whatever addresses there are. */
export interface RequirementFault {
  /** The answer that is at fault. */
  readonly of: 'name' | 'regions' | 'clustersPerRegion' | 'pools' | 'model' | 'surge' | 'taken' | 'within' | 'extras' | 'outbound' | 'dualStack';
  /** One sentence without a full stop. */
  readonly message: string;
}

/** Everything that is wrong with the requirement itself, in the order of its answers. */
export function requirementFaults(requirement: Requirement): readonly RequirementFault[] {
  return [...nameFaults(requirement), ...poolFaults(requirement), ...modelFaults(requirement), ...rangeFaults(requirement), ...extraFaults(requirement)];
}

/** What is wrong with a name; undefined for a good one. */
export function nameFault(name: string): string | undefined {
  if (name.length > mostLetters) return `the name has more than ${String(mostLetters)} letters`;
  return /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) ? undefined : 'the name consists of small letters, digits and hyphens, and begins with a letter';
}

/** What is wrong with a pool; undefined for a good one. */
export function poolFault({ nodes, maxNodes, maxPods, name, os }: RequiredPool, surge: string): string | undefined {
  const { least, most } = maxPodsBounds.value;
  if (!/^[a-z][a-z0-9]*$/.test(name) || name.length > (os === 'Windows' ? 6 : 12)) {
    return `the name of a ${os} pool has up to ${os === 'Windows' ? '6' : '12'} small letters and digits, and begins with a letter`;
  }
  if (!Number.isInteger(nodes) || nodes < 1) return 'a pool starts with one node or more';
  if (!Number.isInteger(maxNodes) || maxNodes < nodes) return `the most nodes are not fewer than the ${count(nodes)} that the pool starts with`;
  if (maxNodes > nodesPerPool.value) return `a pool has at most ${spell(nodesPerPool.value, 'node')}`;
  if (!Number.isInteger(maxPods) || maxPods < least || maxPods > most) return `a node runs ${String(least)} to ${String(most)} pods`;
  if (maxPods > mostPodsOn(os)) return `Microsoft recommends no more than ${String(mostPodsOn(os))} pods on a ${os} node`;
  if (nodes * maxPods < fewestPodsPerPool.value) {
    return `${spell(nodes, 'node')} × ${spell(maxPods, 'pod')} = ${count(nodes * maxPods)}, AKS wants room for ${String(fewestPodsPerPool.value)} pods in every pool`;
  }
  const added = surgeNodes(maxNodes, { maxSurge: surge })?.value ?? 0;
  return maxNodes + added > instancesPerScaleSet.value ? `${count(maxNodes)} + ${count(added)} surge nodes are more than the ${count(instancesPerScaleSet.value)} of a scale set` : undefined;
}

/** What is wrong with a surge; undefined for a good one. */
export function surgeFault(surge: string): string | undefined {
  const match = /^(\d+)(%?)$/.exec(surge);
  if (!match) return 'a surge is a number of nodes (1) or a share of the pool (10%)';
  const amount = Number(match[1]);
  if (amount < 1) return 'an upgrade needs at least one node more';
  return match[2] === '%' && amount > 100 ? 'a surge is at most 100%' : undefined;
}

/** What is wrong with a range that somebody types; undefined for a good one. */
export function rangeFault(text: string): string | undefined {
  const reading = readRange(text);
  switch (reading.kind) {
    case 'range':
      return undefined;
    case 'host-bits':
      return `${text} does not start at its network address`;
    case 'malformed':
      return reading.message;
  }
}

/** That kubenet has an end, for wherever it is offered. */
export const kubenetNotice = `kubenet retires on ${kubenetRetires.value}`;

const mostLetters = 20;

function* nameFaults({ name, regions, clustersPerRegion }: Requirement): Generator<RequirementFault> {
  const fault = nameFault(name);
  if (fault !== undefined) yield { of: 'name', message: fault };
  if (regions.length === 0) yield { of: 'regions', message: 'at least one region is needed' };
  const odd = regions.find((region) => !/^[a-z][a-z0-9]*$/.test(region));
  if (odd !== undefined) yield { of: 'regions', message: `${JSON.stringify(odd)} is no name of a region, such as westeurope` };
  if (new Set(regions).size < regions.length) yield { of: 'regions', message: 'a region is named twice' };
  if (!Number.isInteger(clustersPerRegion) || clustersPerRegion < 1 || clustersPerRegion > mostClusters) {
    yield { of: 'clustersPerRegion', message: `there are 1 to ${String(mostClusters)} clusters in a region` };
  }
}

const mostClusters = 50;

function* poolFaults({ pools, surge, model }: Requirement): Generator<RequirementFault> {
  const wrongSurge = surgeFault(surge);
  if (wrongSurge !== undefined) yield { of: 'surge', message: wrongSurge };
  const [first] = pools;
  if (!first) yield { of: 'pools', message: 'a cluster has at least one pool' };
  if (first?.os === 'Windows') yield { of: 'pools', message: 'the first pool runs the pods of the system, and runs Linux' };
  if (pools.length > poolsPerCluster.value) yield { of: 'pools', message: `a cluster has at most ${String(poolsPerCluster.value)} pools` };
  if (new Set(pools.map(({ name }) => name)).size < pools.length) yield { of: 'pools', message: 'two pools have the same name' };
  for (const pool of pools) {
    const fault = poolFault(pool, surge);
    if (fault !== undefined) yield { of: 'pools', message: pools.length > 1 ? `pool ${pool.name}: ${fault}` : fault };
  }
  const nodes = pools.reduce((sum, { maxNodes }) => sum + maxNodes, 0);
  const inUpgrade = pools.reduce((sum, { maxNodes }) => sum + maxNodes + (surgeNodes(maxNodes, { maxSurge: surge })?.value ?? 0), 0);
  if (nodes > nodesPerCluster.value) yield { of: 'pools', message: `${spell(nodes, 'node')} are more than the ${count(nodesPerCluster.value)} of a cluster` };
  if (model === 'kubenet' && inUpgrade > kubenetNodes.value) {
    yield { of: 'model', message: `kubenet has a route for each of ${count(kubenetNodes.value)} nodes, an upgrade has ${count(inUpgrade)}` };
  }
}

function* modelFaults({ model, pools, extras, isDualStack, outbound, clustersPerRegion }: Requirement): Generator<RequirementFault> {
  const windows = pools.some(({ os }) => os === 'Windows');
  if (windows && model === 'kubenet') yield { of: 'model', message: 'kubenet does not run Windows pools' };
  if (windows && model === 'none') yield { of: 'model', message: 'a network plug-in of your own is supported on Linux only' };
  if (model === 'kubenet' && outbound.kind === 'firewall' && clustersPerRegion > 1) {
    yield { of: 'model', message: 'each cluster on kubenet writes into a route table of its own, and those of one network share the one that leads to the firewall' };
  }
  if (isDualStack && model !== 'overlay') yield { of: 'dualStack', message: 'IPv4 and IPv6 together need overlay' };
  if (isDualStack && outbound.kind === 'natGateway') yield { of: 'outbound', message: 'a standard NAT gateway does not carry IPv6' };
  if (isDualStack && outbound.kind === 'firewall') yield { of: 'outbound', message: 'IPv6 needs a default route of its own, and the firewall has an IPv4 address' };
  if (extras.virtualNodes > 0 && model !== 'node-subnet') yield { of: 'extras', message: 'virtual nodes need pods in the node subnet' };
  if (extras.gatewayForContainers && (model === 'kubenet' || model === 'none')) yield { of: 'extras', message: 'Application Gateway for Containers needs Azure CNI' };
}

function* rangeFaults({ taken, within, outbound }: Requirement): Generator<RequirementFault> {
  for (const { range } of taken) {
    const fault = rangeFault(range);
    if (fault !== undefined) yield { of: 'taken', message: fault };
  }
  for (const text of within) {
    const fault = rangeFault(text);
    const range = parseRange(text);
    if (fault !== undefined) yield { of: 'within', message: fault };
    else if (range?.family !== 4) yield { of: 'within', message: `${text} is not an IPv4 range` };
    else if (holdsPublicAddresses(range)) yield { of: 'within', message: `${text} holds public addresses` };
  }
  if (outbound.kind === 'firewall' && outbound.address !== undefined && parseAddress(outbound.address)?.family !== 4) {
    yield { of: 'outbound', message: `${outbound.address} is no IPv4 address` };
  }
}

function* extraFaults({ extras: { privateEndpoints, virtualNodes } }: Requirement): Generator<RequirementFault> {
  for (const number of [privateEndpoints, virtualNodes]) {
    if (!Number.isInteger(number) || number < 0 || number > mostOfExtras) yield { of: 'extras', message: `there are 0 to ${count(mostOfExtras)} of them` };
  }
}

const mostOfExtras = 5000;
