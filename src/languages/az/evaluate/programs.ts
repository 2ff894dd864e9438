import { atom, unknown, type Datum } from '../../shared/datum';
import type { Command } from '../tree';
import { parseJson } from './json';
import { queried } from './query';
import { originAt, partOf, textOf, type Argument, type Shell } from './shell';
import { concatenated } from './texts';

/** What a program writes, where that is certain. Undefined for programs that are not known. */
export function runProgram(name: string, args: readonly Argument[], command: Command, shell: Shell): Datum | undefined {
  const program = programs[name.toLowerCase()];
  return program?.(args, command, shell);
}

type Program = (args: readonly Argument[], command: Command, shell: Shell) => Datum | undefined;

const programs: Readonly<Record<string, Program>> = {
  echo,
  'write-output': echo,
  printf,
  cat: (args, command, shell) => (args.length === 0 || args[0]?.known === '-' ? shell.input : open(command, shell)),
  tee: (_args, command, shell) => shell.input ?? open(command, shell),
  xargs: (args, command, shell) => (args.length === 0 ? shell.input : open(command, shell)),
  jq,
  tr,
  sed,
  cut,
  head: (_args, command, shell) => oneLine(command, shell),
  tail: (_args, command, shell) => oneLine(command, shell),
  grep,
  basename: (args, command, shell) => pathPart(args, command, shell, (path) => path.slice(path.lastIndexOf('/') + 1)),
  dirname: (args, command, shell) => pathPart(args, command, shell, (path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.')),
  realpath: (args, command, shell) => pathPart(args, command, shell, (path) => path),
  readlink: (args, command, shell) => pathPart(args.slice(-1), command, shell, (path) => path),
  pwd: (_args, command, shell) => atom(shell.script.file.uri.slice(0, shell.script.file.uri.lastIndexOf('/')), originAt(shell, command)),
  seq,
};

/** What cannot be told of a program that is known, as of any other. */
function open(command: Command, shell: Shell, from: Datum | undefined = shell.input): Datum {
  const origin = originAt(shell, command);
  const message = `it is what \`${origin.what.split(' ')[0] ?? ''}\` writes`;
  return unknown(from?.kind === 'unknown' ? from.reason : 'function-not-pure', from?.kind === 'unknown' ? from.message : message, { ...origin, from: from ? [from.origin] : [], part: { element: `${origin.span.uri}#${String(origin.span.start)}`, attribute: 'text' } });
}

function echo(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const words = args.filter(({ known }, index) => index > 1 || typeof known !== 'string' || !/^-[neE]+$/.test(known));
  const [only, another] = words;
  if (only && !another) return only.datum;
  const origin = originAt(shell, command, words.map(({ datum }) => datum.origin));
  return concatenated(words.flatMap(({ datum }, index) => (index === 0 ? [datum] : [atom(' ', origin), datum])), origin);
}

function printf(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const format = textOf(args[0]?.datum);
  const values = args.slice(1);
  const origin = originAt(shell, command, values.map(({ datum }) => datum.origin));
  if (format === undefined || format === '-v') return open(command, shell);
  const plain = format.replace(/\\n$/, '');
  const [only, another] = values;
  if (/^%[sd]$/.test(plain) && only && !another) return only.datum;
  const pieces = plain.replaceAll('\\n', '\n').replaceAll('\\t', '\t').split(/(%[sd%])/);
  let next = 0;
  const data = pieces.map((piece) => (piece === '%s' || piece === '%d' ? values[next++]?.datum ?? atom('', origin) : atom(piece === '%%' ? '%' : piece, origin)));
  return plain.replaceAll(/%[sd%]/g, '').includes('%') || next < values.length ? open(command, shell) : concatenated(data, origin);
}

/** `jq` with a path, as az's own queries are read. */
function jq(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const known = args.map(({ known: each }) => each);
  const filters = known.filter((each) => typeof each !== 'string' || !each.startsWith('-'));
  const [filter, file] = filters;
  if (typeof filter !== 'string' || file !== undefined || known.some((each) => typeof each === 'string' && /^--arg|^-n$/.test(each))) return open(command, shell);
  const input = structured(shell.input);
  if (!input || input.kind === 'unknown') return open(command, shell);
  if (filter === '.') return input;
  const path = filter.trim();
  if (!/^\.(?:[A-Za-z_]\w*|\[(?:\d+|"[^"]+")\])?(?:\.[A-Za-z_]\w*|\[(?:\d+|"[^"]+")\]|\.\[\d+\])*$/.test(path)) return open(command, shell);
  return queried(input, path.replace(/^\./, '').replaceAll(/\["([^"]+)"\]/g, '."$1"').replaceAll('.[', '[').replace(/^\./, ''), command, shell);
}

/** A text that is JSON, as what it says. */
export function structured(datum: Datum | undefined): Datum | undefined {
  const text = textOf(datum);
  return text !== undefined && datum && /^\s*[[{]/.test(text) ? parseJson(text, datum.origin) ?? datum : datum;
}

function tr(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const [first, second, third] = args.map(({ known }) => known);
  const { input } = shell;
  const text = textOf(input);
  if (typeof first !== 'string' || !input) return open(command, shell);
  if (/^-d$|^--delete$/.test(first) && typeof second === 'string') {
    if (/^(?:\[:space:\]|[\\nrt"'\s]+)+$/.test(second)) {
      if (text === undefined) return input;
      const set = new Set(second === '[:space:]' ? [...' \t\n\r'] : [...second.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t')]);
      const trimmed = trimmedBy(text, set);
      return [...text.slice(trimmed[0], trimmed[1])].some((sign) => set.has(sign)) ? atom([...text].filter((sign) => !set.has(sign)).join(''), originAt(shell, command, [input.origin])) : partOf(shell, input, text, ...trimmed);
    }
    return text === undefined || !/^[\w.,:/-]+$/.test(second) || /.-./.test(second) ? open(command, shell) : atom([...text].filter((sign) => !second.includes(sign)).join(''), originAt(shell, command, [input.origin]));
  }
  if (text === undefined || typeof second !== 'string' || third !== undefined) return open(command, shell);
  const origin = originAt(shell, command, [input.origin]);
  const sets = [first, second].map((set) => set.replace('[:upper:]', 'A-Z').replace('[:lower:]', 'a-z').replace(/^\[(.*)\]$/, '$1'));
  if (sets[0] === 'A-Z' && sets[1] === 'a-z') return atom(text.toLowerCase(), origin);
  if (sets[0] === 'a-z' && sets[1] === 'A-Z') return atom(text.toUpperCase(), origin);
  const [from, to] = [first, second].map((set) => set.replaceAll('\\n', '\n'));
  if (from?.length === 1 && to?.length === 1) return atom(text.replaceAll(from, () => to), origin);
  return open(command, shell);
}

function trimmedBy(text: string, set: ReadonlySet<string>): readonly [number, number] {
  let from = 0;
  let to = text.length;
  while (from < to && set.has(text[from] ?? '')) from++;
  while (to > from && set.has(text[to - 1] ?? '')) to--;
  return [from, to];
}

/** `sed 's/a/b/'` with plain texts, and taking quotes away. */
function sed(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const scripts = args.map(({ known }) => known).filter((each) => each !== '-e' && each !== '-E' && each !== '-r');
  const [script, another] = scripts;
  const { input } = shell;
  if (typeof script !== 'string' || another !== undefined || !input) return open(command, shell);
  const [, sign = '', rest = ''] = /^s([/|#,@:])(.*)$/s.exec(script) ?? [];
  const [from, to, flags, more] = rest.split(sign === '' ? '\u0000' : sign);
  if (from === undefined || to === undefined || flags === undefined || more !== undefined || !/^g?$/.test(flags)) return open(command, shell);
  const quotes = /^(?:["']|\\["']|\[["']+\])$/.test(from) && to === '' || /^(?:\^"|"\$|\^"\\\|"\$|\^"\|"\$)$/.test(from) && to === '';
  const text = textOf(input);
  if (text === undefined) return quotes ? input : open(command, shell);
  if (quotes) {
    const trimmed = trimmedBy(text, new Set(['"', "'"]));
    return partOf(shell, input, text, ...trimmed);
  }
  if (!/^(?:[\w\s,:;@#%=/-]|\\[./])+$/.test(from) || /[&\\]/.test(to)) return open(command, shell);
  const plain = from.replaceAll(/\\(.)/g, '$1');
  const origin = originAt(shell, command, [input.origin]);
  return atom(flags === 'g' ? text.replaceAll(plain, () => to) : text.replace(plain, () => to), origin);
}

/** `cut -d SIGN -f NUMBER` */
function cut(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const text = textOf(shell.input);
  const words = args.map(({ known }) => (typeof known === 'string' ? known : undefined));
  if (text === undefined || !shell.input || words.some((word) => word === undefined) || text.includes('\n')) return open(command, shell);
  const line = words.join('\u0000');
  const delimiter = /(?:^|\0)(?:-d\0?|--delimiter[=\0])(.)/s.exec(line)?.[1];
  const field = Number(/(?:^|\0)(?:-f\0?|--fields[=\0])(\d+)(?:\0|$)/.exec(line)?.[1]);
  if (delimiter === undefined || !Number.isInteger(field) || field < 1) return open(command, shell);
  const parts = text.split(delimiter);
  if (parts.length === 1) return shell.input;
  const from = parts.slice(0, field - 1).reduce((all, part) => all + part.length + 1, 0);
  const part = parts[field - 1];
  return part === undefined ? atom('', originAt(shell, command)) : partOf(shell, shell.input, text, from, from + part.length);
}

/** What is one line is its own first and last. */
function oneLine(command: Command, shell: Shell): Datum {
  const { input } = shell;
  if (input?.kind === 'reference') return input;
  const text = textOf(input);
  return input && text !== undefined && !text.trim().includes('\n') ? input : open(command, shell);
}

function grep(_args: readonly Argument[], command: Command, shell: Shell): Datum {
  return open(command, shell);
}

function pathPart(args: readonly Argument[], command: Command, shell: Shell, part: (path: string) => string): Datum {
  const [path, another] = args.filter(({ known }) => typeof known !== 'string' || !known.startsWith('-'));
  const text = textOf(path?.datum);
  return text === undefined || another ? open(command, shell) : atom(part(text), originAt(shell, command));
}

function seq(args: readonly Argument[], command: Command, shell: Shell): Datum {
  const numbers = args.map(({ known }) => (typeof known === 'string' && /^-?\d+$/.test(known) ? Number(known) : NaN));
  if (numbers.length === 0 || numbers.length > 3 || numbers.some(Number.isNaN)) return open(command, shell);
  const [first, step, last] = numbers.length === 1 ? [1, 1, numbers[0] ?? 0] : numbers.length === 2 ? [numbers[0] ?? 0, 1, numbers[1] ?? 0] : [numbers[0] ?? 0, numbers[1] ?? 1, numbers[2] ?? 0];
  if (step === 0 || Math.abs((last - first) / step) > 1000) return open(command, shell);
  const all: string[] = [];
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) all.push(String(value));
  return atom(all.join('\n'), originAt(shell, command));
}
