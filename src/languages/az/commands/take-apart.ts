import type { CommandSpec, FlagFault, FlagSpec, KnownText, Taken, TakenFlag, TakenValue } from './spec';

/**
 * Puts the words behind a command's name to its flags, as the client itself does: az by the rules of Python's argparse, cmdlets by
 * PowerShell's. A word that is not known is a value, unless no flag waits for one.
 */
export function takeApart(spec: CommandSpec, words: readonly KnownText[]): Taken {
  const flags: TakenFlag[] = [];
  const loose: number[] = [];
  const faults: FlagFault[] = [];
  let plain = false;
  const isValue = (index: number): boolean => index < words.length && !isEndOfFlags(spec, words[index]) && read(spec, words[index]).kind === 'value';
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!plain && isEndOfFlags(spec, word)) {
      plain = true;
      continue;
    }
    const meant = plain ? justAValue : read(spec, word);
    if (meant.kind === 'value') {
      loose.push(index);
    } else if (meant.kind === 'fault') {
      faults.push({ word: index, kind: meant.fault, candidates: meant.candidates });
      // Whatever follows belongs to a flag that nobody knows.
      while (isValue(index + 1)) index++;
    } else {
      const at = index;
      const values: TakenValue[] = meant.joined === undefined ? [] : [{ word: at, from: meant.joined }];
      const most = meant.joined === undefined ? mostValues[meant.flag.takes] : 0;
      while (values.length < most && isValue(index + 1)) values.push({ word: ++index, from: 0 });
      const fault = faultOf(meant.flag, values, spec);
      if (fault) faults.push({ word: at, kind: fault, candidates: [meant.name] });
      flags.push({ spec: meant.flag, name: meant.name, word: at, values: fault === 'value-unwanted' ? [] : values });
    }
  }
  const byPlace = placed(spec, flags, loose);
  const rest = loose.slice(byPlace.length);
  return { flags: [...flags, ...byPlace], loose: rest, faults, complete: rest.every((index) => typeof words[index] === 'string') };
}

const mostValues: Readonly<Record<FlagSpec['takes'], number>> = { nothing: 0, one: 1, optional: 1, many: Infinity };

function isEndOfFlags({ client }: CommandSpec, word: KnownText): boolean {
  return client === 'az' && word === '--';
}

/** A switch of PowerShell may have a value joined to it: `-Force:$false`. */
function faultOf({ takes }: FlagSpec, values: readonly TakenValue[], { client }: CommandSpec): FlagFault['kind'] | undefined {
  if (takes === 'one' && values.length === 0) return 'value-missing';
  return takes === 'nothing' && values.length > 0 && client === 'az' ? 'value-unwanted' : undefined;
}

/** Words without a name go to those parameters of a cmdlet that have a place and no value yet. */
function placed(spec: CommandSpec, flags: readonly TakenFlag[], loose: readonly number[]): readonly TakenFlag[] {
  const free = spec.flags.filter((flag) => flag.position !== undefined && !flags.some((taken) => taken.spec === flag))
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return loose.slice(0, free.length).flatMap((word, index): readonly TakenFlag[] => {
    const flag = free[index];
    return flag ? [{ spec: flag, name: flag.names[0] ?? '', word, values: [{ word, from: 0 }] }] : [];
  });
}

type Reading =
  | { readonly kind: 'value' }
  /** `joined`: where in the word the value begins. */
  | { readonly kind: 'flag'; readonly flag: FlagSpec; readonly name: string; readonly joined: number | undefined }
  | { readonly kind: 'fault'; readonly fault: FlagFault['kind']; readonly candidates: readonly string[] };

const justAValue: Reading = { kind: 'value' };

function read(spec: CommandSpec, word: KnownText): Reading {
  if (word === undefined) return justAValue;
  const [text, whole] = typeof word === 'string' ? [word, true] : [word.begins, false];
  return spec.client === 'az' ? readAz(spec.flags, text, whole) : readPowerShell(spec.flags, text, whole);
}

/** As `argparse.ArgumentParser._parse_optional` decides (Python 3.12, which az brings along). */
function readAz(flags: readonly FlagSpec[], text: string, whole: boolean): Reading {
  if (!text.startsWith('-') || text === '-') return justAValue;
  const exact = whole ? byName(flags).get(text) : undefined;
  if (exact) return { kind: 'flag', ...exact, joined: undefined };
  const equals = text.indexOf('=');
  const head = equals < 0 ? text : text.slice(0, equals);
  const joined = equals < 0 ? undefined : equals + 1;
  if (joined !== undefined) {
    const first = byName(flags).get(head);
    if (first) return { kind: 'flag', ...first, joined };
  }
  if (text.startsWith('--')) {
    if (joined === undefined && !whole) return { kind: 'fault', fault: 'unknown', candidates: [] };
    return chosen(meantBy(flags, (name) => name.startsWith(head)), joined, text);
  }
  const short = text.slice(0, 2);
  const own = byName(flags).get(short);
  return own ? { kind: 'flag', ...own, joined: 2 } : chosen(meantBy(flags, (name) => name.startsWith(text)), joined, text);
}

interface Meant {
  readonly flag: FlagSpec;
  readonly name: string;
}

/** The flags by their whole names. Most words are one. */
function byName(flags: readonly FlagSpec[]): ReadonlyMap<string, Meant> {
  const known = tables.get(flags);
  if (known) return known;
  const table = new Map<string, Meant>();
  for (const flag of flags) for (const name of flag.names) if (!table.has(name)) table.set(name, { flag, name });
  tables.set(flags, table);
  return table;
}

const tables = new WeakMap<readonly FlagSpec[], ReadonlyMap<string, Meant>>();

function meantBy(flags: readonly FlagSpec[], fits: (name: string) => boolean): readonly Meant[] {
  return flags.flatMap((flag) => flag.names.filter(fits).map((name) => ({ flag, name })));
}

/** What the client knows comes before what only an extension knows, or what was taken out. */
function chosen(all: readonly Meant[], joined: number | undefined, text: string): Reading {
  const own = all.filter(({ flag }) => !flag.extension && !flag.removed);
  const meant = own.length > 0 ? own : all;
  const [first] = meant;
  if (first && meant.every(({ flag }) => flag === first.flag)) return { kind: 'flag', ...first, joined };
  if (first) return { kind: 'fault', fault: 'ambiguous', candidates: meant.map(({ name }) => name) };
  const isValue = /^-\d+$|^-\d*\.\d+$/.test(text) || text.includes(' ');
  return isValue ? justAValue : { kind: 'fault', fault: 'unknown', candidates: [] };
}

/** Names have no case; a beginning that only one parameter has is enough; any dash will do. */
function readPowerShell(flags: readonly FlagSpec[], text: string, whole: boolean): Reading {
  const match = /^[-\u2013-\u2015]([A-Za-z_?][^\s:.]*)(:?)/.exec(text);
  if (!match || (!whole && match[2] === '')) return justAValue;
  const [all, name = '', colon] = match;
  const wanted = `-${name.toLowerCase()}`;
  const exact = meantBy(flags, (each) => each.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : meantBy(flags, (each) => each.toLowerCase().startsWith(wanted));
  // A value that stands behind the colon as a word of its own is taken like any other.
  const joined = colon === ':' && (all.length < text.length || !whole) ? all.length : undefined;
  return chosen(found, joined, `-${name}`);
}
