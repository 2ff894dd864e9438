import type { Condition } from '../../../model/condition';
import type { Files } from '../../../text/files';
import type { SourceFile, Span } from '../../../text/span';
import type { Datum, Why } from '../datum';

/**
 * What one template declares, in Bicep or as an ARM template. It depends on nothing but the text of its file (and of those that
 * Bicep imports at compile time), so that it can be remembered: whatever needs values is a `Source`, which is evaluated later.
 */
export interface Template {
  readonly language: 'bicep' | 'arm';
  readonly file: SourceFile;
  /** `resourceGroup` unless the template says otherwise. */
  readonly targetScope: string;
  /** By name as declared. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly variables: ReadonlyMap<string, Source>;
  readonly outputs: ReadonlyMap<string, Source>;
  /** In the order of the text, nested resources and nested templates' resources behind their containers. */
  readonly declarations: readonly Declaration[];
  /** The places that could not be read. */
  readonly unreadable: readonly Span[];
  /** Why there may be declarations besides these; undefined where these are all. */
  readonly open: Why | undefined;
}

/** An expression of the text, ready to be evaluated. Evaluation never fails. */
export interface Source {
  readonly span: Span;
  /** Its text on one line, short enough for a sentence. */
  readonly what: string;
  evaluate(frame: Frame): Datum;
  /** What must hold for it to be `holds`, where its value is not known: `!private` is true if `private` is false. */
  outcome?(frame: Frame, holds: boolean): Condition;
}

export interface Parameter {
  readonly name: string;
  /** What to point at when the declaration is meant. */
  readonly head: Span;
  readonly fallback: Source | undefined;
  /** `@secure()`, `secureString`, `secureObject`. */
  readonly secure: boolean;
  /** Whether it is null where no value is given: a type that ends in `?`, `"nullable": true`. */
  readonly nullable: boolean;
}

export type Declaration = ResourceDeclaration | ModuleDeclaration;

interface Declared {
  /** Bicep's symbolic name, or the key in an ARM template with symbolic names. Unique in its template. */
  readonly symbol: string | undefined;
  /** What to point at when it is meant as a whole: one line of the text. */
  readonly head: Span;
  readonly body: Span;
  /** `if (…)`, `"condition"`. It is evaluated in the frame of a copy. */
  readonly condition: Source | undefined;
  readonly copies: Copies | undefined;
}

export interface ResourceDeclaration extends Declared {
  readonly kind: 'resource';
  /** The whole type without its version, of a nested resource too: `Microsoft.Network/virtualNetworks/subnets`. */
  readonly type: string;
  readonly apiVersion: { readonly text: string; readonly span: Span } | undefined;
  /** It is only referred to, not made. */
  readonly existing: boolean;
  /** The resource that it is written inside of. */
  readonly container: ResourceDeclaration | undefined;
  /** Bicep's `parent`: gives the parent's object. */
  readonly parent: Source | undefined;
  /**
   * The name: with a container or parent only its own part, else all parts with `/` between them. A nested resource of an ARM
   * template has its own part only.
   */
  readonly name: Source | undefined;
  /** Bicep's `scope`, or the `scope` and `resourceGroup` of an ARM template, where written. */
  readonly scope: Source | undefined;
  /** The whole of what is written: an object with `properties`, `sku`, and the rest. */
  readonly content: Source;
}

/** A module of Bicep, a nested or linked deployment of an ARM template. */
export interface ModuleDeclaration extends Declared {
  readonly kind: 'module';
  readonly name: Source | undefined;
  readonly scope: Source | undefined;
  readonly target: ModuleTarget;
  /** The values of its parameters: an object by their names. */
  readonly params: Source | undefined;
}

