import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place, Script, Statement } from '../../../../src/languages/az/tree';
import { randomFrom } from '../../random';

type Parse = (text: string) => Script;

/** What holds for every reader of scripts, whatever becomes of a valid text: where it ends, what is missing, what is too much. */
export function staysSturdy(name: string, text: string, parse: Parse, pieces: readonly string[]): void {
  test(`${name}: it is valid, and every place lies in the one around it or behind what stands before`, () => {
    const script = parse(text);
    assert.deepEqual(script.errors, []);
    inOrder(script.statements, { start: 0, end: text.length });
  });

  test(`${name}: cut anywhere, the statements before the line of the cut are as before`, () => {
    const { statements } = parse(text);
    for (let cut = 0; cut <= text.length; cut++) {
      const line = text.lastIndexOf('\n', cut - 1);
      same(statements.filter(({ end }) => end <= line), parse(text.slice(0, cut)).statements, `cut at ${cut}`);
    }
  });

  test(`${name}: with a line missing, the statements before it are as before, and those from the next but one on`, () => {
    const { statements } = parse(text);
    for (const { start, end } of lines(text)) {
      const found = parse(text.slice(0, start) + text.slice(end)).statements;
      same(statements.filter((statement) => statement.end <= start), found, `without the line at ${start}`);
      same(behind(statements, end).map((statement) => moved(statement, start - end)), found, `without the line at ${start}`);
    }
  });

  test(`${name}: with a quote or bracket in the middle of any line, the statements before it are as before`, () => {
    const { statements } = parse(text);
    for (const { start, end } of lines(text)) {
      const at = (start + end) >> 1;
      // A pipe at the start of a line goes on with the one before.
      if (text.slice(start, at).trim() === '') continue;
      for (const piece of pieces) same(statements.filter((statement) => statement.end <= start), parse(text.slice(0, at) + piece + text.slice(at)).statements, `${piece} at ${at}`);
    }
  });

  test(`${name}: with CRLF the tree is the same but for the offsets`, () => {
    const offset = (at: number): number => at + text.slice(0, at).split('\n').length - 1;
    assert.deepEqual(mapped(parse(text.replaceAll('\n', '\r\n')), (at) => at, (value) => value.replaceAll('\r\n', '\n')), mapped(parse(text), offset, (value) => value));
  });

  test(`${name}: with a byte order mark every offset is one further`, () => {
    assert.deepEqual(parse(`\uFEFF${text}`), mapped(parse(text), (at) => at + 1, (value) => value));
  });

  test(`${name}: random changes end in a tree whose places lie in the text`, () => {
    const below = randomFrom(7);
    for (let run = 0; run < 400; run++) {
      let changed = text;
      for (let edits = 1 + below(4); edits > 0; edits--) {
        const at = below(changed.length + 1);
        changed = changed.slice(0, at) + (pieces[below(pieces.length + 1)] ?? '') + changed.slice(at + below(6));
      }
      const { statements, errors } = parse(changed);
      for (const { start, end } of [...errors, ...statements]) assert.ok(start >= 0 && start <= end && end <= changed.length, JSON.stringify(changed));
    }
  });
}

/** What is repeated without end is read in bounds, and costs about twice the work for twice the text. */
export function staysBounded(parse: Parse, pieces: readonly string[]): void {
  test('what is nested or repeated without end is read in bounds', () => {
    for (const piece of pieces) {
      for (const head of ['', 'az a ', '$x = ']) {
        const text = head + piece.repeat(1_500);
        const { statements, errors } = parse(text);
        for (const { end } of [...statements, ...errors]) assert.ok(end <= text.length, JSON.stringify(piece));
      }
    }
  });

  test('twice as much text costs about twice the work', () => {
    for (const piece of pieces) {
      const one = steps(parse, piece.repeat(600));
      const two = steps(parse, piece.repeat(1_200));
      assert.ok(two <= one * 2.6 + 2_000, `${JSON.stringify(piece)}: ${one} steps for one, ${two} for two`);
    }
  });
}

/** How many regular expressions are tried: a time would differ from run to run. */
function steps(parse: Parse, text: string): number {
  const original = RegExp.prototype.exec;
  let count = 0;
  RegExp.prototype.exec = function (this: RegExp, value: string): RegExpExecArray | null {
    count++;
    return original.call(this, value);
  };
  parse(text);
  RegExp.prototype.exec = original;
  return count;
}

/** The statements from the second one on that begins behind an offset: the first may belong to what stood there. */
function behind(statements: readonly Statement[], offset: number): readonly Statement[] {
  return statements.filter(({ start }) => start >= offset).slice(1);
}

function moved(statement: Statement, by: number): Place & { readonly kind: Statement['kind'] } {
  return { kind: statement.kind, start: statement.start + by, end: statement.end + by };
}

function same(expected: readonly (Place & { readonly kind: string })[], found: readonly Statement[], said: string): void {
  const places = new Set(found.map(({ kind, start, end }) => `${kind} ${start}-${end}`));
  for (const { kind, start, end } of expected) assert.ok(places.has(`${kind} ${start}-${end}`), `${kind} ${start}-${end}: ${said}`);
}

function lines(text: string): readonly Place[] {
  const found: Place[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    found.push({ start, end });
    start = end;
  }
  return found;
}

/** Places lie within the one around them; statements of one list stand one behind the other. */
function inOrder(statements: readonly Statement[], around: Place): void {
  let at = around.start;
  for (const statement of statements) {
    assert.ok(statement.start >= at && statement.end <= around.end && statement.start < statement.end, `${statement.kind} ${statement.start}-${statement.end}`);
    at = statement.end;
    within(statement, around);
  }
}

function within(data: unknown, around: Place): void {
  if (typeof data !== 'object' || data === null) return;
  const place = 'start' in data && 'end' in data && typeof data.start === 'number' && typeof data.end === 'number' ? { start: data.start, end: data.end } : around;
  assert.ok(place.start >= around.start && place.start <= place.end && place.end <= around.end, `${place.start}-${place.end} in ${around.start}-${around.end}`);
  for (const child of Object.values(data)) within(child, place);
}

/** The same data with every place moved and every text changed. */
function mapped(data: unknown, offset: (at: number) => number, text: (value: string) => string): unknown {
  if (typeof data === 'string') return text(data);
  if (Array.isArray(data)) return data.map((item) => mapped(item, offset, text));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, typeof value === 'number' ? offset(value) : mapped(value, offset, text)]));
}
