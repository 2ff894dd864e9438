import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRange, overlaps } from '../../../src/net/range';
import * as addresses from '../../../src/plan/facts/addresses';
import * as dates from '../../../src/plan/facts/dates';
import * as defaults from '../../../src/plan/facts/defaults';
import * as limits from '../../../src/plan/facts/limits';
import * as ranges from '../../../src/plan/facts/ranges';

/** Every object with a source, however deep. */
function* factsIn(thing: unknown): Generator<{ source: unknown }> {
  if (typeof thing !== 'object' || thing === null) return;
  if ('source' in thing) yield thing;
  for (const part of Object.values(thing)) yield* factsIn(part);
}

test('every fact names a page of Microsoft or of GitHub, and its date', () => {
  const facts = [...factsIn([{ ...addresses }, { ...dates }, { ...defaults }, { ...limits }, { ...ranges }])];
  assert.ok(facts.length > 60, String(facts.length));
  for (const { source } of facts) {
    assert.ok(typeof source === 'object' && source !== null && 'url' in source && 'date' in source && 'title' in source);
    assert.match(String(source.url), /^https:\/\/(learn\.microsoft\.com|github\.com)\/\S+$/);
    assert.match(String(source.date), /^20\d\d(-\d\d(-\d\d)?)?$/);
    assert.notEqual(source.title, '');
  }
});

test('the ranges are on their network addresses', () => {
  const all = [...ranges.reservedRanges.value.map(({ cidr }) => cidr), ...ranges.rangesRefusedInNetworks.value, ...ranges.privateRanges.value];
  for (const cidr of [...all, defaults.defaultServiceCidr.value, defaults.defaultPodCidr.value]) assert.ok(parseRange(cidr), cidr);
});

test('172.16.0.0/12 and 192.0.0.0/16 contain reserved ranges', () => {
  const hit = (cidr: string) => {
    const range = parseRange(cidr);
    assert.ok(range);
    return ranges.reservedRanges.value.flatMap((reserved) => {
      const other = parseRange(reserved.cidr);
      return other && overlaps(range, other) ? [reserved.cidr] : [];
    });
  };
  assert.deepEqual(hit('172.16.0.0/12'), ['172.30.0.0/16', '172.31.0.0/16']);
  assert.deepEqual(hit('192.0.0.0/16'), ['192.0.2.0/24']);
  assert.deepEqual(hit('10.0.0.0/8'), []);
});
