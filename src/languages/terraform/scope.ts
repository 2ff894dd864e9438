import type { Condition } from '../../model/condition';
import type { Origin } from '../../model/value';
import type { Files } from '../../text/files';
import type { SourceFile, Span } from '../../text/span';
import { unknown, type Datum, type UnknownDatum, type Why } from '../shared/datum';
import type { Module, Resource } from './module';
import type { Expression, Place, Step } from './tree';

/** A module being evaluated, in one of its copies: what is known of it so far, and how much work is left. */
export interface Evaluation {
  readonly module: Module;
  readonly run: Run;
  /** The address of the module with a point behind it, `module.net["a"].`; empty at the root. */
  readonly path: string;
  /** The names of the calls that lead here as `terraform init` records them, `net.subnets`; empty at the root. */
  readonly key: string;
  readonly caller: Evaluation | undefined;
  /** The call in the user's text, where the module itself is none of it: vendored, or not on disk at all. */
  readonly call: Span | undefined;
  /** Whether the module is called, and under which conditions. */
  readonly exists: 'yes' | 'maybe';
  readonly when: readonly Condition[];
  /** What a caller or the files of variables give, by name. It is evaluated when it is used: modules may need each other's outputs. */
  readonly inputs: ReadonlyMap<string, Input>;
  readonly variables: Map<string, Datum | 'in progress'>;
  readonly locals: Map<string, Datum | 'in progress'>;
  readonly outputs: Map<string, Datum | 'in progress'>;
  readonly resources: Map<string, Datum | 'in progress'>;
  readonly instances: Map<string, Copies | 'in progress'>;
  readonly modules: Map<string, CalledModule | 'in progress'>;
  readonly work: Work;
  /** Finds what a name stands for. It is handed in, so that expressions need not know of resources. */
  readonly lookUp: LookUp;
}

/** What all modules of one deployment have in common. */
export interface Run {
  /** The folder of the root module. */
  readonly root: string;
  readonly files: Files;
  /** The modules read so far, by folder: one may be called many times. */
  readonly read: Map<string, Module>;
  /** The file of values that the deployment is made with, by its path from the root; null where there is none. */
  readonly variant: string | null;
  /** The outputs of other roots whose states are read, by folder and file of values. */
  readonly states: Map<string, ReadonlyMap<string, Datum> | 'in progress'>;
  readonly lookUp: LookUp;
  /** What a data source reads from the state of another root; undefined where that root is not here. */
  readonly outputsRead: ((instance: Instance) => Datum | undefined) | undefined;
}

/** A value for a variable. */
export interface Input {
  evaluate(): Datum;
  /** The expression that gives it and its scope, where that is one of a caller. */
  readonly argument: { readonly value: Expression; readonly scope: Scope } | undefined;
}

/** A module as its caller sees it: an evaluation for each copy, or why it cannot be followed. */
export interface CalledModule {
  readonly copies: Copies;
  /** One for each of the copies, in their order; empty when the module is not here. */
  readonly evaluations: readonly Evaluation[];
  readonly notHere: Why | undefined;
}

/** The evaluation of a root module. */
export function rootEvaluation(module: Module, files: Files, inputs: Evaluation['inputs'], lookUp: LookUp, states: Partial<Pick<Run, 'variant' | 'states' | 'outputsRead'>> = {}): Evaluation {
  const { variant = null, states: known = new Map<string, never>(), outputsRead } = states;
  return {
    module, run: { root: module.folder, files, read: new Map([[module.folder, module]]), variant, states: known, lookUp, outputsRead }, path: '', key: '', caller: undefined, call: undefined,
    exists: 'yes', when: [], inputs, work: { ...budget }, lookUp, ...nothingKnown(),
  };
}

/** What is known of a module before anything of it is evaluated. */
export function nothingKnown(): Pick<Evaluation, 'variables' | 'locals' | 'outputs' | 'resources' | 'instances' | 'modules'> {
  return { variables: new Map(), locals: new Map(), outputs: new Map(), resources: new Map(), instances: new Map(), modules: new Map() };
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

/** The copies of a resource or of a module's call. `open`: why there may be others. */
export interface Copies {
  readonly form: 'one' | 'count' | 'for-each';
  readonly copies: readonly Copy[];
  /** How many there are may depend on conditions: which copies each way makes. A single way where it depends on none. */
  readonly ways: readonly CopiesOfWay[];
  readonly open: Why | undefined;
}

export interface CopiesOfWay {
  readonly keys: readonly string[];
  readonly open: Why | undefined;
  readonly when: readonly Condition[];
}

/** One copy, of `count`, of `for_each`, or the only one. */
export interface Copy {
  /** `module.net.azurerm_subnet.nodes["a"]`. */
  readonly id: string;
  /** The index or key of the copy; undefined for the only one. */
  readonly key: string | undefined;
  readonly scope: Scope;
  readonly exists: 'yes' | 'maybe';
  readonly when: readonly Condition[];
}

/** A copy of a resource. */
export interface Instance extends Copy {
  readonly resource: Resource;
}

/** Where an expression stands: its module, its file, and the names that hold there only. */
export interface Scope {
  readonly evaluation: Evaluation;
  readonly file: SourceFile;
  /** Variables of `for`, iterators of `dynamic`, and `each`, `count`, `self`. */
  readonly names: ReadonlyMap<string, Datum>;
  /** Within the arguments of `try` and `can`. */
  readonly trying?: true;
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

/** What a condition is about, told apart from the same words in other modules. */
export function subjectAt(scope: Scope, place: Place): string {
  const text = `\`${textAt(scope, place)}\``;
  const module = scope.evaluation.path.slice(0, -1);
  return module === '' ? text : `${text} in \`${module}\``;
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

