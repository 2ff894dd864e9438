import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containsCidr, excludeCidr, mergeCidr, overlapCidr, parseCidr } from 'cidr-tools';
import { contains, formatAddress, formatRange, lastAddress, overlaps, parseRange, type Range } from '../../../src/net/range';
import { nextFree, subtract, summarise } from '../../../src/net/space';
import { randomFrom } from '../random';

const random = randomFrom(20_261_120);

/** A range that differs from others in a few bits only, so that many of them meet. */
function someRange(family: 4 | 6): Range {
  const [bits, base, shortest] = family === 4 ? [32, 0x0a000000n, 8] : [128, 0xfd00n << 112n, 40];
  const differing = BigInt(random(16)) << BigInt(random(bits - 12));
  const length = shortest + random(bits - shortest + 1);
  const host = BigInt(bits - length);
  return { family, first: ((base | differing) >> host) << host, length };
}

function someRanges(family: 4 | 6, most: number): Range[] {
  return Array.from({ length: 1 + random(most) }, () => someRange(family));
}

function texts(ranges: readonly Range[]): string[] {
  return ranges.map(formatRange);
}

function sorted(made: readonly string[]): string[] {
  return [...made].sort();
}

for (const family of [4, 6] as const) {
  test(`cidr-tools reads the same ranges, IPv${String(family)}`, () => {
    for (let n = 0; n < 3000; n++) {
      const range = someRange(family);
      const text = formatRange(range);
      const parsed = parseCidr(text);
      assert.deepEqual(parseRange(text), range);
      assert.deepEqual([parsed.start, parsed.end, parsed.cidr], [range.first, lastAddress(range).value, text]);
      assert.equal(parsed.ip, formatAddress({ family, value: range.first }));
    }
  });

  test(`cidr-tools agrees about overlaps, IPv${String(family)}`, () => {
    let met = 0;
    for (let n = 0; n < 5000; n++) {
      const [a, b] = [someRange(family), someRange(family)];
      assert.equal(overlaps(a, b), overlapCidr(formatRange(a), formatRange(b)));
      assert.equal(contains(a, b), containsCidr(formatRange(a), formatRange(b)));
      if (overlaps(a, b)) met++;
    }
    assert.ok(met > 250 && met < 4750, String(met));
  });

  test(`cidr-tools agrees about what is left, IPv${String(family)}`, () => {
    let left = 0;
    for (let n = 0; n < 3000; n++) {
      const [given, taken] = [someRanges(family, 5), someRanges(family, 8)];
      const rest = subtract(given, taken);
      assert.deepEqual(sorted(texts(rest)), sorted(excludeCidr(texts(given), texts(taken))));
      assert.deepEqual(sorted(texts(summarise(given))), sorted(mergeCidr(texts(given))));
      if (rest.length > 0) left++;
    }
    assert.ok(left > 250 && left < 3000, String(left));
  });

  test(`a free block is within the space and beside what is taken, IPv${String(family)}`, () => {
    let found = 0;
    for (let n = 0; n < 2000; n++) {
      const [space, taken] = [someRange(family), someRanges(family, 8)];
      const length = Math.min(space.length + random(8), family === 4 ? 32 : 128);
      const free = nextFree([space], taken, length);
      const holes = excludeCidr(formatRange(space), texts(taken)).map((hole) => Number(hole.split('/')[1]));
      assert.equal(free !== undefined, holes.some((hole) => hole <= length));
      if (!free) continue;
      found++;
      assert.ok(containsCidr(formatRange(space), formatRange(free)) && !overlapCidr(formatRange(free), texts(taken)));
    }
    assert.ok(found > 250, String(found));
  });
}
