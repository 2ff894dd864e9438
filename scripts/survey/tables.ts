import { closed, followed, missed, valueKinds, type State } from './entries';
import type { PlacedFinding, PlacedValue, Project } from './survey';

/** The table of one language: a row for each kind of value, a column for each state that occurs. */
export function valueTable(values: readonly PlacedValue[]): string {
  const counted = values.filter(({ state }) => state !== 'none');
  const states = [...followed, ...closed, ...missed].filter((state) => counted.some((value) => value.state === state));
  const rowOf = (name: string, of: readonly PlacedValue[]): readonly string[] => {
    const count = (some: readonly State[]): number => of.filter(({ state }) => some.includes(state)).length;
    return [name, ...states.map((state) => String(count([state]))), String(of.length), percent(count(followed), of.length), percent(of.length - count(missed), of.length)];
  };
  const rows = valueKinds.map((kind) => counted.filter((value) => value.kind === kind)).filter((of) => of.length > 0);
  return table([
    ['', ...states.map((state) => (missed.includes(state) ? `!${state}` : state)), 'total', 'followed', 'or closed'],
    ...rows.map((of) => rowOf(of[0]?.kind ?? '', of)),
    rowOf('all', counted),
  ]);
}

/** Why values are not known: the messages by frequency, with what differs from place to place left out, and an example of each. */
export function messageTable(values: readonly PlacedValue[], most: number): string {
  const groups = grouped(values.filter(({ message }) => message !== ''), ({ state, message }) => `${state}\t${withoutNames(message)}`);
  const rows = groups.slice(0, most).map(([key, of]) => {
    const [state = '', message = ''] = key.split('\t');
    return [String(of.length), state, message, of[0]?.at ?? ''];
  });
  const rest = groups.slice(most).reduce((sum, [, of]) => sum + of.length, 0);
  return [...rows.map(([count = '', state = '', message = '', example = '']) => `${count.padStart(6)} ${state.padEnd(18)} ${message}   [${example}]`), ...(rest > 0 ? [`${String(rest).padStart(6)} more`] : [])].join('\n');
}

/** The findings by rule and severity, the most frequent first. */
export function findingTable(findings: readonly PlacedFinding[]): string {
  return table([
    ['', 'error', 'warning', 'info'],
    ...grouped(findings, ({ rule }) => rule).map(([rule, of]) => [rule, ...severities.map((severity) => String(of.filter((finding) => finding.severity === severity).length))]),
    ['all', ...severities.map((severity) => String(findings.filter((finding) => finding.severity === severity).length))],
  ]);
}

const severities = ['error', 'warning', 'info'];

export function projectTable(projects: readonly Project[]): string {
  return table([
    ['', 'files', 'deployments', 'clusters', 'pools', 'networks', 'subnets', 'open', 'values', 'missed', 'errors', 'unread', 'ms'],
    ...projects.map(({ project, files, deployments, clusters, pools, networks, subnets, open, values, findings, unread, milliseconds, crash }) => [
      crash === undefined ? project : `${project} (crashed)`,
      ...[
        files, deployments, clusters, pools, networks, subnets, open, values.filter(({ state }) => state !== 'none').length, values.filter(({ state }) => missed.includes(state)).length,
        findings.filter(({ severity }) => severity === 'error').length, unread.length, milliseconds,
      ].map(String),
    ]),
  ]);
}

/** One value on a line: the place, what it is, the text there, what we found and where that comes from. */
export function valueLine({ at, language, kind, state, text, found, message, from }: PlacedValue): string {
  const origin = state === 'literal' || from.length === 0 ? '' : `  <- ${from.join(', ')}`;
  return `${at} ${language} ${kind} ${state}  \`${text}\`  ${found === '' ? '' : `= ${found}`}${message === '' ? '' : `  (${message})`}${origin}`;
}

export function findingLine({ at, rule, severity, text, message }: PlacedFinding): string {
  return `${at} ${severity} ${rule}: ${message}  \`${text}\``;
}

/** Whether a value is meant by one of the words: a kind, a state, a reason or a language. Without words all are. */
export function isMeant({ kind, state, language }: PlacedValue, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => word.split('+').every((part) => part === kind || part === state || part === language || (part === 'missed' && missed.includes(state))));
}

/** Some of the items, chosen by chance: the same for the same seed. */
export function sample<T>(items: readonly T[], size: number, seed: number): readonly T[] {
  const left = [...items];
  const chosen: T[] = [];
  let state = seed >>> 0;
  while (chosen.length < size && left.length > 0) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    chosen.push(...left.splice(Math.floor((state / 2 ** 32) * left.length), 1));
  }
  return chosen;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups].sort(([a, of], [b, others]) => others.length - of.length || (a < b ? -1 : 1));
}

/** What is quoted in a message differs from place to place; attributes and functions are what the message is about. */
function withoutNames(message: string): string {
  const short = message.replace(/`(\w+)` of `[^`]*`|`([\w.]+)\([^`]*`|`[^`]*`/g, (_, attribute?: string, called?: string) => {
    if (attribute !== undefined) return `\`${attribute}\` of \`…\``;
    return called === undefined ? '`…`' : `\`${called}(…)\``;
  });
  return short.replace(/\d+/g, '#');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Rows of cells, the first left-aligned, the others right-aligned. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}
