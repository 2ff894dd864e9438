import { allOf, compatible, negated, type Condition } from '../../../model/condition';
import { atom, type Choice, type Datum } from '../../shared/datum';
import type { Comparison, Place, Statement, Value, Word } from '../tree';
import { comparisonOf } from '../bash/comparison';
import { parsePowerShell } from '../powershell/parse';
import { truth } from './computed';
import { patternOf } from './pattern';
import { keyOf } from './key';
import { lineOf, plainWord, readVariable, textOf, writtenAt, type Shell } from './shell';
import { capture } from './capture';
import { thing } from './things';
import { evaluateNumber } from './arithmetic';
import { evaluateValue, evaluateWord } from './words';

/** How a condition comes out. */
export interface Outcome {
  /** Undefined where the text does not decide it. */
  readonly holds: boolean | undefined;
  readonly yes: readonly Condition[];
  readonly no: readonly Condition[];
  /** Whether it only asks if something is there already. */
  readonly existence: boolean;
  /** Whether its commands have run. */
  readonly ran: boolean;
}

/** What commands that stand as a condition decide. They run. */
export function conditionOf(test: readonly Statement[], compares: Comparison | undefined, text: string, place: Place, shell: Shell): Outcome {
  const comparison = compares ?? (shell.script.dialect === 'bash' ? comparisonOf(test, false) : undefined);
  if (comparison) return { ...compared(comparison, text, place, shell), ran: true };
  if (shell.script.dialect === 'powershell' && test.length === 0) {
    const value = conditionValue(text, shell);
    const holds = value && truthOf(value, shell);
    if (value && holds !== undefined) return known(holds);
    if (value?.kind === 'choice') return ofWays(value, atom('', value.origin), (one) => truthOf(one, shell), { text, subject: undefined, place }, shell);
    return { ...open(text, (value && keyOf(value)) ?? text, place, shell, true), existence: value !== undefined && isFromAzure(value, shell) || /^(?:-not\s*|!\s*)\(?\$/i.test(text) && namesAzure(text, shell) };
  }
  const [only] = test;
  const words = only?.kind === 'command' && test.length === 1 ? only.words : [];
  const name = plainWord(words[0]);
  if (name === 'true' || name === ':') return known(true);
  if (name === 'false') return known(false);
  const [word, another] = words;
  if (word && !another && name === undefined && shell.script.dialect === 'bash') return variableHolds(word, text, place, shell);
  if (name === '[' || name === '[[' || name === 'test') {
    const holds = numbersCompared(words, shell);
    if (holds !== undefined) return known(holds);
    for (const word of words) evaluateWord(word, shell);
    return open(text, textKey(words, shell) ?? String(place.start), place, shell, true);
  }
  const reads = test.some((statement) => readsAzure(statement));
  const does = test.some((statement) => runsAzure(statement));
  capture(shell, place, () => shell.run.does.run(test, shell));
  if (reads || does) return { ...open(text, String(place.start), place, shell, true), existence: true, ...(does && !reads && { holds: !/^!/.test(text.trim()) }) };
  return open(text, String(place.start), place, shell, true);
}

/** `if $WANTED`: a variable that holds the command `true` or `false`. */
function variableHolds(word: Word, text: string, place: Place, shell: Shell): Outcome {
  const value = evaluateWord(word, shell);
  const holds = (datum: Datum): boolean | undefined => { const name = textOf(datum); return name === 'true' ? true : name === 'false' ? false : undefined; };
  const key = keyOf(value);
  const subject = key === undefined ? undefined : { condition: { subject: `\`${text}\``, is: 'true' }, key };
  return ofWays(value, atom('', value.origin), holds, { text, subject, place }, shell);
}

/** What PowerShell tests where no command runs: read from the words of the condition. */
function conditionValue(text: string, shell: Shell): Datum | undefined {
  const [only, another] = parsePowerShell(text).statements;
  return only?.kind === 'output' && !another ? evaluateValue(only.value, shell) : undefined;
}

function truthOf(datum: Datum, shell: Shell): boolean | undefined {
  return isFromAzure(datum, shell) ? undefined : truth(datum);
}

/** Whether the variable in a negated condition holds what Azure was asked for. */
function namesAzure(text: string, shell: Shell): boolean {
  const name = /\$(\w+)/.exec(text)?.[1];
  const datum = name === undefined ? undefined : readVariable(shell, name);
  return datum !== undefined && isFromAzure(datum, shell);
}

/** Whether a statement before `&&` or `||` only prepares what follows: if it fails, the script has come to its end anyhow. */
export function onlyPrepares(statement: Statement, operator: '&&' | '||'): boolean {
  if (statement.kind === 'assignment') return operator === '&&';
  const name = statement.kind === 'command' ? plainWord(statement.words[0])?.toLowerCase() : undefined;
  return name !== undefined && preparing.has(name);
}

const preparing: ReadonlySet<string> = new Set([
  'cd', 'pushd', 'popd', 'chdir', 'echo', 'printf', 'set', 'setlocal', 'shopt', 'source', '.', 'export', 'declare', 'local', 'readonly', 'mkdir', 'sleep',
  'set-location', 'push-location', 'write-host', 'write-output',
]);

export function known(holds: boolean): Outcome {
  return { holds, yes: [], no: [], existence: false, ran: true };
}

function open(text: string, key: string, place: Place, shell: Shell, ran: boolean): Outcome {
  const subject = textCondition(`\`${text}\``, key, place, shell);
  return { holds: undefined, yes: [{ subject, is: 'true' }], no: [{ subject, is: 'false' }], existence: false, ran };
}

/** The subject of a condition. The same words about something else are told apart by their line. */
export function textCondition(subject: string, key: string, place: Place, shell: Shell): string {
  const seen = shell.run.subjects.get(subject);
  if (seen === undefined) shell.run.subjects.set(subject, key);
  if (seen === undefined || seen === key) return subject;
  return `${subject} (line ${lineOf(shell, place)})`;
}

function textKey(words: readonly Word[], shell: Shell): string | undefined {
  const keys = words.map((word) => keyOf(evaluateWord(word, shell)));
  return keys.every((key) => key !== undefined) ? keys.join(' ') : undefined;
}

function compared({ left, right, equal, ignoresCase }: Comparison, text: string, place: Place, shell: Shell): Outcome {
  const a = evaluateValue(left, shell);
  const b = right.kind === 'word' && shell.script.dialect === 'bash' ? undefined : evaluateValue(right, shell);
  const pattern = right.kind === 'word' && shell.script.dialect === 'bash' && /\[\[/.test(text) && right.parts.some(({ kind }) => kind === 'other') ? patternOf(right, shell) : undefined;
  const other = b ?? evaluateValue(right, shell);
  const same = (one: Exclude<Datum, Choice>, two: Exclude<Datum, Choice>): boolean | undefined => {
    const first = textOf(one);
    if (pattern !== undefined) return first === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 's').test(first);
    const second = textOf(two);
    // An id is never empty.
    if (first === undefined || second === undefined) return isId(one) && second === '' || isId(two) && first === '' ? false : undefined;
    if (/^-?\d+$/.test(first) && /^-?\d+$/.test(second)) return Number(first) === Number(second);
    return ignoresCase ? first.toLowerCase() === second.toLowerCase() : first === second;
  };
  return ofWays(a, other, (one, two) => { const result = same(one, two); return result === undefined ? undefined : result === equal; }, { text, subject: subjectOf(left, right, equal, a, other, shell), place }, shell);

  function isId(datum: Datum): boolean {
    return datum.kind === 'reference' && thing(shell.state.made, datum.element)?.described === true;
  }
}

interface Said {
  readonly text: string;
  readonly subject: { readonly condition: Condition; readonly key: string } | undefined;
  readonly place: Place;
}

/** `$ENV` is "prod": conditions about the same variable exclude each other. */
function subjectOf(left: Value, right: Value, equal: boolean, a: Datum, b: Datum, shell: Shell): { readonly condition: Condition; readonly key: string } | undefined {
  const text = textOf(b);
  const key = keyOf(a);
  if (text === undefined || key === undefined || left.kind !== 'word' || left.parts.length !== 1 || left.parts[0]?.kind !== 'variable' || right.kind !== 'word') return undefined;
  const condition: Condition = { subject: `\`${writtenAt(shell, left.parts[0])}\``, is: `"${text}"`, ...(!equal && { not: true }) };
  return { condition, key };
}

function ofWays(a: Datum, b: Datum, holds: (a: Exclude<Datum, Choice>, b: Exclude<Datum, Choice>) => boolean | undefined, { text, subject, place }: Said, shell: Shell): Outcome {
  const left = a.kind === 'choice' ? a.options : [{ datum: a, when: [] }];
  const right = b.kind === 'choice' ? b.options : [{ datum: b, when: [] }];
  const ways = left.flatMap((one) => right.filter((two) => compatible(one.when, two.when)).map((two) => ({ result: holds(one.datum, two.datum), when: allOf(one.when, two.when) })));
  const [first] = ways;
  if (first?.result !== undefined && ways.every(({ result }) => result === first.result)) return { holds: first.result, yes: [], no: [], existence: false, ran: true };
  const yes = ways.filter(({ result }) => result === true);
  const [only] = yes;
  if (only && yes.length === 1 && ways.every(({ result }) => result !== undefined)) {
    const no = ways.filter(({ result }) => result === false);
    const rest = no.length === 1 && no[0] ? no[0].when : only.when.length === 1 && only.when[0] ? [negated(only.when[0])] : undefined;
    if (rest) return { holds: undefined, yes: only.when, no: rest, existence: false, ran: true };
  }
  const existence = [a, b].some((datum) => isFromAzure(datum, shell));
  if (subject) {
    const condition: Condition = { ...subject.condition, subject: textCondition(subject.condition.subject, subject.key, place, shell) };
    return { holds: undefined, yes: [condition], no: [negated(condition)], existence, ran: true };
  }
  return { ...open(text, `${keyOf(a) ?? String(place.start)} ${keyOf(b) ?? ''}`, place, shell, true), existence };
}

/** Whether a value tells what is there in Azure. */
function isFromAzure(datum: Datum, shell: Shell): boolean {
  if (datum.kind === 'reference') return thing(shell.state.made, datum.element)?.described !== true;
  if (datum.kind === 'object' && datum.element !== undefined) return thing(shell.state.made, datum.element)?.described !== true;
  return datum.kind === 'unknown' && datum.reason === 'read-from-azure' || datum.kind === 'choice' && datum.options.some((option) => isFromAzure(option.datum, shell));
}

/** `-gt`, `-lt` and their like, with numbers that are known. */
function numbersCompared(words: readonly Word[], shell: Shell): boolean | undefined {
  const [, left, sign, right, end] = words;
  const operator = plainWord(sign);
  if (!left || !right || !end || words.length !== 5 || operator === undefined || !(operator in comparisons)) return undefined;
  const [a, b] = [left, right].map((word) => textOf(evaluateWord(word, shell)));
  if (a === undefined || b === undefined) return undefined;
  const [x, y] = [evaluateNumber(a, shell), evaluateNumber(b, shell)];
  return x === undefined || y === undefined ? undefined : comparisons[operator]?.(x, y);
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
};

/** Whether the value of a `case` is one of the patterns of a branch. */
export function matches(value: Datum, patterns: readonly Value[], subject: Value, shell: Shell): Outcome {
  const [first] = patterns;
  if (!first) return known(true);
  const sources = patterns.map((pattern) => (pattern.kind === 'word' ? patternOf(pattern, shell) : undefined));
  if (sources.includes('.*')) return known(true);
  const flags = shell.script.dialect === 'bash' ? 's' : 'si';
  const test = (datum: Datum): boolean | undefined => {
    const text = textOf(datum);
    if (text === undefined || sources.some((source) => source === undefined)) return undefined;
    return sources.some((source) => new RegExp(`^(?:${source ?? ''})$`, flags).test(text));
  };
  const words = patterns.map((pattern) => writtenAt(shell, pattern));
  const text = patterns.length === 1 && first.kind === 'word' ? plainWord(first) : undefined;
  const key = keyOf(value);
  const written = subject.kind === 'word' && subject.parts.length === 1 && subject.parts[0] ? writtenAt(shell, subject.parts[0]) : writtenAt(shell, subject);
  const condition: Condition = { subject: `\`${written}\``, is: text === undefined ? `one of ${words.join(', ')}` : `"${text}"` };
  return ofWays(value, atom('', value.origin), (one) => test(one), { text: written, subject: { condition, key: key ?? String(subject.start) }, place: subject }, shell);
}

/** Whether a statement asks Azure for what is there, in itself or in its substitutions. */
function readsAzure(statement: Statement): boolean {
  return azureWords(statement).some((words) => words.some((word) => /^(?:show|list|exists|check-.*|list-.*|get-.*|show-.*)$/.test(word)));
}

function runsAzure(statement: Statement): boolean {
  return azureWords(statement).length > 0;
}

function azureWords(statement: Statement): readonly (readonly string[])[] {
  if (statement.kind === 'block') return statement.body.flatMap(azureWords);
  // An assignment fails where the command in its value does.
  if (statement.kind === 'assignment') return statement.value?.kind === 'word' ? statement.value.parts.flatMap((part) => (part.kind === 'substitution' ? part.statements.flatMap(azureWords) : [])) : [];
  if (statement.kind !== 'command') return [];
  const words = statement.words.map((word) => plainWord(word) ?? '');
  const inner = statement.words.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'substitution' ? part.statements.flatMap(azureWords) : [])));
  const [name, second] = words[0] === '!' ? words.slice(1) : words;
  const own = name === 'az' && second !== undefined ? [words.filter((word) => word !== '!')] : /^Get-Az/i.test(name ?? '') ? [['show']] : [];
  return [...own.map((each) => each.slice(0, each.findIndex((word) => word.startsWith('-')) < 0 ? undefined : each.findIndex((word) => word.startsWith('-')))), ...inner];
}
