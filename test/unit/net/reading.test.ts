import assert from 'node:assert/strict';
import { isIPv4, isIPv6 } from 'node:net';
import { test } from 'node:test';
import { formatAddress, formatRange, parseAddress, parseRange, readRange } from '../../../src/net/range';
import { randomFrom } from '../random';

test('a range is read and written back', () => {
  const same = ['0.0.0.0/0', '10.0.0.0/8', '10.244.0.0/16', '10.0.0.4/30', '255.255.255.255/32', '::/0', 'fd00::/8', 'fd12:3456:789a:1::/108', '::1/128', '2001:db8:0:1::/64'];
  for (const text of same) assert.equal(formatRange(parseRange(text) ?? assert.fail(text)), text);
  assert.deepEqual(parseRange('10.1.0.0/16'), { family: 4, first: 0x0a010000n, length: 16 });
  assert.deepEqual(parseRange('fd00::/64'), { family: 6, first: 0xfd00n << 112n, length: 64 });
});

test('IPv6 is written as RFC 5952 has it', () => {
  const forms = [
    ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
  ] as const;
  for (const [text, written] of forms) assert.equal(formatAddress(parseAddress(text) ?? assert.fail(text)), written);
});

test('an address that is not the first of its network is told apart, with the network', () => {
  const cases = [['10.2.0.1/24', '10.2.0.0/24'], ['10.1.2.3/0', '0.0.0.0/0'], ['10.0.0.2/30', '10.0.0.0/30'], ['fd00::1/64', 'fd00::/64'], ['fd00:0:0:1::/60', 'fd00::/60']] as const;
  for (const [text, network] of cases) {
    assert.deepEqual(readRange(text), { kind: 'host-bits', range: parseRange(network) });
    assert.equal(parseRange(text), undefined);
  }
});

test('what is malformed is said in words', () => {
  const messages: readonly (readonly [string, string])[] = [
    ['10.0.0/16', '10.0.0/16 has three octets instead of four'],
    ['10.0.0.0.0/16', '10.0.0.0.0/16 has five octets instead of four'],
    ['1.2.3.4.5.6.7.8.9.10/8', '1.2.3.4.5.6.7.8.9.10/8 has 10 octets instead of four'],
    ['010.0.0.0/8', '010.0.0.0/8 writes the octet 010 with a leading zero'],
    ['10.00.0.0/8', '10.00.0.0/8 writes the octet 00 with a leading zero'],
    ['10..0.0/8', '10..0.0/8 has an empty octet'],
    ['10.0.0.256/24', '10.0.0.256/24 has the octet 256, which is above 255'],
    ['10.0.0.1000/24', '10.0.0.1000/24 has the octet 1000, which is above 255'],
    ['10.0.0.0/33', '10.0.0.0/33 has a prefix length above 32'],
    ['10.0.0.0/08', '10.0.0.0/08 writes the prefix length 08 with a leading zero'],
    ['10.0.0.0/', '10.0.0.0/ has no prefix length after the slash'],
    ['10.0.0.0/-1', '10.0.0.0/-1 has a prefix length that is no number'],
    ['10.0.0.0/1e1', '10.0.0.0/1e1 has a prefix length that is no number'],
    ['10.0.0.0/255.0.0.0', '10.0.0.0/255.0.0.0 has a netmask instead of a prefix length'],
    ['10.0.0.0/8/8', '10.0.0.0/8/8 has more than one slash'],
    ['10.0.0.0', '10.0.0.0 has no prefix length'],
    ['fd00::', 'fd00:: has no prefix length'],
    [' 10.0.0.0/8', '" 10.0.0.0/8" contains a space'],
    ['10.0.0.0/8\n', '"10.0.0.0/8\\n" contains a space'],
    ['10.0.0.0/8,10.1.0.0/16', '10.0.0.0/8,10.1.0.0/16 contains a comma; a range stands alone'],
    ['', '"" is not an address range'],
    ['/', '/ has no address before the slash'],
    ['/16', '/16 has no address before the slash'],
    ['nodes', 'nodes is not an address range'],
    ['10/8', '10/8 is not an address range'],
    ['10.0.0.x/8', '10.0.0.x/8 is not an address range'],
    ['10.0.0.٣/8', '"10.0.0.٣/8" is not an address range'],
    ['+10.0.0.0/8', '+10.0.0.0/8 is not an address range'],
    ['0x0a.0.0.0/8', '0x0a.0.0.0/8 is not an address range'],
    ['fe80::1%eth0/64', 'fe80::1%eth0/64 names the zone eth0, which has a meaning on one machine only'],
    ['fd00::g/64', 'fd00::g/64 is not an address range'],
    ['fd00::/129', 'fd00::/129 has a prefix length above 128'],
    ['fd00:::/64', 'fd00:::/64 has three colons in a row'],
    ['fd00::1::/64', 'fd00::1::/64 has "::" more than once'],
    [':fd00::/64', ':fd00::/64 starts or ends with a single colon'],
    ['1:2:3:4:5:6:7:/64', '1:2:3:4:5:6:7:/64 starts or ends with a single colon'],
    ['fd00:0:0:1/64', 'fd00:0:0:1/64 has four groups instead of eight'],
    ['1:2:3:4:5:6:7:8:9/64', '1:2:3:4:5:6:7:8:9/64 has nine groups instead of eight'],
    ['1:2:3:4::5:6:7:8/64', '1:2:3:4::5:6:7:8/64 has eight groups and no room for "::"'],
    ['fd000::/64', 'fd000::/64 has the group fd000, which is longer than four digits'],
    ['64:ff9b::1.2.3/96', '64:ff9b::1.2.3/96 has dots, but does not end in an IPv4 address'],
    ['1.2.3.4::/96', '1.2.3.4::/96 has dots, but does not end in an IPv4 address'],
    ['::ffff:10.0.0.0/104', '::ffff:10.0.0.0/104 is an IPv4 address in the form of IPv6'],
    ['::ffff:a00:0/104', '::ffff:a00:0/104 is an IPv4 address in the form of IPv6'],
    ['1'.repeat(100), `${'1'.repeat(63)}… is too long for an address range`],
  ];
  for (const [text, message] of messages) assert.deepEqual(readRange(text), { kind: 'malformed', message });
});

