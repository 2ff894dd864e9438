import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../../../src/analyze';
import type { Network } from '../../../src/model/network';
import { makePlan } from '../../../src/plan/make-plan';
import { entriesOfAll, type Entry, type ValueKind } from '../../../scripts/survey/entries';
import type { PlacedValue } from '../../../scripts/survey/survey';
import { isMeant, messageTable, sample, valueTable } from '../../../scripts/survey/tables';
import { absent, azurerm, cluster, either, known, list, network, openList, pool, subnet, unknown, virtualNetwork } from '../model/build';

function report(of: Network, called = false): Report {
  const unit = { language: 'terraform', root: 'file:///test', variant: null, called } as const;
  const reads = { files: new Set<string>(), folders: new Set<string>() };
  const deployment = { unit, client: azurerm, network: of, notChecked: [], unreadable: [], reads };
  return { deployment, design: { network: of, plan: makePlan(of), today: '2026-11-20' }, findings: [], quiet: [], notChecked: [] };
}

/** `state found` of each value of the kind. */
function states(kind: ValueKind, ...reports: readonly Report[]): readonly string[] {
  return entriesOfAll(reports).filter((entry) => entry.kind === kind).map(({ state, found }) => `${state} ${found}`.trim());
}

function value(part: Partial<PlacedValue>): PlacedValue {
  return { at: 'shop/main.tf:1:1', text: '', language: 'terraform', kind: 'count', state: 'literal', found: '', message: '', from: [], ...part };
}

test('a value is literal where a literal decides at the place, and known where it was followed', () => {
  const written = known(3);
  const elsewhere = known(30);
  const followed = { ...elsewhere, origin: { ...elsewhere.origin, literal: known(0).span } };
  const reckoned = { ...known(2), origin: { span: written.span, what: 'var.n + 1', from: [] } };
  const of = report(network({ clusters: [cluster({ nodePools: [pool({ count: written, maxPods: followed, minCount: reckoned })] })] }));
  assert.deepEqual(states('count', of), ['literal 3']);
  assert.deepEqual(states('max-pods', of), ['known 30']);
  assert.deepEqual(states('min-count', of), ['known 2']);
});

test('what is not written has a default, or nothing holds in its place', () => {
  const of = report(network({ clusters: [cluster({ networkPlugin: known('kubenet'), nodePools: [pool()] })] }));
  assert.deepEqual(states('service-range', of), ['default [10.0.0.0/16]']);
  assert.deepEqual(states('dns-address', of), ['default 10.0.0.10']);
  assert.deepEqual(states('max-pods', of), ['default 110']);
  assert.deepEqual(states('mode', of), ['default kubenet']);
  assert.deepEqual(states('pod-subnet', of), ['none']);
  assert.deepEqual(states('max-count', of), ['none']);
});

test('a default that rests on something unknown is unknown for its reason', () => {
  const of = report(network({ clusters: [cluster({ networkPlugin: unknown('secret'), nodePools: [pool()] })] }));
  assert.deepEqual(states('max-pods', of), ['secret']);
  assert.deepEqual(states('plugin', of), ['secret']);
});

test('the items of a list count by themselves, and an open list is one more', () => {
  const of = report(network({ virtualNetworks: [virtualNetwork({ addressSpace: openList('10.0.0.0/16', unknown('too-large')) })], subnets: [subnet({ prefixes: list('10.0.1.0/24') })] }));
  assert.deepEqual(states('network-range', of), ['literal 10.0.0.0/16', 'too-large', 'open']);
  assert.deepEqual(states('subnet-range', of), ['literal 10.0.1.0/24']);
});

test('one of several is known when each of them is, else not known for the reason that is ours', () => {
  const good = either<number>('var.big', known(1), absent('count'));
  const bad = either<number>('var.big', unknown('no-value'), unknown('unreadable', 'a number is needed here'));
  const of = report(network({ clusters: [cluster({ nodePools: [pool({ count: good, maxPods: bad })] })] }));
  assert.deepEqual(states('count', of), ['one-of 1 | (nothing)']);
  assert.deepEqual(states('max-pods', of), ['unreadable ? | ?']);
});

test('the bounds of an autoscaler that is off do not count', () => {
  const of = report(network({ clusters: [cluster({ nodePools: [pool({ autoscaling: known(false), minCount: known(0), maxCount: known(0) })] })] }));
  assert.deepEqual([...states('min-count', of), ...states('max-count', of)], []);
});

test('a place counts once for each distinct result, and what callers give goes before what is not given', () => {
  const place = known('10.0.1.0/24').span;
  const with_ = (range: string): Report => report(network({ subnets: [subnet({ prefixes: list(known(range, place)) })] }));
  const alone = report(network({ subnets: [subnet({ prefixes: list({ ...unknown('no-value'), span: place }, '10.9.0.0/24') })] }), true);
  assert.deepEqual(states('subnet-range', with_('10.0.1.0/24'), with_('10.0.1.0/24'), with_('10.0.2.0/24'), alone), ['literal 10.0.1.0/24', 'literal 10.0.2.0/24', 'literal 10.9.0.0/24']);
});

test('the table tells what is followed, closed and missed', () => {
  const table = valueTable([value({}), value({ state: 'none' }), value({ state: 'no-value' }), value({ kind: 'plugin', state: 'unreadable' }), value({ kind: 'plugin', state: 'known' })]);
  assert.deepEqual(table.split('\n').map((line) => line.trim().split(/ {2,}/)), [
    ['literal', 'known', 'no-value', '!unreadable', 'total', 'followed', 'or closed'],
    ['plugin', '0', '1', '0', '1', '2', '50.0 %', '50.0 %'],
    ['count', '1', '0', '1', '0', '2', '50.0 %', '100.0 %'],
    ['all', '1', '1', '1', '1', '4', '50.0 %', '75.0 %'],
  ]);
});

test('messages are grouped without their names, the attribute kept', () => {
  const one = value({ state: 'no-value', message: 'variable `a_long_variable` has no default' });
  const other = { ...one, message: 'variable `some_other_thing` has no default' };
  const third = value({ state: 'run-time', message: '`id` of `x.y` is known after the deployment', at: 'shop/other.tf:7:1' });
  assert.deepEqual(messageTable([one, third, other], 9).split('\n').map((line) => line.trim().replace(/\s+/g, ' ')), [
    '2 no-value variable `…` has no default [shop/main.tf:1:1]',
    '1 run-time `id` of `…` is known after the deployment [shop/other.tf:7:1]',
  ]);
});

test('words choose values by kind, state and language, and several at once', () => {
  const one = value({ state: 'unreadable' });
  for (const word of ['count', 'unreadable', 'terraform', 'missed', 'terraform+unreadable']) assert.equal(isMeant(one, [word]), true, word);
  for (const word of ['plugin', 'known', 'bicep+unreadable']) assert.equal(isMeant(one, [word]), false, word);
});

test('a sample is the same for the same seed, and names nothing twice', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const chosen = sample(numbers, 20, 7);
  assert.deepEqual(sample(numbers, 20, 7), chosen);
  assert.notDeepEqual(sample(numbers, 20, 8), chosen);
  assert.equal(new Set(chosen).size, 20);
  assert.equal(sample(numbers, 200, 7).length, 100);
});

test('every entry can be pointed at', () => {
  const of = report(network({ clusters: [cluster({ nodePools: [pool()] })], subnets: [subnet({})] }));
  const nowhere = entriesOfAll([of]).filter(({ span }: Entry) => span.end <= span.start);
  assert.deepEqual(nowhere, []);
});
