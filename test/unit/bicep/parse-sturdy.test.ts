import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBicep } from '../../../src/languages/bicep/parse';
import { tokens } from '../../../src/languages/bicep/scan';
import { samples } from './parse-samples';

for (const [name, text] of Object.entries(samples)) {
  test(`${name}: the tokens cover everything but blanks, comments and directives, in order`, () => {
    let at = 0;
    for (const { start, end, kind } of tokens(text)) {
      assert.ok(start >= at && end > start, `${kind} at ${start}`);
      assert.match(text.slice(at, start), /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|#(?:disable|restore)-[\w\- ]*)*$/, `before ${kind} at ${start}`);
      at = end;
    }
    assert.match(text.slice(at), /^\s*(?:#restore-diagnostics BCP081)?$/);
  });

  test(`${name}: cut at every token, every statement before the cut is still there`, () => {
    const whole = parseBicep(text).statements;
    for (const { start: cut } of tokens(text)) {
      const found = statementsOf(text.slice(0, cut));
      for (const { kind, start, end, keyword } of whole) {
        if (end <= cut) assert.ok(found.has(`${kind} ${keyword.start}-${end}`), `${kind} at ${start}, cut at ${cut}`);
      }
    }
  });

  test(`${name}: with a line missing, the statements around that one are as before`, () => {
    const { statements } = parseBicep(text);
    let from = 0;
    for (const line of text.split('\n')) {
      const to = Math.min(from + line.length + 1, text.length);
      const found = statementsOf(text.slice(0, from) + text.slice(to));
      for (const { kind, start, end, keyword } of statements) {
        if (start < to && end > from) continue;
        const shift = start >= to ? from - to : 0;
        assert.ok(found.has(`${kind} ${keyword.start + shift}-${end + shift}`), `${kind} at ${start} without the line ${JSON.stringify(line)}`);
      }
      from = to;
    }
  });

  test(`${name}: with a quote or bracket in the middle of any line, the statements around that one are as before`, () => {
    const { statements } = parseBicep(text);
    let from = 0;
    for (const line of text.split('\n')) {
      const at = from + (line.length >> 1);
      for (const extra of ["'", '{', '[', '(', '}', ')', '${', '/*']) {
        const found = statementsOf(text.slice(0, at) + extra + text.slice(at));
        for (const { kind, start, end, keyword } of statements) {
          const shift = start > from ? extra.length : 0;
          // What the line belongs to may be read in any way, and a comment may find an end further down.
          if ((start <= from + line.length && end >= from) || (extra === '/*' && text.includes('*/', at))) continue;
          assert.ok(found.has(`${kind} ${keyword.start + shift}-${end + shift}`), `${kind} at ${start} with ${extra} in ${JSON.stringify(line)}`);
        }
      }
      from += line.length + 1;
    }
  });

  test(`${name}: with CRLF the tree is the same but for the offsets`, () => {
    const moved = (offset: number): number => offset + text.slice(0, offset).split('\n').length - 1;
    const expected = moving(parseBicep(text), moved, (value) => value);
    const actual = moving(parseBicep(text.replaceAll('\n', '\r\n')), (offset) => offset, (value) => value.replaceAll('\r\n', '\n'));
    assert.deepEqual(actual, expected);
  });

  test(`${name}: with a byte order mark every offset is one further`, () => {
    assert.deepEqual(parseBicep(`\uFEFF${text}`), moving(parseBicep(text), (offset) => offset + 1, (value) => value));
  });
}

/** The statements from their keywords on: one that lost its own line leaves its decorators to the next. */
function statementsOf(text: string): ReadonlySet<string> {
  return new Set(parseBicep(text).statements.map(({ kind, keyword, end }) => `${kind} ${keyword.start}-${end}`));
}

/** The same data with every place moved and every text changed. */
function moving(data: unknown, offset: (offset: number) => number, text: (value: string) => string): unknown {
  if (typeof data === 'string') return text(data);
  if (Array.isArray(data)) return data.map((item) => moving(item, offset, text));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [
    key,
    typeof value === 'number' && (key === 'start' || key === 'end') ? offset(value) : moving(value, offset, text),
  ]));
}

test('what is nested or chained without end is skipped, not followed', () => {
  const many = 5_000;
  for (const [start, repeated] of [
    ['var a = ', '['], ['var a = ', '('], ['var a = ', '{'], ['var a = ', '{\n'], ['var a = ', '{a:'], ['var a = ', "'${"], ['var a = ', '-'], ['var a = ', '!'],
    ['var a = ', 'f('], ['var a = ', 'a ? '], ['var a = ', 'a ? b : '], ['var a = a', ' + a'], ['var a = a', '.b'], ['var a = a', '[0]'], ['var a = ', 'a['],
    ['var a = a', '::b'], ['var a = a', '!'], ['var a = ', '[for a in '], ['var a = ', '[for a in b: '], ['var a = ', 'a => '], ['var a = ', '(a, '], ['var a = ', '(a) => '],
    ['var a = ', '[...'], ["var a = $'''", "${$'''"], ['var a = ', "'${[{a:"], ['type a = ', '['], ['type a = ', '{a: '], ['type a = ', '('], ['type a = ', 'b<'],
    ['type a = b', '[]'], ['type a = b', '.c'], ['type a = b', '?'], ['type a = ', '[@a()\n'], ["resource a 'b' = {\n", "resource c 'd' = {\n"],
    ["resource a 'b' = ", '[for c in d: '], ["resource a 'b' = ", "if (c) {\nresource d 'e' = "], ['', 'var a = {\n'], ["var a = '''\n", "var a = '''\n"], ['', "var a = $'''${f(\n"],
    ['', "var a = '\n"], ['', "'"], ['', '}\n'], ['', '/*'], ['', '@'], ['', '@a(\n'], ['', 'foo\n'], ['', '$'], ['', "$$'''"], ['', '#disable-next-line'], ['', 'type: {\n'],
    ['', 'func a('], ['', 'import {'], ['var a = 1', '0'], ['', 'param '],
  ] as const) {
    const text = start + repeated.repeat(many);
    const { statements, errors } = parseBicep(text);
    assert.ok(errors.length > 0 || repeated === '#disable-next-line', JSON.stringify(repeated));
    for (const { end } of [...statements, ...errors]) assert.ok(end <= text.length, JSON.stringify(repeated));
  }
});

test('many members of a union are no nesting', () => {
  const { statements, errors } = parseBicep(`type a = ${"'b' | ".repeat(10_000)}'c'\n`);
  assert.deepEqual(errors, []);
  assert.ok(statements[0]?.kind === 'type' && statements[0].value.kind === 'union');
  assert.equal(statements[0].value.members.length, 10_001);
});

// A time would differ from run to run. The regular expressions that find names, numbers and line breaks do not: every
// token that the parser looks at costs it one of them, and four times as many for twice the text would be quadratic.
test('twice as much broken text costs about twice the work', () => {
  for (const line of ["var a = { b: [ 'c\n", 'resource a \'b\' = {\n c: {\n', "var a = '''\n${\n", "var a = $'''${f('\n", '@a([\n', 'var a = (b, (c, (d\n', 'type a = {\n b: [\n @c(\n', 'x: {\n']) {
    const one = steps(line.repeat(400));
    const two = steps(line.repeat(800));
    assert.ok(two < 3 * one, `${JSON.stringify(line)}: ${one} and ${two}`);
  }
});

/** How often the parser tries a regular expression. */
function steps(text: string): number {
  const original = RegExp.prototype.test;
  let count = 0;
  RegExp.prototype.test = function (this: RegExp, value: string): boolean {
    count++;
    return original.call(this, value);
  };
  parseBicep(text);
  RegExp.prototype.test = original;
  return count;
}
