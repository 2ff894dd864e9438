import assert from 'node:assert/strict';
import { scriptsOf, type GivenText, type ScriptText } from '../../../../src/languages/az/sources';
import { describeConditions } from '../../../../src/model/condition';
import { applyEdits, type SourceFile } from '../../../../src/text/span';

export function fileOf(name: string, text: string): SourceFile {
  return { uri: `file:///w/${name}`, text };
}

/** Each script on a line: its dialect, its text on one line, and what must hold for it. */
export function shownScripts(file: SourceFile): readonly string[] {
  return scriptsOf(file).map(({ dialect, text, when, runs }) => [dialect, runs === undefined ? text.trimEnd().replaceAll('\n', ' / ') : `<${runs}>`, describeConditions(when)].filter((part) => part !== '').join(' | '));
}

/** What the environment of a script holds: name, text, and whether it is written where the span is. */
export function shownEnvironment(script: ScriptText | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries([...(script?.environment ?? [])].map(([name, given]) => [name, shownGiven(given)]));
}

function shownGiven({ text, literal, why, ways, callerSets }: GivenText): string {
  const marks = `${literal ? '!' : ''}${callerSets ? '?' : ''}`;
  if (ways) return ways.map((way) => `${way.text} ${describeConditions(way.when)}`).join('; ');
  return text === undefined ? `unknown: ${why ?? ''}` : `${marks}${text}`;
}

/** The document after `words` have been put in the place of the first `old` that a script has; what it was is proved by reading it again. */
export function rewritten(file: SourceFile, old: string, words: string): string | undefined {
  const script = scriptsOf(file).find(({ text }) => text.includes(old));
  assert.ok(script, `no script has ${old}`);
  const start = script.text.indexOf(old);
  const edit = script.written({ start, end: start + old.length }, words);
  return edit && applyEdits(file.text, [edit]);
}

/** The text of the document at the place of the first `words` that a script has. */
export function placed(file: SourceFile, words: string): string {
  const script = scriptsOf(file).find(({ text }) => text.includes(words));
  assert.ok(script, `no script has ${words}`);
  const start = script.text.indexOf(words);
  const span = script.spanOf({ start, end: start + words.length });
  return file.text.slice(span.start, span.end);
}