export type ModuleTarget =
  /** A file of the workspace, in either language, by its uri: it may not be there. */
  | { readonly kind: 'file'; readonly uri: string; readonly written: string }
  /**
   * A template within the text. With `scope: 'outer'` its expressions mean the parameters and variables of the template around it,
   * and the names of the loop around it.
   */
  | { readonly kind: 'inline'; readonly template: Template; readonly scope: 'inner' | 'outer' }
  /** A template that is not of this workspace, with what the text says of it; `foreign` when it makes nothing of ours. */
  | { readonly kind: 'elsewhere'; readonly why: Why; readonly foreign: boolean };

/** What a loop goes over. */
export interface Copies {
  /** A list, of which each item makes a copy, or a number of copies. */
  readonly over: Source;
  /** The frame of one copy: with the item (undefined for a number of copies) and the index bound to their names. */
  frameOf(frame: Frame, item: Datum | undefined, index: Datum): Frame;
}

/** Reads a file as a template, or undefined where it is none. Remembered for as long as the texts stay. */
export type ReadTemplate = (uri: string, files: TemplateFiles) => Template | undefined;

/** What a template's text may read at compile time. */
export interface TemplateFiles {
  get(uri: string): SourceFile | undefined;
}

/** One deployment while it is evaluated: the template at its root, and all that it calls. */
export interface Run {
  readonly files: Files;
  readonly read: ReadTemplate;
  readonly work: Work;
}

/** What is left of the budget of one evaluation. It is bounded so that no text can hang the editor. */
export interface Work {
  steps: number;
  depth: number;
  copies: number;
}

/** A template with values for its parameters: the same template may be deployed many times in one run. */
export interface Instance {
  readonly run: Run;
  readonly template: Template;
  /** The path of its modules, `network.` or `hub.network[0].`; empty at the root. */
  readonly path: string;
  /** What a caller or a file of parameters gives, by the names of the parameters. */
  readonly given: ReadonlyMap<string, Datum>;
  /** Why parameters without value may have one all the same: another text, which is not followed, calls the template. */
  readonly called: boolean;
  /** Of a nested template with outer scope: where its parameters, variables and loop names are looked up. */
  readonly outer: Frame | undefined;
  /** What it is deployed to, told from others by a key; empty for what the deployment itself goes to. */
  readonly scope: string;
  /** The instance that calls it; undefined at the root. */
  readonly caller: Instance | undefined;
  /** The call of the module in the user's text, for what lies in a template that is none of it. */
  readonly call: Span | undefined;
  readonly memory: Memory;
}

/** What is known of an instance so far. */
export interface Memory {
  readonly parameters: Map<string, Datum | 'in progress'>;
  readonly variables: Map<string, Datum | 'in progress'>;
  readonly outputs: Map<string, Datum | 'in progress'>;
  readonly declarations: Map<Declaration, Datum | 'in progress'>;
  /** By the id of the copy. */
  readonly objects: Map<string, Datum | 'in progress'>;
  readonly copies: Map<Declaration, CopiesMade | 'in progress'>;
  /** By the id of the module's copy. */
  readonly modules: Map<string, Instance>;
}

/** The copies that a declaration makes. `open`: why there may be others. */
export interface CopiesMade {
  readonly looped: boolean;
  readonly copies: readonly Copy[];
  readonly open: Why | undefined;
}

/** One copy of a resource or module, or the only one. */
export interface Copy {
  readonly declaration: Declaration;
  /** Where its text is evaluated. */
  readonly frame: Frame;
  /** Unique in its deployment. */
  readonly id: string;
  /** The copy of the resource that it is written inside of. */
  readonly container: Copy | undefined;
  /** `no`: its condition is false. It can still be referred to. */
  readonly exists: 'yes' | 'maybe' | 'no';
  readonly when: readonly Condition[];
}

/** Where an expression is evaluated. */
export interface Frame {
  readonly instance: Instance;
  /** What loops, lambdas and functions of the text bind. ARM's names are prefixed by the language, as `copyIndex:name`. */
  readonly names: ReadonlyMap<string, Datum>;
  /** What tells this copy from the others in conditions: `[0]`; empty outside of copies. */
  readonly copy: string;
}
