import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressAt, bitsOf, compareRanges, contains, containsAddress, firstAddress, formatAddress, formatRange, lastAddress, maskOf, overlaps, parseAddress, parseRange,
  prefixLengthForSize, prefixLengthForUsable, type Range, sameRange, sizeOf, subnetAt, usableInSubnet,
} from '../../../src/net/range';
import { bitmapOf, rangesIn, windows } from './model';

function range(text: string): Range {
  return parseRange(text) ?? assert.fail(`not a range: ${text}`);
}

function written(made: Range | undefined): string | undefined {
  return made && formatRange(made);
}

test('all pairs of ranges in sixteen addresses relate as their sets of addresses do', () => {
  for (const window of windows(4)) {
    const ranges = rangesIn(window);
    assert.equal(ranges.length, 31);
    for (const a of ranges) {
      for (const b of ranges) {
        const [setA, setB] = [bitmapOf(window, [a]), bitmapOf(window, [b])];
        assert.equal(overlaps(a, b), (setA & setB) !== 0);
        assert.equal(contains(a, b), (setA & setB) === setB);
        assert.equal(sameRange(a, b), setA === setB);
        assert.equal(Math.sign(compareRanges(a, b)) + Math.sign(compareRanges(b, a)), 0);
        assert.equal(compareRanges(a, b) === 0, setA === setB);
      }
    }
  }
});

test('all ranges in sixteen addresses have the addresses of their set, counted from both ends', () => {
  for (const window of windows(4)) {
    for (const each of rangesIn(window)) {
      const inside = Array.from({ length: 16 }, (_, n) => window.first + BigInt(n)).filter((_, n) => bitmapOf(window, [each]) & (1 << n));
      assert.equal(sizeOf(each), BigInt(inside.length));
      assert.equal(firstAddress(each).value, inside[0]);
      assert.equal(lastAddress(each).value, inside.at(-1));
      for (let n = -17; n <= 17; n++) {
        const value = n < -inside.length ? undefined : inside.at(n);
        assert.equal(addressAt(each, n)?.value, value);
        assert.equal(addressAt(each, BigInt(n))?.value, value);
        const asked = window.first + BigInt(n);
        assert.equal(containsAddress(each, { family: each.family, value: asked }), inside.includes(asked));
      }
    }
  }
});

test('all subnets of all ranges in sixteen addresses are the ranges of that length within', () => {
  for (const window of windows(4)) {
    const ranges = rangesIn(window);
    for (const each of ranges) {
      for (let newBits = -1; newBits <= 5; newBits++) {
        const length = each.length + newBits;
        const expected = newBits < 0 ? [] : ranges.filter((other) => other.length === length && contains(each, other));
        for (let n = -1; n <= expected.length; n++) assert.deepEqual(subnetAt(each, newBits, n), n < 0 ? undefined : expected[n]);
      }
    }
  }
});

test('subnets and hosts are those of Terraform 1.11.4', () => {
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 8, 255)), '10.255.0.0/16');
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 8, 256)), undefined);
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 0, 0)), '10.0.0.0/8');
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 0, 1)), undefined);
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 25, 0)), undefined);
  assert.equal(written(subnetAt(range('10.0.0.0/8'), 24, 16_777_215)), '10.255.255.255/32');
  assert.equal(written(subnetAt(range('fd00::/8'), 56, 65_537)), 'fd00:0:1:1::/64');
  assert.equal(written(subnetAt(range('fd00::/8'), 120, 3)), 'fd00::3/128');
  assert.equal(written(subnetAt(range('fd12:3456:789a:1::/108'), 4, 1n)), 'fd12:3456:789a:1::1:0/112');
  const hosts: readonly (readonly [string, number, string | undefined])[] = [
    ['10.0.0.0/24', -1, '10.0.0.255'], ['10.0.0.0/24', -256, '10.0.0.0'], ['10.0.0.0/24', -257, undefined], ['10.0.0.0/24', 255, '10.0.0.255'],
    ['10.0.0.0/24', 256, undefined], ['10.0.0.0/24', 1.5, undefined], ['10.0.0.0/32', 0, '10.0.0.0'], ['10.0.0.0/32', -1, '10.0.0.0'],
    ['10.0.0.0/32', 1, undefined], ['fd00::/64', -2, 'fd00::ffff:ffff:ffff:fffe'],
  ];
  for (const [text, index, expected] of hosts) {
    const address = addressAt(range(text), index);
    assert.equal(address && formatAddress(address), expected, `${text} ${String(index)}`);
  }
});

