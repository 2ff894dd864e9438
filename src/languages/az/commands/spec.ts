/** A command as its client knows it: `aks create` of az, or a cmdlet of the Az module. */
export interface CommandSpec {
  /** As people write it: `aks create`, `New-AzAksCluster`. */
  readonly path: string;
  readonly client: 'az' | 'az-powershell';
  /** Those of its own and those that every command has. */
  readonly flags: readonly FlagSpec[];
  /** Whether lists and objects may be written in az's shorthand syntax, `[{name:x}]`, as well as in JSON. */
  readonly shorthand: boolean;
}

export interface FlagSpec {
  /** All spellings that mean the same, with their dashes. The first is the one that new text uses. */
  readonly names: readonly string[];
  /** How many words follow: none, one, all up to the next flag, or one that may be left out. */
  readonly takes: 'nothing' | 'one' | 'many' | 'optional';
  /** What it says: a property of the model, or a word of this language's own where the model has none: `subnetPrefixes`, `query`. */
  readonly property?: string;
  /** Only an extension of the client knows it, so that it makes no beginning of the client's own flags ambiguous. */
  readonly extension?: boolean;
  /** A cmdlet's parameter that may be given by its place, without its name: 0 for the first. */
  readonly position?: number;
  /** Where the client does not know the flag any more. */
  readonly removed?: Removal;
}

/** A flag that clients of today refuse. */
export interface Removal {
  /** The version that took it out, where it is known. */
  readonly since?: string;
  /** The flag that says the same today, with its value where that is always the same; undefined where nothing does. */
  readonly instead?: string;
  readonly value?: string;
}

/** The text of a word: whole, only how it begins, or not known at all. */
export type KnownText = string | { readonly begins: string } | undefined;

/** The words behind a command's name, put to its flags. Indexes are those of the words given. */
export interface Taken {
  /** In the order in which they are written. Where one is written twice, the last holds. */
  readonly flags: readonly TakenFlag[];
  /** Words that belong to no flag. */
  readonly loose: readonly number[];
  readonly faults: readonly FlagFault[];
  /** False where a word that is not known may stand for further flags: what is not written may be given all the same. */
  readonly complete: boolean;
}

export interface TakenFlag {
  readonly spec: FlagSpec;
  /** The whole name that was meant, `--vnet-subnet-id` for `--vnet-sub`. */
  readonly name: string;
  readonly word: number;
  readonly values: readonly TakenValue[];
}

/** A value: a word, or what stands in it from an offset of its text on, as in `--name=value`. */
export interface TakenValue {
  readonly word: number;
  readonly from: number;
}

export interface FlagFault {
  readonly word: number;
  /** `value-missing`: the flag needs a value and has none; `value-unwanted`: it takes none, and one is joined to it. */
  readonly kind: 'unknown' | 'ambiguous' | 'value-missing' | 'value-unwanted';
  /** What it could mean. */
  readonly candidates: readonly string[];
}
