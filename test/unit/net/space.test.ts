import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitsOf, formatRange, parseRange, type Range } from '../../../src/net/range';
import { bestFit, nextFree, split, subtract, summarise } from '../../../src/net/space';
import { bitmapOf, fewestBlocks, firstFree, leastWaste, rangesIn, singles, windows } from './model';
import { randomFrom } from '../random';

function ranges(...texts: readonly string[]): Range[] {
  return texts.map((text) => parseRange(text) ?? assert.fail(`not a range: ${text}`));
}

function written(made: Range | undefined): string | undefined {
  return made && formatRange(made);
}

test('every set of eight addresses less every other set leaves the fewest blocks', () => {
  const [window] = windows(3).slice(1);
  assert.ok(window);
  for (let all = 0; all < 256; all++) {
    const given = singles(window, all);
    for (let taken = 0; taken < 256; taken++) {
      assert.deepEqual(subtract(given, fewestBlocks(window, taken)), fewestBlocks(window, all & ~taken));
    }
  }
});

test('every set of sixteen addresses has its summary', () => {
  for (const window of windows(4)) {
    for (let all = 0; all < 65_536; all += 7) assert.deepEqual(summarise(singles(window, all)), fewestBlocks(window, all));
  }
});

test('overlapping ranges in any order are subtracted like their addresses, in both families and at their edges', () => {
  const random = randomFrom(2);
  for (const window of windows(4)) {
    const choices = rangesIn(window);
    const some = () => Array.from({ length: random(6) }, () => choices[random(choices.length)] ?? assert.fail());
    for (let n = 0; n < 3000; n++) {
      const [given, taken] = [some(), some()];
      assert.deepEqual(subtract(given, taken), fewestBlocks(window, bitmapOf(window, given) & ~bitmapOf(window, taken)));
    }
  }
});

test('the free block in one or two spaces of eight addresses is the one that trying finds', () => {
  const [window] = windows(3).slice(1);
  assert.ok(window);
  const choices = rangesIn(window);
  let found = 0;
  for (const [index, one] of choices.entries()) {
    for (const other of choices.slice(index)) {
      const spaces = [other, one];
      for (let taken = 0; taken < 256; taken++) {
        for (let host = 0; host <= 3; host++) {
          const length = bitsOf(window.family) - host;
          const free = nextFree(spaces, singles(window, taken), length);
          assert.deepEqual(free, firstFree(window, spaces, taken, host));
          if (free) found++;
        }
      }
    }
  }
  assert.ok(found > 10_000, String(found));
});

test('free blocks among overlapping ranges, in both families and at their edges', () => {
  const random = randomFrom(3);
  for (const window of windows(4)) {
    const choices = rangesIn(window);
    const some = (most: number) => Array.from({ length: random(most) }, () => choices[random(choices.length)] ?? assert.fail());
    for (let n = 0; n < 2000; n++) {
      const [spaces, taken, host] = [some(4), some(6), random(5)];
      const length = bitsOf(window.family) - host;
      assert.deepEqual(nextFree(spaces, taken, length), firstFree(window, spaces, bitmapOf(window, taken), host));
      assert.deepEqual(bestFit(spaces, taken, length), leastWaste(window, spaces, bitmapOf(window, taken), host));
    }
  }
});

test('the best fit leaves the large holes alone', () => {
  const spaces = ranges('10.0.0.0/16');
  const taken = ranges('10.0.64.0/24', '10.0.65.0/28');
  assert.equal(written(nextFree(spaces, taken, 24)), '10.0.0.0/24');
  assert.equal(written(bestFit(spaces, taken, 24)), '10.0.66.0/24');
  assert.equal(written(bestFit(spaces, taken, 28)), '10.0.65.16/28');
  assert.equal(written(bestFit(spaces, taken, 17)), '10.0.128.0/17');
  assert.equal(written(bestFit(spaces, taken, 16)), undefined);
});

test('a block never spans two spaces that lie side by side', () => {
  const spaces = ranges('10.0.0.0/24', '10.0.1.0/24');
  assert.equal(nextFree(spaces, [], 23), undefined);
  assert.equal(bestFit(spaces, [], 23), undefined);
  assert.deepEqual(summarise(spaces).map(formatRange), ['10.0.0.0/23']);
  assert.equal(written(nextFree(summarise(spaces), [], 23)), '10.0.0.0/23');
});

test('the families are kept apart, IPv4 first', () => {
  const spaces = ranges('fd00::/48', '10.0.0.0/16');
  assert.equal(written(nextFree(spaces, ranges('::/0'), 24)), '10.0.0.0/24');
  assert.equal(written(nextFree(spaces, ranges('10.0.0.0/8'), 64)), 'fd00::/64');
  assert.equal(written(bestFit(spaces, ranges('fd00::/64'), 64)), 'fd00:0:0:1::/64');
  assert.deepEqual(subtract(spaces, ranges('0.0.0.0/1', 'fd00:0:0:8000::/49')).map(formatRange), ['fd00::/49']);
  // The numbers of these addresses overlap although the families do not.
  assert.deepEqual(subtract(ranges('::/96'), ranges('10.0.0.0/8')).map(formatRange), ['::/96']);
  assert.deepEqual(subtract(ranges('10.0.0.0/8'), ranges('::/96')).map(formatRange), ['10.0.0.0/8']);
  // The smaller hole of the other family is no better fit.
  assert.equal(written(bestFit(ranges('fd00::/20', '10.0.0.0/16'), [], 24)), '10.0.0.0/24');
  assert.deepEqual(summarise(ranges('255.255.255.255/32', '::/128')).map(formatRange), ['255.255.255.255/32', '::/128']);
});

test('prefix lengths that are none give nothing', () => {
  const spaces = ranges('10.0.0.0/8');
  for (const length of [7, 33, -1, -1e12, 1e12, 24.5, NaN, Infinity]) {
    assert.equal(nextFree(spaces, [], length), undefined);
    assert.equal(bestFit(spaces, [], length), undefined);
    assert.deepEqual([...split(spaces[0] ?? assert.fail(), length)], []);
  }
  assert.equal(nextFree([], [], 24), undefined);
  assert.deepEqual(subtract([], spaces), []);
});

test('a range is split into all ranges of a length, in order', () => {
  for (const window of windows(4)) {
    const all = rangesIn(window);
    for (let host = 0; host <= 4; host++) {
      const length = bitsOf(window.family) - host;
      assert.deepEqual([...split(all[0] ?? assert.fail(), length)], all.filter((each) => each.length === length));
    }
  }
});

test('splitting is lazy: the first blocks of 2^128 come at once', () => {
  const [everything] = ranges('::/0');
  assert.ok(everything);
  const blocks = split(everything, 128);
  assert.deepEqual([blocks.next(), blocks.next()].map(({ value }: IteratorResult<Range, Range>) => formatRange(value)), ['::/128', '::1/128']);
});

test('thousands of ranges in a /8 leave the one block that is free', () => {
  const taken: Range[] = [];
  const [space] = ranges('10.0.0.0/8');
  assert.ok(space);
  for (const block of split(space, 20)) taken.push(block);
  const [gone] = taken.splice(3210, 1);
  assert.ok(gone);
  const random = randomFrom(4);
  taken.sort(() => random(2) - 0.5);
  for (const find of [nextFree, bestFit]) {
    assert.deepEqual(find([space], taken, 28), { ...gone, length: 28 });
    assert.equal(find([space], taken, 19), undefined);
  }
  assert.deepEqual(subtract([space], taken), [gone]);
  assert.deepEqual(summarise([...taken, gone]), [space]);
});
