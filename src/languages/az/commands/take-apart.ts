import type { CommandSpec, FlagFault, FlagSpec, KnownText, Taken, TakenFlag, TakenValue } from './spec';

/**
 * Puts the words behind a command's name to its flags, as the client itself does: az by the rules of Python's argparse, cmdlets by
 * PowerShell's. A word that is not known is a value, unless no flag waits for one.
 */
export function takeApart(spec: CommandSpec, words: readonly KnownText[]): Taken {
  const flags: TakenFlag[] = [];
  const loose: number[] = [];
  const faults: FlagFault[] = [];
  let complete = true;
  let plain = false;
  const looseWord = (index: number): void => {
    loose.push(index);
    if (typeof words[index] !== 'string') complete = false;
  };
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!plain && word === '--' && spec.client === 'az') {
      plain = true;
      continue;
    }
    const meant = plain ? notAFlag : read(spec, word);
    if (meant.kind === 'value') {
      looseWord(index);
      continue;
    }
    if (meant.kind === 'fault') {
      faults.push({ word: index, kind: meant.fault, candidates: meant.candidates });
      // Whatever follows belongs to a flag that nobody knows.
      while (index + 1 < words.length && read(spec, words[index + 1]).kind === 'value') index++;
      continue;
    }
    const values: TakenValue[] = meant.joined === undefined ? [] : [{ word: index, from: meant.joined }];
    const { takes } = meant.flag;
    const most = meant.joined !== undefined || takes === 'nothing' ? 0 : takes === 'many' ? Infinity : 1;
    const at = index;
    while (values.length < most && index + 1 < words.length && words[index + 1] !== '--' && read(spec, words[index + 1]).kind === 'value') {
      index++;
      values.push({ word: index, from: 0 });
    }
    if (takes === 'one' && values.length === 0) faults.push({ word: at, kind: 'value-missing', candidates: [meant.name] });
    if (takes === 'nothing' && meant.joined !== undefined) faults.push({ word: at, kind: 'value-unwanted', candidates: [meant.name] });
    flags.push({ spec: meant.flag, name: meant.name, word: at, values: takes === 'nothing' && spec.client === 'az' ? [] : values });
  }
  return { flags, loose, faults, complete };
}

type Reading =
  | { readonly kind: 'value' }
  /** `joined`: where in the word the value begins. */
  | { readonly kind: 'flag'; readonly flag: FlagSpec; readonly name: string; readonly joined: number | undefined }
  | { readonly kind: 'fault'; readonly fault: FlagFault['kind']; readonly candidates: readonly string[] };

const notAFlag: Reading = { kind: 'value' };

function read(spec: CommandSpec, word: KnownText): Reading {
  if (word === undefined) return notAFlag;
  const [text, whole] = typeof word === 'string' ? [word, true] : [word.begins, false];
  if (!/^[-\u2013-\u2015]/.test(text)) return notAFlag;
  return spec.client === 'az' ? readAz(spec.flags, text, whole) : readPowerShell(spec.flags, text, whole);
}

/** As `argparse.ArgumentParser._parse_optional` decides (Python 3.12, which az brings along). */
function readAz(flags: readonly FlagSpec[], text: string, whole: boolean): Reading {
  if (!text.startsWith('-') || text === '-') return notAFlag;
  const exact = whole ? named(flags, (name) => name === text) : [];
  if (exact[0]) return { kind: 'flag', ...exact[0], joined: undefined };
  const equals = text.indexOf('=');
  const head = equals < 0 ? text : text.slice(0, equals);
  if (equals < 0 && !whole && text.startsWith('--')) return { kind: 'fault', fault: 'unknown', candidates: [] };
  const joined = equals < 0 ? undefined : equals + 1;
  if (joined !== undefined) {
    const [first] = named(flags, (name) => name === head);
    if (first) return { kind: 'flag', ...first, joined };
  }
  if (text.startsWith('--')) return chosen(named(flags, (name) => name.startsWith(head)), joined, text);
  const short = text.slice(0, 2);
  const [own] = named(flags, (name) => name === short);
  const longer = named(flags, (name) => !name.startsWith('--') && name !== short && name.startsWith(text));
  return chosen(own ? [own, ...longer] : longer, own && longer.length === 0 ? 2 : joined, text);
}

interface Meant {
  readonly flag: FlagSpec;
  readonly name: string;
}

function named(flags: readonly FlagSpec[], fits: (name: string) => boolean): readonly Meant[] {
  return flags.flatMap((flag) => flag.names.filter(fits).map((name) => ({ flag, name })));
}

function chosen(meant: readonly Meant[], joined: number | undefined, text: string): Reading {
  const [first] = meant;
  if (first && meant.every(({ flag }) => flag === first.flag)) return { kind: 'flag', flag: first.flag, name: first.name, joined };
  if (first) return { kind: 'fault', fault: 'ambiguous', candidates: meant.map(({ name }) => name) };
  const isValue = /^-\d+$|^-\d*\.\d+$/.test(text) || text.includes(' ');
  return isValue ? notAFlag : { kind: 'fault', fault: 'unknown', candidates: [] };
}

/** Names have no case; a beginning that only one parameter has is enough; any dash will do. */
function readPowerShell(flags: readonly FlagSpec[], text: string, whole: boolean): Reading {
  const match = /^.([A-Za-z_?][^\s:.]*)(:?)/.exec(text);
  if (!match || !whole && match[2] === '') return notAFlag;
  const [all, name = '', colon] = match;
  const wanted = `-${name.toLowerCase()}`;
  const exact = named(flags, (each) => each.toLowerCase() === wanted);
  const found = exact.length > 0 ? exact : named(flags, (each) => each.toLowerCase().startsWith(wanted));
  // A value that stands behind the colon as a word of its own is taken like any other.
  const joined = colon === ':' && (all.length < text.length || !whole) ? all.length : undefined;
  return chosen(found, joined, `-${name}`);
}
