import type { CompanyFacts } from '../../model/company';
import type { NetworkModel } from '../../model/network-model';
import { defaultMaxPods } from '../../plan/facts/defaults';
import { mostPodsOn, noExtras, type Extras, type Outbound, type Requirement, type TakenRange } from '../../plan/requirement';

/** What has been answered so far, with what holds where nothing was said. Plain data: it survives JSON. */
export interface Answers {
  readonly name: string;
  readonly regions: readonly string[];
  readonly clustersPerRegion: number;
  readonly pools: readonly PoolAnswer[];
  /** Whether something outside of the cluster must reach pods under their own addresses. */
  readonly podsAreReached: boolean;
  readonly extras: Extras;
  readonly isDualStack: boolean;
  readonly model: NetworkModel;
  /** Of Linux nodes; those with Windows run no more than is advised for them. */
  readonly maxPods: number;
  readonly surge: string;
  readonly outbound: Outbound;
  readonly within: readonly string[];
  readonly taken: readonly TakenRange[];
}

export interface PoolAnswer {
  readonly os: 'Linux' | 'Windows';
  readonly nodes: number;
  /** Undefined until it is answered: by custom then. */
  readonly maxNodes: number | undefined;
}

/** What the wizard knows without asking. */
export interface Surroundings {
  /** The ranges that the code has, and of what. */
  readonly inCode: readonly TakenRange[];
  readonly company: CompanyFacts | undefined;
}

/** The answers before anything was asked. Headroom is what the company keeps. */
export function firstAnswers({ inCode, company }: Surroundings): Answers {
  return {
    name: 'shop',
    regions: ['westeurope'],
    clustersPerRegion: 1,
    pools: [{ os: 'Linux', nodes: 3, maxNodes: undefined }],
    podsAreReached: false,
    extras: noExtras,
    isDualStack: false,
    model: 'overlay',
    maxPods: defaultMaxPods.overlay.value,
    surge: company?.headroom.surge ?? '10%',
    outbound: { kind: 'loadBalancer' },
    within: company?.allowed.filter(({ range }) => range.family === 4).map(({ text }) => text) ?? [],
    taken: knownToBeTaken({ inCode, company }),
  };
}

/** Every range that is known to be somebody's, each once. */
export function knownToBeTaken({ inCode, company }: Surroundings): readonly TakenRange[] {
  const all = [
    ...(company ? [...company.inUse, ...company.peered, ...company.networks.flatMap(({ ranges }) => ranges)] : []).map(({ text, by }) => ({ range: text, by: by || '.aksnet.yaml' })),
    ...inCode,
  ];
  return [...new Map(all.map((each) => [each.range, each])).values()];
}

/** How far a pool grows where nothing is said: by what the company keeps free, else not at all. */
export function grown(nodes: number, company: CompanyFacts | undefined): number {
  const growth = company?.headroom.growth;
  if (!growth) return nodes;
  return Math.min(1000, nodes + ('nodes' in growth ? growth.nodes : Math.ceil((nodes * growth.percent) / 100)));
}

export function requirementOf({ pools, maxPods, name, regions, clustersPerRegion, extras, isDualStack, model, surge, outbound, within, taken }: Answers, { company }: Pick<Surroundings, 'company'>): Requirement {
  return {
    name,
    regions,
    clustersPerRegion,
    pools: pools.map(({ os, nodes, maxNodes }, index) => ({ name: poolName(pools, index), os, nodes, maxNodes: maxNodes ?? grown(nodes, company), maxPods: Math.min(maxPods, mostPodsOn(os)) })),
    model,
    surge,
    taken: taken.filter(({ range }) => !within.includes(range)),
    within,
    extras,
    outbound,
    isDualStack,
  };
}

/** `system`, then `apps`, `apps2`, and `win`, `win2`: names of Windows pools have six letters at most. */
export function poolName(pools: readonly PoolAnswer[], index: number): string {
  if (index === 0) return 'system';
  const os = pools[index]?.os ?? 'Linux';
  const number = pools.slice(1, index + 1).filter((pool) => pool.os === os).length;
  return `${os === 'Windows' ? 'win' : 'apps'}${number > 1 ? String(number) : ''}`;
}

/** The answers that a requirement stands for: an alternative that was chosen, with what only the wizard asks kept. */
export function answersOf(answers: Answers, requirement: Requirement): Answers {
  const { pools, model, surge, within, extras, outbound, isDualStack } = requirement;
  return {
    ...answers,
    pools: answers.pools.map((pool, index) => ({ ...pool, nodes: pools[index]?.nodes ?? pool.nodes, maxNodes: pools[index]?.maxNodes ?? pool.maxNodes })),
    maxPods: Math.max(...pools.map(({ maxPods }) => maxPods)),
    model,
    surge,
    within,
    extras,
    outbound,
    isDualStack,
  };
}
