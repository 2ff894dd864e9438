import type { MapDeployment, WhatIf, WhatIfValue } from '../model/map';
import { whatIfProperties } from '../model/map';
import { isRecord, listOf } from '../model/reading';
import type { Stretch } from './axis';

/** What is chosen in the map. */
export type Selection =
  | { readonly kind: 'element'; readonly deployment: string; readonly element: string }
  | { readonly kind: 'free'; readonly deployment: string; readonly network: string; readonly stretch: Stretch };

export const tabs = ['map', 'table', 'growth', 'models'] as const;
export type Tab = (typeof tabs)[number];

/** All that the page knows. What it draws is made of it. */
export interface State {
  readonly deployments: ReadonlyMap<string, MapDeployment>;
  readonly order: readonly string[];
  /** Whether the editor has read the workspace. */
  readonly ready: boolean;
  readonly proposal: { readonly title: string; readonly notes: readonly string[]; readonly actions: readonly string[] } | undefined;
  /** Keys of the deployments to show; all when it is empty. */
  readonly scope: readonly string[];
  /** By root: the key of the variant that is shown. */
  readonly variants: Readonly<Record<string, string>>;
  readonly filter: string;
  readonly tab: Tab;
  readonly selection: Selection | undefined;
  /** By key of a deployment: what is tried out. */
  readonly wanted: Readonly<Record<string, readonly WhatIf[]>>;
  /** By key of a lane: the addresses from one edge of the screen to the other, where somebody chose them. */
  readonly views: Readonly<Record<string, Stretch>>;
}

export const emptyState: State = {
  deployments: new Map(), order: [], ready: false, proposal: undefined, scope: [], variants: {}, filter: '', tab: 'map', selection: undefined, wanted: {}, views: {},
};

/** What outlives a reload of the window: everything but the data, which the editor sends again. */
export type Kept = Pick<State, 'scope' | 'variants' | 'filter' | 'tab' | 'selection' | 'wanted' | 'views'>;

export function keptOf({ scope, variants, filter, tab, selection, wanted, views }: State): Kept {
  return { scope, variants, filter, tab, selection, wanted, views };
}

/** What was kept, as far as it reads: nobody promises that it is of this version. */
export function readKept(input: unknown): Partial<Kept> {
  if (!isRecord(input)) return {};
  const tab = tabs.find((each) => each === input.tab);
  const scope = listOf(input.scope, text);
  const selection = readSelection(input.selection);
  return {
    ...(scope && { scope }),
    ...(typeof input.filter === 'string' && { filter: input.filter }),
    ...(tab && { tab }),
    ...(selection && { selection }),
    variants: record(input.variants, text),
    wanted: record(input.wanted, (each) => listOf(each, readWhatIf)),
    views: record(input.views, readView),
  };
}

/** The deployments in sight, one for each root: the variant that is chosen, else the first. */
export function shownDeployments({ deployments, order, scope, variants, filter }: State): readonly MapDeployment[] {
  const all = order.flatMap((key) => deployments.get(key) ?? []);
  const inScope = all.filter(({ key, root, language }) => scope.length === 0 || scope.some((each) => each === key || rootKey(deployments.get(each)) === `${language} ${root}`));
  const byRoot = new Map<string, MapDeployment>();
  for (const each of inScope.length > 0 ? inScope : all) {
    const root = rootKey(each);
    if (!byRoot.has(root) || variants[root] === each.key) byRoot.set(root, each);
  }
  const words = filter.trim().toLowerCase();
  if (words === '') return [...byRoot.values()];
  return [...byRoot.values()].filter((each) => textOf(each).includes(words));
}

/** What the variants of one root have in common. */
export function rootKey(deployment: MapDeployment | undefined): string {
  return deployment ? `${deployment.language} ${deployment.root}` : '';
}

export function variantsOf({ deployments, order }: State, root: string): readonly MapDeployment[] {
  return order.flatMap((key) => deployments.get(key) ?? []).filter((each) => rootKey(each) === root);
}

/** What is tried out, with one value set to another, or back to that of the text (`undefined`). */
export function withWanted({ wanted }: State, deployment: string, element: string, property: WhatIf['property'], to: WhatIfValue | undefined): State['wanted'] {
  const others = (wanted[deployment] ?? []).filter((each) => each.element !== element || each.property !== property);
  return { ...wanted, [deployment]: to === undefined ? others : [...others, { element, property, to }] };
}

function textOf({ root, variant, network }: MapDeployment): string {
  const elements = [...network.clusters, ...network.virtualNetworks, ...network.subnets];
  const names = elements.map(({ id, name }) => `${id} ${name.kind === 'known' ? name.value : ''}`);
  return [root, variant ?? '', ...names].join('\n').toLowerCase();
}

function readSelection(input: unknown): Selection | undefined {
  if (!isRecord(input) || typeof input.deployment !== 'string') return undefined;
  if (input.kind === 'element' && typeof input.element === 'string') return { kind: 'element', deployment: input.deployment, element: input.element };
  return undefined;
}

function readView(input: unknown): Stretch | undefined {
  if (!isRecord(input)) return undefined;
  const { first, end } = input;
  return typeof first === 'number' && typeof end === 'number' && first >= 0 && end <= 2 ** 32 && first < end ? { first, end } : undefined;
}

function readWhatIf(input: unknown): WhatIf | undefined {
  if (!isRecord(input) || typeof input.element !== 'string') return undefined;
  const property = whatIfProperties.find((each) => each === input.property);
  const { element, to } = input;
  return property && (typeof to === 'number' || typeof to === 'string' || typeof to === 'boolean') ? { element, property, to } : undefined;
}

function record<T>(input: unknown, read: (each: unknown) => T | undefined): Readonly<Record<string, T>> {
  if (!isRecord(input)) return {};
  return Object.fromEntries(Object.entries(input).flatMap(([key, value]) => {
    const known = read(value);
    return known === undefined ? [] : [[key, known]];
  }));
}

function text(input: unknown): string | undefined {
  return typeof input === 'string' ? input : undefined;
}
