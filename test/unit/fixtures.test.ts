import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { allFindings } from '../../src/analyze';
import { analyzeFixture, compareFixture, marksOf, readFixture, renderFixture } from './fixture';

// The designs in test/fixtures: in a .md file every fenced block with the word `fixture`, named by the heading above it,
// and a .txt file as a whole. UPDATE=1 writes what is found into them; read the difference before you keep it.

const folder = 'test/fixtures';
const update = process.env['UPDATE'] === '1';
const fence = /^```fixture\n([\s\S]*?)^```$/gm;

const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(md|txt)$/.test(name)).sort() : [];

for (const name of files) {
  const path = `${folder}/${name}`;
  const text = readFileSync(path, 'utf8');
  if (update) writeFileSync(path, name.endsWith('.txt') ? found(text) : text.replace(fence, (_, body: string) => `\`\`\`fixture\n${found(body)}\`\`\``));
  describe(path, () => {
    if (name.endsWith('.txt')) test('holds', () => { holds(text); });
    else for (const match of text.matchAll(fence)) test(headingAbove(text, match.index), () => { holds(match[1] ?? ''); });
  });
}

function holds(text: string): void {
  if (update) return;
  const { expected, actual } = compareFixture(text);
  assert.equal(actual, expected);
}

function found(text: string): string {
  const fixture = readFixture(text);
  return renderFixture(fixture, marksOf(fixture, allFindings(analyzeFixture(fixture))));
}

function headingAbove(text: string, index: number): string {
  return [...text.slice(0, index).matchAll(/^#+ (.*)$/gm)].at(-1)?.[1] ?? `at ${String(index)}`;
}
