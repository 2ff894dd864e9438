import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAt, formatAddress, formatRange, parseRange, sizeOf, subnetAt, type Range } from '../../../src/net/range';
import { randomFrom } from '../random';
import { gives } from './data';

function randomRange(random: (below: number) => number): Range {
  const family = random(2) === 0 ? 4 : 6;
  const bits = family === 4 ? 32 : 128;
  const length = random(bits + 1);
  let value = 0n;
  for (let word = 0; word < 4; word++) value = (value << 32n) | BigInt(random(2 ** 32));
  const host = BigInt(bits - length);
  const first = ((value & ((1n << BigInt(bits)) - 1n)) >> host) << host;
  return { family, first, length };
}

test('`cidrSubnet` gives the blocks of `net`, by their own prefix length', () => {
  const random = randomFrom(1);
  for (let round = 0; round < 2000; round++) {
    const range = randomRange(random);
    const bits = random(12);
    const length = range.length + bits;
    const index = random(2 ** bits + 2);
    const expected = subnetAt(range, bits, index);
    gives('cidrSubnet', [formatRange(range), length, index], expected ? formatRange(expected) : '<failed>');
  }
});

test('`cidrHost` counts from behind the network address up to the broadcast address', () => {
  const random = randomFrom(2);
  for (let round = 0; round < 2000; round++) {
    const range = randomRange(random);
    if (range.family === 4 && range.length > 30) continue;
    const index = random(Number(sizeOf(range) > 300n ? 300n : sizeOf(range)) + 2);
    const last = sizeOf(range) - (range.family === 4 ? 2n : 1n);
    const expected = BigInt(index + 1) <= last ? addressAt(range, index + 1) : undefined;
    gives('cidrHost', [formatRange(range), index], expected ? formatAddress(expected) : '<failed>');
  }
});

test('the hosts of a /30 are the two that can be used, and no others', () => {
  gives('cidrHost', ['10.0.0.4/30', 0], '10.0.0.5');
  gives('cidrHost', ['10.0.0.4/30', 1], '10.0.0.6');
  gives('cidrHost', ['10.0.0.4/30', 2], '<failed>');
  gives('cidrHost', ['fd00::/127', 0], 'fd00::1');
  gives('cidrHost', ['fd00::/127', 1], '<failed>');
});

test('`parseCidr` agrees with `cidrHost` about the first and with the size about the last', () => {
  const random = randomFrom(3);
  for (let round = 0; round < 500; round++) {
    const range = randomRange(random);
    if (range.family === 6 || range.length > 30) continue;
    const address = (index: number): string => formatAddress(addressAt(range, index) ?? assert.fail());
    const netmask = formatAddress({ family: 4, value: 2n ** 32n - sizeOf(range) });
    gives('parseCidr', [formatRange(range)], { network: address(0), netmask, broadcast: address(-1), firstUsable: address(1), lastUsable: address(-2), cidr: range.length });
    gives('cidrHost', [formatRange(range), 0], address(1));
  }
});

test('what the pages do not say is not known', () => {
  gives('cidrHost', ['10.0.0.0/31', 0], '<unreadable>');
  gives('cidrHost', ['10.0.0.0/24', -1], '<unreadable>');
  gives('parseCidr', ['10.0.0.1/32'], {
    network: '10.0.0.1', netmask: '255.255.255.255', broadcast: '10.0.0.1', firstUsable: '<unreadable>', lastUsable: '<unreadable>', cidr: 32,
  });
});

test('what is no range, or no part of one, Azure refuses', () => {
  for (const text of ['10.0.0.0', '10.0.0/16', '10.0.0.0/33', 'nodes', '']) for (const name of ['parseCidr']) gives(name, [text], '<failed>');
  gives('cidrSubnet', ['10.0.0.0/16', 8, 0], '<failed>');
  gives('cidrSubnet', ['10.0.0.0/16', 33, 0], '<failed>');
  gives('cidrSubnet', ['10.0.0.0/16', 24, 256], '<failed>');
  gives('cidrSubnet', ['10.0.0.0/16', 24, -1], '<failed>');
  gives('cidrSubnet', ['10.0.0.0/16', '24', 0], '<failed>');
});

test('bits behind the prefix are dropped', () => {
  assert.equal(parseRange('10.0.5.0/16'), undefined);
  gives('cidrSubnet', ['10.0.5.0/16', 24, 1], '10.0.1.0/24');
  gives('cidrHost', ['10.0.5.7/16', 0], '10.0.0.1');
});
