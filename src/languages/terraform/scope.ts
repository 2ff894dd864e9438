import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import type { SourceFile, Span } from '../../text/span';
import { unknown, type Datum, type UnknownDatum, type Why } from '../shared/datum';
import type { Module, Resource } from './module';
import type { Place, Step } from './tree';

/** One module being evaluated: what is known of it so far, and how much work is left. */
export interface Evaluation {
  readonly module: Module;
  /** The values given to its variables from outside, by name. */
  readonly given: ReadonlyMap<string, Datum>;
  /** Whether a caller that we do not follow sets its variables. */
  readonly called: boolean;
  readonly variables: Map<string, Datum | 'in progress'>;
  readonly locals: Map<string, Datum | 'in progress'>;
  readonly resources: Map<string, Datum | 'in progress'>;
  readonly instances: Map<string, Instances | 'in progress'>;
  readonly work: Work;
  /** Finds what a name stands for. It is handed in, so that expressions need not know of resources. */
  readonly lookUp: LookUp;
}

/** What the root of a traversal and its first steps name, and how many of the steps that took. */
export type LookUp = (root: string, steps: readonly Step[], scope: Scope, place: Place) => { readonly datum: Datum; readonly used: number };

/** What is left of the budget of one evaluation. It is bounded so that no text can hang the editor. */
export interface Work {
  steps: number;
  depth: number;
  copies: number;
}

/** Steps: nodes of expressions. Depth: expressions within expressions, across references. Copies: of resources and loops. */
export const budget: Readonly<Work> = { steps: 1_000_000, depth: 400, copies: 20_000 };

/** The most copies of one resource or turns of one loop that are followed. */
export const mostCopies = 2_000;

/** The copies of a resource. `open`: why there may be others. */
export interface Instances {
  readonly copies: 'one' | 'count' | 'for-each';
  readonly instances: readonly Instance[];
  readonly open: Why | undefined;
}

/** One copy of a resource: of `count`, of `for_each`, or the only one. */
export interface Instance {
  /** `azurerm_subnet.nodes["a"]`. */
  readonly id: string;
  /** The index or key of the copy; undefined for the only one. */
  readonly key: string | undefined;
  readonly resource: Resource;
  readonly scope: Scope;
  readonly exists: 'yes' | 'maybe';
  readonly when: readonly Condition[];
}

/** Where an expression stands: its module, its file, and the names that hold there only. */
export interface Scope {
  readonly evaluation: Evaluation;
  readonly file: SourceFile;
  /** Variables of `for`, iterators of `dynamic`, and `each`, `count`, `self`. */
  readonly names: ReadonlyMap<string, Datum>;
}

/** The scope of a module's own text: no loop, no copy. */
export function moduleScope(evaluation: Evaluation, { file }: { readonly file: SourceFile }): Scope {
  return { evaluation, file, names: noNames };
}

const noNames: Scope['names'] = new Map();

export function inFile(scope: Scope, file: SourceFile): Scope {
  return scope.file === file ? scope : { ...scope, file };
}

export function naming(scope: Scope, names: Iterable<readonly [string, Datum]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}

export function spanAt({ file }: Scope, { start, end }: Place): Span {
  return { uri: file.uri, start, end };
}

/** The text of an expression on one line, short enough for a sentence. */
export function textAt({ file }: Scope, { start, end }: Place): string {
  const written = file.text.slice(start, Math.min(end, start + 200));
  const text = /\s\s|[\n\t]/.test(written) ? written.replace(/\s+/g, ' ') : written;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function originAt(scope: Scope, place: Place, from: readonly Origin[] = noCauses): Origin {
  return { span: spanAt(scope, place), what: textAt(scope, place), from };
}

const noCauses: readonly Origin[] = [];

/** The origin of a literal: it is what decides. */
export function literalAt(scope: Scope, place: Place): Origin {
  const span = spanAt(scope, place);
  return { span, what: textAt(scope, place), from: noCauses, literal: span };
}

/** What follows from a value that is not known: the same reason, at another place. */
export function follows(cause: UnknownDatum, scope: Scope, place: Place): UnknownDatum {
  return { ...cause, origin: originAt(scope, place, [cause.origin]) };
}

export function tooLarge(scope: Scope, place: Place, message = 'the evaluation takes too many steps'): UnknownDatum {
  return unknown('too-large', message, originAt(scope, place));
}

