import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBash } from '../../../../src/languages/az/bash/parse';
import type { Statement } from '../../../../src/languages/az/tree';
import { randomFrom } from '../../random';
import { samples } from './samples';
import { faults, shapeOf, shapes } from './shape';

for (const [name, text] of Object.entries(samples)) {
  test(`${name}: it is valid`, () => {
    assert.deepEqual(faults(text), []);
  });

  test(`${name}: cut anywhere, every statement that ends before the line of the cut is as it was`, () => {
    const whole = parseBash(text).statements;
    for (let cut = 0; cut <= text.length; cut++) {
      const kept = whole.filter((statement) => reach(statement) < untouched(text, whole, cut)).map(shapeOf);
      assert.deepEqual(shapes(text.slice(0, cut)).slice(0, kept.length), kept, `cut at ${cut}, behind ${JSON.stringify(text.slice(Math.max(0, cut - 20), cut))}`);
    }
  });

  test(`${name}: something half-typed at the end of any line leaves the statements that end before it as they were, and those that begin behind it`, () => {
    const whole = parseBash(text).statements;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      // Behind a backslash it is part of what goes on in the next line.
      if (text[at - 1] === '\\') continue;
      for (const extra of [' "', " '", ' $(', ' `', ' ${', ' $((', ' A=(', ' az a $(az b "c', " az a 'b", ' <<X']) {
        const found = shapes(text.slice(0, at) + extra + text.slice(at));
        const before = whole.filter((statement) => reach(statement) < untouched(text, whole, at)).map(shapeOf);
        assert.deepEqual(found.slice(0, before.length), before, `${extra} at ${at}`);
        const behind = whole.filter(({ start }) => start > at).map(shapeOf);
        if (behind.length > 0) assert.deepEqual(found.slice(-behind.length), behind, `${extra} at ${at}`);
      }
    }
  });

  test(`${name}: with a byte order mark every offset is one further`, () => {
    const moved = (data: unknown): unknown => {
      if (typeof data !== 'object' || data === null) return data;
      if (Array.isArray(data)) return data.map(moved);
      return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, (key === 'start' || key === 'end') && typeof value === 'number' ? value + 1 : moved(value)]));
    };
    assert.deepEqual(parseBash(`\uFEFF${text}`), moved(parseBash(text)));
  });

  test(`${name}: with CRLF the same is read`, () => {
    const plain = (shape: string): string => shape.replaceAll('\r\n', '\n');
    assert.deepEqual(shapes(text.replaceAll('\n', '\r\n')).map(plain), shapes(text));
  });
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Up to where a change at the offset changes nothing: the line it is in, or the first line of the statements that reach to that. */
function untouched(text: string, whole: readonly Statement[], at: number): number {
  const line = lineStart(text, at);
  return Math.min(line, ...whole.filter((statement) => statement.start < line && reach(statement) >= line).map(({ start }) => lineStart(text, start)));
}

/** Where a statement ends, with the text of its here-document. */
function reach(statement: Statement): number {
  return statement.kind === 'command' && statement.input ? Math.max(statement.end, statement.input.end + 3) : statement.end;
}

test('random changes: nothing throws, and every place lies in the text and in the place around it', () => {
  const below = randomFrom(7);
  const texts = Object.values(samples);
  const pieces = ["'", '"', '`', '$(', '${', '$((', '((', '))', '(', ')', '{', '}', '[[', ']]', '\\', '\\\n', '\n', '\r', '\0', '<<EOF\n', '<', '>', '&', '|', ';;', '\nif x; then\n', '\nfi\n', '\ncase a in\n', '\nf() {\n', "$'", '#', 'A=(', '\u{1F600}', '${{'];
  for (let run = 0; run < 3000; run++) {
    let text = texts[below(texts.length)] ?? '';
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) > 0 ? (pieces[below(pieces.length)] ?? '') : '') + text.slice(at + (below(2) > 0 ? below(8) : 0));
    }
    checkPlaces(parseBash(text).statements, 0, text.length, text);
  }
});

/** A function's name and a here-document's text lie elsewhere than their command; all else lies within what it belongs to. */
function checkPlaces(data: unknown, from: number, to: number, text: string): void {
  if (typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) {
    for (const item of data) checkPlaces(item, from, to, text);
    return;
  }
  const { start = from, end = to } = data as { start?: number; end?: number };
  assert.ok(start >= from && start <= end && end <= to, `${start}-${end} in ${from}-${to} of ${JSON.stringify(text)}`);
  for (const [key, child] of Object.entries(data)) checkPlaces(child, key === 'input' ? 0 : start, key === 'input' ? text.length : end, text);
}

for (const piece of ['$(', '`', '${a:-', '"$(', '$((', '(', '{ ', 'if ', 'if a; then\n', 'for a in b; do\n', 'case a in b) ', 'f() {\n', 'A=$(', '<(', '[[ ', '"', "'", '<<E\n', '@(', '{a,', '[', '&& ', '! ', 'coproc ']) {
  test(`bounds: ${JSON.stringify(piece)} very often`, () => {
    const text = piece.repeat(5000);
    const { statements, errors } = parseBash(text);
    checkPlaces(statements, 0, text.length, piece);
    assert.ok(errors.length <= text.length);
  });
}

test('bounds: what is nested too deeply is plain words, and what follows is read', () => {
  const deep = `${'$('.repeat(400)}a${')'.repeat(400)}`;
  const found = parseBash(`az ${deep}\naz b\n`);
  assert.ok(found.errors.some(({ message }) => message.startsWith('too many')));
  assert.equal(shapes(`az ${deep}\naz b\n`).at(-1), 'run(az b)');
});
