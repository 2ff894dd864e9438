import type { Change } from '../model/change';
import type { Client, Network } from '../model/network';
import type { ProposedNetwork } from '../model/proposed-network';
import type { Unknown } from '../model/value';
import type { Files, Reads } from '../text/files';
import type { SourceFile, Span, TextEdit } from '../text/span';
import { folderOf, resolvePath } from '../text/uris';

export type LanguageId = 'terraform' | 'bicep' | 'arm' | 'az';

/** What deploys as one: a root module with its variable files, a template with a parameter file, a script. */
export interface Unit {
  readonly language: LanguageId;
  /** The folder or file that it is rooted in. */
  readonly root: string;
  /** What gives the values, such as `prod.tfvars`; null when there is one variant only. */
  readonly variant: string | null;
  /** The files that give the values, the one that holds last, where it is not the one file that `variant` names. */
  readonly values?: readonly string[];
  /** Whether other text of the workspace calls it, so that its inputs are set elsewhere. */
  readonly called: boolean;
}

/** The files that give the values, the one that holds last. Variants have their names from the folder of the root. */
export function valuesOf({ language, root, variant, values }: Unit): readonly string[] {
  if (values || variant === null) return values ?? [];
  return [resolvePath(language === 'terraform' ? root : folderOf(root), variant) ?? ''];
}

/** The files of values that somebody has said belong to a root, by variant. Undefined where nothing is said, and they are found by their names and contents. */
export type GivenVariants = (root: string) => readonly GivenVariant[] | undefined;

export interface GivenVariant {
  readonly name: string;
  /** The files, the one that holds last. */
  readonly values: readonly string[];
}

/** What a unit says, evaluated. */
export interface Deployment {
  readonly unit: Unit;
  readonly client: Client;
  readonly network: Network;
  /** Every network value that is not known, with the reason: what we did not check. */
  readonly notChecked: readonly NotChecked[];
  /** The places that could not be read. */
  readonly unreadable: readonly Span[];
  readonly reads: Reads;
}

/** A network value that could not be followed. */
export interface NotChecked {
  /** The property as the language spells it, such as `node_count`. */
  readonly what: string;
  /** The property in the words of the model, such as `count`. */
  readonly property: string;
  readonly value: Unknown;
}

/** What a language gives to the program. It knows nothing of rules. */
export interface Language {
  readonly id: LanguageId;
  /** Whether the file is this language's by its name. */
  owns(uri: string): boolean;
  /** Of a name that says too little, such as `.json`: whether a text that begins so is this language's. Without it the name decides. */
  recognizes?(start: string, uri: string): boolean;
  /** Of a file that other languages own: whether a text that begins so tells how this language's files are deployed. */
  consults?(start: string, uri: string): boolean;
  /** Whether a text is one that is read where the user names its file, and only then: what another program has made for this once. */
  readsWhenNamed?(text: string): boolean;
  /** The units that the files of the folder make. `isCalled` says which folders or files other text calls. */
  units(folder: string, files: Files, isCalled: (uri: string) => boolean, given: GivenVariants): readonly Unit[];
  /** The folders or files that text in this folder calls: modules, and the templates of files of parameters. */
  calls(folder: string, files: Files, given: GivenVariants): readonly string[];
  /**
   * Names under which text in other folders finds the file, whatever its own folder is: as folders that `Files.list` knows, in a scheme of
   * their own. Terraform's roots are found by where they keep their state.
   */
  findableAs?(file: SourceFile): readonly string[];
  /** Reads the unit. It never fails: what makes no sense is left out and named in `unreadable`. */
  evaluate(unit: Unit, files: Files): Deployment;
  /** The edits that make the change, or undefined when this language has no certain way to write it. */
  spell(change: Change, files: Files): readonly TextEdit[] | undefined;
  /**
   * The files that make the proposal, named by their names alone: parameterised, commented, and laid out as the language's own
   * formatter would. Undefined where the language has no way to say it.
   */
  write(network: ProposedNetwork): readonly SourceFile[] | undefined;
}
