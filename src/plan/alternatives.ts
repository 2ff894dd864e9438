import type { ProposedNetwork } from '../model/proposed-network';
import { count, spell } from './capacity';
import { defaultMaxPods } from './facts/defaults';
import { fewestPodsPerPool, maxPodsBounds } from './facts/limits';
import { proposeNetwork } from './propose';
import { noExtras, type Requirement, type RequiredPool } from './requirement';

/** Another requirement that there is room for. */
export interface Alternative {
  /** What changes, in the imperative: "Let an upgrade add one node". */
  readonly title: string;
  /** What it means. */
  readonly about: string;
  readonly requirement: Requirement;
  readonly network: ProposedNetwork;
}

/** What else could be done where the requirement does not fit, the smallest change first. All of them fit. */
export function alternativesTo(requirement: Requirement): readonly Alternative[] {
  const found: Alternative[] = [];
  for (const { requirement: changed, ...words } of candidates(requirement)) {
    const proposal = proposeNetwork(changed);
    if (proposal.kind === 'proposed') found.push({ ...words, requirement: changed, network: proposal.network });
  }
  return found;
}

type Candidate = Omit<Alternative, 'network'>;

function* candidates(requirement: Requirement): Generator<Candidate> {
  if (requirement.surge !== '1') {
    yield { title: 'Let an upgrade add one node at a time', about: 'Upgrades take longer; nothing else changes.', requirement: { ...requirement, surge: '1' } };
  }
  yield* smaller(requirement, 'maxNodes', (pool) => pool.nodes, (most) => ({
    title: `Let each pool grow to ${spell(most, 'node')} at most`,
    about: 'All the nodes of today fit; there is less room to grow.',
  }));
  if (Object.values(requirement.extras).some(Boolean)) {
    yield { title: 'Put everything but nodes and pods into another network', about: 'Gateways, Bastion and private endpoints may live in a peered network.', requirement: { ...requirement, extras: { ...noExtras, apiServer: requirement.extras.apiServer, virtualNodes: requirement.extras.virtualNodes } } };
  }
  if (requirement.model !== 'overlay' && requirement.model !== 'kubenet') {
    yield* smaller(requirement, 'maxPods', fewestPods, (most) => ({
      title: `Allow ${spell(most, 'pod')} per node at most`,
      about: 'The number of pods per node is fixed when a pool is made.',
    }));
  }
  if (requirement.model !== 'overlay') {
    yield {
      title: 'Use overlay',
      about: 'Pods get addresses of their own outside of the network, and each node takes one of its subnet. Pods cannot be reached directly from outside of the cluster.',
      requirement: { ...requirement, model: 'overlay', extras: { ...requirement.extras, virtualNodes: 0 }, pools: requirement.pools.map((pool) => ({ ...pool, maxPods: Math.max(pool.maxPods, defaultMaxPods['node-subnet'].value) })) },
    };
  }
  if (requirement.within.length > 0) {
    yield { title: 'Ask for another address space', about: 'What is free of all that is known to be taken.', requirement: { ...requirement, within: [] } };
  }
}

function fewestPods({ nodes }: RequiredPool): number {
  return Math.max(maxPodsBounds.value.least, Math.ceil(fewestPodsPerPool.value / nodes));
}

/** The largest bound for a number of all pools with which everything fits. More never takes less, so that halves find it. */
function* smaller(
  requirement: Requirement,
  of: 'maxNodes' | 'maxPods',
  least: (pool: RequiredPool) => number,
  words: (most: number) => Pick<Candidate, 'title' | 'about'>,
): Generator<Candidate> {
  const { pools } = requirement;
  const bounded = (most: number): Requirement => ({ ...requirement, pools: pools.map((pool) => ({ ...pool, [of]: Math.max(least(pool), Math.min(pool[of], most)) })) });
  const fits = (most: number): boolean => proposeNetwork(bounded(most)).kind === 'proposed';
  let low = Math.min(...pools.map(least));
  let high = Math.max(...pools.map((pool) => pool[of]));
  if (low >= high || !fits(low) || fits(high)) return;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const changed = bounded(low);
  const shown = Math.max(...changed.pools.map((pool) => pool[of]));
  yield { ...words(shown), requirement: changed };
}

/** What a proposal asks of the network team, in short: "10.1.0.0/21 in westeurope". */
export function spacesOf({ networks }: ProposedNetwork): string {
  return networks.map(({ addressSpace, location }) => `${addressSpace.join(' and ')} in ${location}`).join(', ');
}

/** The addresses that the virtual networks of a proposal take together, IPv6 left out. */
export function addressesOf({ networks }: ProposedNetwork): string {
  const total = networks.flatMap(({ addressSpace }) => addressSpace).filter((text) => !text.includes(':')).reduce((sum, text) => sum + 2 ** (32 - Number(/\d+$/.exec(text)?.[0] ?? 32)), 0);
  return count(total);
}