test('numbers that are none give nothing', () => {
  for (const odd of [NaN, Infinity, -Infinity, 0.5]) {
    assert.equal(addressAt(range('::/0'), odd), undefined);
    assert.equal(subnetAt(range('::/0'), 64, odd), undefined);
    assert.equal(subnetAt(range('::/0'), odd, 0), undefined);
  }
  assert.equal(subnetAt(range('10.0.0.0/8'), 1e9, 0), undefined);
  assert.equal(prefixLengthForUsable(NaN), undefined);
  assert.equal(prefixLengthForSize(NaN), undefined);
});

test('the two families have nothing in common', () => {
  for (const [a, b] of [['0.0.0.0/0', '::/0'], ['10.0.0.0/8', '::a00:0/104'], ['0.0.0.0/32', '::/128']].map((pair) => pair.map(range))) {
    assert.ok(a && b);
    for (const relation of [overlaps, contains, sameRange]) assert.deepEqual([relation(a, b), relation(b, a)], [false, false]);
    assert.ok(compareRanges(a, b) < 0 && compareRanges(b, a) > 0);
    assert.equal(containsAddress(a, firstAddress(b)) || containsAddress(b, firstAddress(a)), false);
  }
});

test('the ranges of the AKS pages overlap as they should', () => {
  const pairs: readonly (readonly [string, string, boolean, boolean])[] = [
    ['10.240.0.0/12', '10.244.0.0/16', true, true],
    ['172.16.0.0/12', '172.30.0.0/16', true, true],
    ['10.0.0.0/16', '10.0.1.0/24', true, true],
    ['10.0.0.0/8', '10.1.0.0/16', true, true],
    ['10.0.0.0/16', '10.1.0.0/16', false, false],
    ['192.0.0.0/16', '192.0.2.0/24', true, true],
    ['10.0.1.0/24', '10.0.0.0/16', true, false],
  ];
  for (const [a, b, overlap, contained] of pairs) {
    assert.equal(overlaps(range(a), range(b)), overlap);
    assert.equal(overlaps(range(b), range(a)), overlap);
    assert.equal(contains(range(a), range(b)), contained);
  }
  const service = range('10.0.0.0/16');
  assert.deepEqual(parseAddress('10.0.0.1'), addressAt(service, 1));
  assert.deepEqual(parseAddress('10.0.255.255'), lastAddress(service));
});

test('a mask has as many ones as the prefix is long', () => {
  const masks = [['10.0.0.0/24', '255.255.255.0'], ['10.0.0.0/12', '255.240.0.0'], ['0.0.0.0/0', '0.0.0.0'], ['10.0.0.0/32', '255.255.255.255'], ['10.0.0.0/30', '255.255.255.252']] as const;
  for (const [text, mask] of masks) assert.equal(maskOf(range(text)), mask);
  assert.equal(maskOf(range('fd00::/64')), undefined);
});

test('Azure keeps five addresses of each IPv4 subnet', () => {
  const usable = [['10.0.0.0/16', 65_531], ['10.0.0.0/20', 4091], ['10.0.0.0/21', 2043], ['10.0.0.0/22', 1019], ['10.0.0.0/23', 507], ['10.0.0.0/24', 251],
    ['10.0.0.0/26', 59], ['10.0.0.0/27', 27], ['10.0.0.0/28', 11], ['10.0.0.0/29', 3], ['10.0.0.0/30', 0], ['10.0.0.0/31', 0], ['10.0.0.0/32', 0]] as const;
  for (const [text, count] of usable) assert.equal(usableInSubnet(range(text)), count);
  assert.equal(usableInSubnet(range('fd00::/64')), undefined);
});

test('the prefix length for a number of addresses is the longest that has them', () => {
  for (let length = 2; length <= 29; length++) {
    const usable = usableInSubnet({ family: 4, first: 0n, length }) ?? assert.fail();
    assert.equal(prefixLengthForUsable(usable), length);
    assert.equal(prefixLengthForUsable(usable + 1), length === 2 ? undefined : length - 1);
  }
  assert.deepEqual([0, -1, 1].map(prefixLengthForUsable), [29, 29, 29]);
  // The examples of concepts-network-ip-address-planning and of the kubenet page.
  assert.deepEqual([1581, 1891, 2046, 252].map(prefixLengthForUsable), [21, 21, 20, 23]);
  for (let length = 0; length <= 32; length++) {
    const size = sizeOf({ family: 4, first: 0n, length });
    assert.equal(prefixLengthForSize(size), length);
    assert.equal(prefixLengthForSize(Number(size)), length);
    assert.equal(prefixLengthForSize(size + 1n), length === 0 ? undefined : length - 1);
  }
  assert.deepEqual([0, -1, 1, 1.5, 8448].map(prefixLengthForSize), [32, 32, 32, 31, 18]);
  assert.equal(bitsOf(4) + bitsOf(6), 160);
});
