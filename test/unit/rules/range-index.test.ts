import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareRanges, formatRange, overlaps, parseRange, type Range } from '../../../src/net/range';
import { rangeIndex } from '../../../src/rules/shared/range-index';

function ranges(...texts: readonly string[]): readonly { readonly range: Range }[] {
  return texts.flatMap((text) => {
    const range = parseRange(text);
    return range ? [{ range }] : [];
  });
}

function asked(index: ReturnType<typeof rangeIndex>, text: string): readonly string[] {
  const [entry] = ranges(text);
  return entry ? [...index.overlapping(entry.range)].map(({ range }) => formatRange(range)) : [];
}

test('ranges around, equal ones, and ranges within are found, in that order', () => {
  const index = rangeIndex(ranges('10.0.1.0/24', '10.0.0.0/8', '10.0.0.0/16', '10.1.0.0/16', '10.0.0.0/20', '10.0.0.0/16'));
  assert.deepEqual(asked(index, '10.0.0.0/16'), ['10.0.0.0/8', '10.0.0.0/16', '10.0.0.0/16', '10.0.0.0/20', '10.0.1.0/24']);
  assert.deepEqual(asked(index, '10.0.1.128/25'), ['10.0.0.0/8', '10.0.0.0/16', '10.0.0.0/16', '10.0.0.0/20', '10.0.1.0/24']);
  assert.deepEqual(asked(index, '11.0.0.0/8'), []);
  assert.deepEqual(asked(index, '0.0.0.0/0').length, 6);
});

test('families stay apart', () => {
  const index = rangeIndex(ranges('::/0', '0.0.0.0/0', 'fd00::/64'));
  assert.deepEqual(asked(index, '10.0.0.0/8'), ['0.0.0.0/0']);
  assert.deepEqual(asked(index, 'fd00::/8'), ['::/0', 'fd00::/64']);
});

test('agrees with a look at every entry', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const any = (): Range => {
    const length = 24 + random(9);
    const host = BigInt(32 - length);
    return { family: 4, first: ((0x0a000000n + BigInt(random(512))) >> host) << host, length };
  };
  for (let round = 0; round < 50; round++) {
    const entries = Array.from({ length: 40 }, () => ({ range: any() }));
    const index = rangeIndex(entries);
    for (let ask = 0; ask < 20; ask++) {
      const range = any();
      const expected = entries.filter((entry) => overlaps(entry.range, range)).map((entry) => entry.range).sort(compareRanges);
      assert.deepEqual([...index.overlapping(range)].map((entry) => entry.range).sort(compareRanges), expected);
    }
  }
});
