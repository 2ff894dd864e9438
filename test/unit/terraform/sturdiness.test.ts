import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allFindings, analyze } from '../../../src/analyze';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { tokenStarts } from '../../../src/languages/terraform/scan';
import { workspace } from '../analyze/workspace';
import type { Severity } from '../../../src/model/finding';
import { readFixture } from '../fixture';
import { ruleFiles } from '../rules/rule-files';

const options = { today: '2026-11-20', settings: { severities: {} } };

interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number;
}

function found(text: string): readonly Found[] {
  const analysis = analyze(undefined, new Map([['file:///project/main.tf', text]]), options);
  return allFindings(analysis).map(({ rule, severity, span: { start } }) => ({ rule, severity, start }));
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a place still has its finding, or a graver one: what is half typed may tell more than nothing. */
function holds({ rule, severity, start }: Found, after: readonly Found[]): boolean {
  return after.some((other) => other.start === start && (other.rule === rule || ranks[other.severity] > ranks[severity]));
}

async function texts(): Promise<readonly string[]> {
  const ofRules = (await ruleFiles()).flatMap(({ examples }) => examples.map(({ text }) => readFixture(text).files.map((file) => file.text).join('\n')));
  const ofExamples = ['main', 'network', 'variables'].map((name) => readFileSync(`examples/terraform/${name}.tf`, 'utf8')).join('\n');
  return [...ofRules, ofExamples, ...Object.values(workspace)];
}

/** Every third of them, and in the next text others: many texts are alike. */
function third<T>(all: readonly T[], turn: number): readonly T[] {
  return all.filter((_, index) => index % 3 === turn % 3);
}

test('a text cut off at any token loses no finding of the blocks before the cut', async () => {
  for (const [turn, text] of (await texts()).entries()) {
    const blocks = parseTerraform(text).body.items;
    const whole = new Map<number, readonly Found[]>();
    for (const cut of third([...tokenStarts(text)], turn)) {
      const complete = blocks.filter(({ end }) => end <= cut).at(-1)?.end ?? 0;
      const before = whole.get(complete) ?? found(text.slice(0, complete));
      whole.set(complete, before);
      const after = found(text.slice(0, cut));
      const lost = before.filter((finding) => !holds(finding, after)).map(({ rule, start }) => `${rule} at ${start}`);
      assert.deepEqual(lost, [], `${lost.join(', ')} lost, cut at ${cut} of:\n${text.slice(0, cut)}`);
    }
  }
});

test('line ends, a BOM and missing lines change nothing that they need not', async () => {
  for (const [turn, text] of (await texts()).entries()) {
    const rules = (from: string): readonly string[] => found(from).map(({ rule }) => rule);
    assert.deepEqual(rules(text.replaceAll('\n', '\r\n')), rules(text), text);
    assert.deepEqual(rules(`\uFEFF${text}`), rules(text), text);
    const lines = text.split('\n');
    for (const line of third([...lines.keys()], turn)) found([...lines.slice(0, line), ...lines.slice(line + 1)].join('\n'));
  }
});
