import { allFindings, analyze, type Analysis, type ReportedFinding } from '../../src/analyze';
import { rules } from '../../src/rules';
import { lineIndex } from '../../src/text/lines';

/**
 * The notation of the tests, one for all languages. `-- name --` on a line of its own begins a file; without it the text
 * is `main.tf`. A line of tildes belongs to the nearest line above that is none, and marks what is found there:
 * `~~~~ rule-id: part of the message`. What reaches beyond its line is marked up to the end of the line; an empty place
 * is marked by one tilde.
 */
export interface Fixture {
  /** In the order of the text, without the marks. */
  readonly files: readonly FixtureFile[];
  /** Whether the text names its files. */
  readonly named: boolean;
  readonly marks: readonly Mark[];
}

export interface FixtureFile {
  readonly name: string;
  readonly text: string;
}

/** Line and columns count from zero. */
export interface Mark {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly message: string;
}

/** Where the files of a fixture lie. */
export const fixtureFolder = 'file:///fixture';

/** The date of every check in a test, unless it says otherwise. */
export const today = '2026-11-20';

export function readFixture(text: string): Fixture {
  const files: { name: string; lines: string[] }[] = [];
  const marks: Mark[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const name = /^-- (\S+) --$/.exec(line)?.[1];
    if (name !== undefined) {
      files.push({ name, lines: [] });
      continue;
    }
    if (files.length === 0) files.push({ name: 'main.tf', lines: [] });
    const file = files.at(-1);
    if (!file) continue;
    const mark = /^(\s*)(~+) ([a-z0-9-]+): ?(.*)$/.exec(line);
    if (!mark) {
      file.lines.push(line);
      continue;
    }
    const [, indent = '', tildes = '', rule = '', message = ''] = mark;
    if (file.lines.length === 0) throw new Error(`a mark without a line above it: ${line}`);
    marks.push({ file: file.name, line: file.lines.length - 1, start: indent.length, end: indent.length + tildes.length, rule, message });
  }
  return {
    files: files.map(({ name, lines }) => ({ name, text: `${lines.join('\n')}\n` })),
    named: /^-- \S+ --$/m.test(text),
    marks,
  };
}

/** Analyzes the files of a fixture from scratch. Advice is quiet, but for the rules that a mark names and those that are `wanted`. */
export function analyzeFixture({ files, marks }: Fixture, wanted: readonly string[] = []): Analysis {
  const changes = new Map(files.map(({ name, text }) => [uriOf(name), text]));
  const advice = rules.filter(({ id, group }) => group === 'advice' && (wanted.includes(id) || marks.some(({ rule }) => rule === id)));
  return analyze(undefined, changes, { today, settings: { severities: Object.fromEntries(advice.map(({ id, severity }) => [id, severity])) } });
}

export function uriOf(name: string): string {
  return `${fixtureFolder}/${name}`;
}

/** What was found, as marks with whole messages. */
export function marksOf({ files }: Fixture, findings: readonly ReportedFinding[]): readonly Mark[] {
  return findings.map(({ span, rule, message }): Mark => {
    const file = files.find(({ name }) => uriOf(name) === span.uri);
    if (!file) throw new Error(`${rule} is found in ${span.uri}, which is not in the fixture`);
    const lines = lineIndex(file.text);
    const start = lines.position(span.start);
    const end = lines.position(span.end);
    const lineEnd = file.text.indexOf('\n', span.start);
    const last = end.line === start.line ? end.character : start.character + lineEnd - span.start;
    return { file: file.name, line: start.line, start: start.character, end: Math.max(last, start.character + 1), rule, message };
  });
}

/** The text with these marks in place of its own. */
export function renderFixture({ files, named }: Fixture, marks: readonly Mark[]): string {
  const out: string[] = [];
  for (const { name, text } of files) {
    if (named) out.push(`-- ${name} --`);
    for (const [number, line] of text.replace(/\n$/, '').split('\n').entries()) {
      out.push(line);
      for (const { file, line: at, start, end, rule, message } of marks) {
        if (file === name && at === number) out.push(`${' '.repeat(start)}${'~'.repeat(end - start)} ${rule}: ${message}`);
      }
    }
  }
  return `${out.join('\n')}\n`;
}

/**
 * The fixture as it should be and as it is. They are equal when every mark is found and nothing else is: a message is
 * cut down to the part that the mark gives, where it contains that.
 */
export function compareFixture(text: string, wanted: readonly string[] = []): { readonly expected: string; readonly actual: string; readonly findings: readonly ReportedFinding[]; readonly analysis: Analysis } {
  const fixture = readFixture(text);
  const analysis = analyzeFixture(fixture, wanted);
  const findings = allFindings(analysis);
  const open = [...fixture.marks];
  const found = marksOf(fixture, findings).map((mark) => {
    const at = open.findIndex((wanted) => isAt(wanted, mark) && mark.message.includes(wanted.message));
    const [wanted] = at < 0 ? [] : open.splice(at, 1);
    return wanted ?? mark;
  });
  return { expected: renderFixture(fixture, inOrder(fixture.marks)), actual: renderFixture(fixture, inOrder(found)), findings, analysis };
}

function isAt(a: Mark, b: Mark): boolean {
  return a.file === b.file && a.line === b.line && a.start === b.start && a.end === b.end && a.rule === b.rule;
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => a.line - b.line || a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}
