import type { Severity } from './finding';
import type { Network } from './network';

/** What the capacity map shows, and what it and the editor say to each other. Plain data: it goes through `postMessage`. */

/** One deployment: what one root, with one file of values, describes. */
export interface MapDeployment {
  /** Unique in the workspace, and the same after an edit. */
  readonly key: string;
  /** What is deployed, for people: the folder or file, seen from the workspace. */
  readonly root: string;
  readonly language: string;
  /** The file of values; null when there is one variant only. */
  readonly variant: string | null;
  /** The network without its places in the text: the editor knows them by the ids of the elements. */
  readonly network: Network;
  readonly findings: readonly MapFinding[];
  /** What could not be followed, each in a sentence. */
  readonly notChecked: readonly { readonly element: string | null; readonly text: string }[];
  /** What the company says of this place is in use elsewhere. */
  readonly company: readonly MapRange[];
  /** By id of an element: the file and line of its head. */
  readonly places: Readonly<Record<string, string>>;
}

export interface MapFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The words of the squiggle. */
  readonly message: string;
  /** The ids of the elements that it lies at; the first is the one whose text is underlined. */
  readonly elements: readonly string[];
}

/** A range that somebody else has, and who. */
export interface MapRange {
  readonly label: string;
  readonly prefix: string;
}

/** The properties that a what-if may set, and `model`, which stands for the settings that make the network model. */
export const whatIfProperties = ['count', 'minCount', 'maxCount', 'maxPods', 'maxSurge', 'autoscaling', 'model', 'podSubnet', 'prefixes', 'podCidrs'] as const;

/** Something that is set to another value than in the text, to see what follows. */
export interface WhatIf {
  /** The id of the pool, cluster or subnet. */
  readonly element: string;
  readonly property: (typeof whatIfProperties)[number];
  /** Of `podSubnet`: the id of the subnet. */
  readonly to: WhatIfValue;
}

export type WhatIfValue = number | string | boolean;

/** A subnet that is to be made in free space. */
export interface NewSubnet {
  /** The id of the network. */
  readonly network: string;
  readonly name: string;
  readonly prefix: string;
}

/** What the editor tells the page. */
export type ToPage =
  /** The deployments that are new or changed, and the keys of all in their order. */
  | { readonly kind: 'data'; readonly order: readonly string[]; readonly changed: readonly MapDeployment[]; readonly ready: boolean }
  /** Show these roots and no others; all with an empty list. */
  | { readonly kind: 'scope'; readonly keys: readonly string[] }
  /** The cursor stands in the text of an element. */
  | { readonly kind: 'select'; readonly deployment: string; readonly element: string }
  /** What the rules say to a what-if: findings that would go and come, or why there is no edit for it. */
  | { readonly kind: 'checked'; readonly number: number; readonly gone: readonly string[]; readonly come: readonly string[]; readonly refused: string | null }
  /** A proposal instead of the workspace. */
  | { readonly kind: 'proposal'; readonly title: string; readonly notes: readonly string[]; readonly actions: readonly string[] };

/** What the page tells the editor. */
export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly deployment: string; readonly element: string; readonly property: string | null }
  | { readonly kind: 'revealFinding'; readonly deployment: string; readonly finding: number }
  | { readonly kind: 'check'; readonly number: number; readonly deployment: string; readonly wanted: readonly WhatIf[] }
  | { readonly kind: 'edit'; readonly deployment: string; readonly wanted: readonly WhatIf[] }
  | { readonly kind: 'insert'; readonly deployment: string; readonly subnet: NewSubnet }
  | { readonly kind: 'copy'; readonly text: string; readonly what: string }
  | { readonly kind: 'save'; readonly name: string; readonly type: 'svg' | 'png' | 'md'; readonly text: string }
  | { readonly kind: 'act'; readonly action: number };
