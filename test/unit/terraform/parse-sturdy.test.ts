import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { tokens } from '../../../src/languages/terraform/scan';
import type { Attribute, Block, Body } from '../../../src/languages/terraform/tree';
import { samples } from './parse-samples';

function* items(body: Body): Generator<Attribute | Block> {
  for (const item of body.items) {
    yield item;
    if (item.kind === 'block') yield* items(item.body);
  }
}

function closedBlocks(text: string): readonly string[] {
  return [...items(parseTerraform(text).body)].flatMap((item) =>
    item.kind === 'block' && item.closed ? [`${item.type} ${item.start}-${item.end}`] : [],
  );
}

for (const [name, text] of Object.entries(samples)) {
  test(`${name}: the tokens cover everything but blanks and comments, in order`, () => {
    let at = 0;
    for (const { start, end, kind } of tokens(text)) {
      assert.ok(start >= at && end > start, `${kind} at ${start}`);
      assert.match(text.slice(at, start), /^(?:\s|#.*|\/\/.*|\/\*[\s\S]*?\*\/)*$/, `before ${kind} at ${start}`);
      at = end;
    }
    assert.match(text.slice(at), /^\s*$/);
  });

  test(`${name}: cut at every token, every block that was closed before the cut is still there`, () => {
    const whole = [...items(parseTerraform(text).body)].filter((item) => item.kind === 'block');
    for (const { start: cut } of tokens(text)) {
      const found = new Set(closedBlocks(text.slice(0, cut)));
      for (const block of whole) {
        if (block.end <= cut) assert.ok(found.has(`${block.type} ${block.start}-${block.end}`), `${block.type} at ${block.start}, cut at ${cut}`);
      }
    }
  });

  test(`${name}: with a line missing, the statements around that one are as before`, () => {
    const statements = parseTerraform(text).body.items;
    let from = 0;
    for (const line of text.split('\n')) {
      const to = Math.min(from + line.length + 1, text.length);
      const found = new Set(parseTerraform(text.slice(0, from) + text.slice(to)).body.items.map(({ kind, start, end }) => `${kind} ${start}-${end}`));
      for (const { kind, start, end } of statements) {
        const shift = start >= to ? from - to : 0;
        if (start < to && end > from) continue;
        assert.ok(found.has(`${kind} ${start + shift}-${end + shift}`), `${kind} at ${start} without the line ${JSON.stringify(line)}`);
      }
      from = to;
    }
  });

  test(`${name}: with CRLF the tree is the same but for the offsets`, () => {
    const moved = (offset: number): number => offset + text.slice(0, offset).split('\n').length - 1;
    const expected = moving(parseTerraform(text), moved, (value) => value);
    const actual = moving(parseTerraform(text.replaceAll('\n', '\r\n')), (offset) => offset, (value) => value.replaceAll('\r\n', '\n'));
    assert.deepEqual(actual, expected);
  });

  test(`${name}: with a byte order mark every offset is one further`, () => {
    const { body, errors } = parseTerraform(`\uFEFF${text}`);
    assert.deepEqual(errors, []);
    assert.deepEqual(body.items, moving(parseTerraform(text).body.items, (offset) => offset + 1, (value) => value));
  });
}

/** The same data with every place moved and every text changed. */
function moving(data: unknown, offset: (offset: number) => number, text: (value: string) => string): unknown {
  if (typeof data === 'string') return text(data);
  if (Array.isArray(data)) return data.map((item) => moving(item, offset, text));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [
    key,
    typeof value === 'number' && offsetKeys.has(key) ? offset(value) : moving(value, offset, text),
  ]));
}

const offsetKeys: ReadonlySet<string> = new Set(['start', 'end', 'nameEnd', 'headEnd']);

test('what is nested or chained without end is skipped, not followed', () => {
  const many = 10_000;
  for (const [start, repeated] of [
    ['a = ', '['], ['a = ', '('], ['a = ', '{'], ['a = ', '{\n'], ['a = ', '{a='], ['a = ', '"${'], ['a = ', '-'], ['a = ', 'f('],
    ['a = ', 'a ? '], ['a = ', 'a ? b : '], ['a = a', ' + a'], ['a = a', '.b'], ['a = a', '[0]'], ['a = ', 'a['], ['a = a', '[*].b'],
    ['a = a', '.*.b'], ['a = ', '[for a in '], ['a = ', '{for '], ['a = "', '%{ if a }'], ['a = ', '"${[{a='], ['', 'a {\n'], ['', 'a { '],
    ['', '[1 '], ['', 'a = {\n'], ['', 'a = [\n'], ['', 'a = <<E\n'], ['', 'a = <<E\n${f(\nE\n'], ['', 'a = "\n'], ['', '"'], ['', '}\n'], ['', '/*'],
  ] as const) {
    const text = start + repeated.repeat(many);
    const { body, errors } = parseTerraform(text);
    assert.ok(errors.length > 0, JSON.stringify(repeated));
    assert.ok(body.end === text.length, JSON.stringify(repeated));
  }
});