test('an address has no prefix length', () => {
  assert.deepEqual(parseAddress('10.0.0.10'), { family: 4, value: 0x0a00000an });
  for (const text of ['10.0.0.0/32', 'fd00::/128', '', ' 10.0.0.1', '10.0.0', '10.0.0.01', 'fe80::1%1', '::ffff:10.0.0.1', '1::2::3']) {
    assert.equal(parseAddress(text), undefined, text);
  }
});

test('texts close to addresses are accepted exactly when Node accepts them', () => {
  const random = randomFrom(1);
  const seeds = ['10.0.0.255', '192.168.1.10', '1.2.3.4', 'fd00::1', '2001:db8:0:1:2:3:4:5', '::', '64:ff9b::1.2.3.4', '1:2:3:4:5:6:7::', '::8'];
  const pieces = ['0', '1', '5', '25', '256', 'f', 'abcd', 'g', '.', ':', '::', ' ', '', '', ''];
  const accepted = { 4: 0, 6: 0 };
  for (let n = 0; n < 60_000; n++) {
    let text = seeds[random(seeds.length)] ?? '';
    for (let edits = 1 + random(3); edits > 0; edits--) {
      const at = random(text.length + 1);
      text = text.slice(0, at) + (pieces[random(pieces.length)] ?? '') + text.slice(at + random(3));
    }
    const address = parseAddress(text);
    const mapped = isIPv6(text) && /^\[::ffff:[0-9a-f]+:[0-9a-f]+\]$/.test(new URL(`http://[${text}]`).hostname);
    assert.equal(address?.family, isIPv4(text) ? 4 : isIPv6(text) && !mapped ? 6 : undefined, JSON.stringify(text));
    if (!address) continue;
    accepted[address.family]++;
    const { hostname } = new URL(`http://${address.family === 6 ? `[${text}]` : text}`);
    assert.equal(formatAddress(address), hostname.replace(/[[\]]/g, ''));
  }
  assert.ok(accepted[4] > 1000 && accepted[6] > 1000, JSON.stringify(accepted));
});

test('a text in use keeps its reading, one out of use is forgotten', () => {
  const [kept, left] = [readRange('10.7.0.0/16'), readRange('10.8.0.0/16')];
  for (let n = 0; n < 10_000; n++) {
    readRange(`10.9.${String(n >> 8)}.${String(n & 255)}/32`);
    assert.equal(readRange('10.7.0.0/16'), kept);
  }
  assert.notEqual(readRange('10.8.0.0/16'), left);
  assert.deepEqual(readRange('10.8.0.0/16'), left);
});
