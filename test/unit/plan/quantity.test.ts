import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, Quantity } from '../../../src/plan/plan';
import {
  between,
  conditional,
  exact,
  exceeds,
  extentOf,
  maximum,
  minus,
  product,
  quantityOf,
  sum,
  times,
  unknownQuantity,
} from '../../../src/plan/quantity';
import { absent, condition, either, except, known, oneOf, option, unknown } from '../model/build';

/** Cases as `least..most if subject=outcome`. */
function shown({ cases }: Quantity): readonly string[] {
  return cases.map(({ atLeast, atMost, when }) => {
    const size = atLeast === atMost ? String(atLeast) : `${atLeast}..${atMost ?? ''}`;
    return when.length === 0 ? size : `${size} if ${when.map(({ subject, is, not }) => `${subject}${not ? '≠' : '='}${is}`).join(' ')}`;
  });
}

const nodes = (n: number): string => `${n} nodes`;
const numbers = (value: Parameters<typeof quantityOf>[0]): Quantity => quantityOf(value, { atLeast: 0, atMost: undefined }, nodes);

test('a value becomes one case for each branch, and bounds where it is not known', () => {
  assert.deepEqual(numbers(known(3)), exact(3, '3 nodes'));
  assert.deepEqual(shown(numbers(unknown())), ['0..']);
  assert.deepEqual(shown(numbers(absent('count'))), ['0..']);
  assert.deepEqual(shown(quantityOf(unknown(), { atLeast: 2, atMost: 9 }, nodes)), ['2..9']);
  assert.deepEqual(shown(numbers(either('p', known(3), unknown()))), ['3 if p=true', '0.. if p=false']);
});

test('a number that cannot be a count is not believed', () => {
  assert.deepEqual(shown(numbers(known(-1))), ['0..']);
  assert.deepEqual(shown(numbers(known(2.5))), ['0..']);
  assert.deepEqual(shown(numbers(known(NaN))), ['0..']);
});

test('a sum leaves out combinations that exclude themselves', () => {
  const both = sum([numbers(either('p', known(1), known(2))), numbers(either('p', known(10), known(20))), exact(100, 'x')]);
  assert.deepEqual(shown(both), ['111 if p=true', '122 if p=false']);
  const apart = sum([numbers(either('p', known(1), known(2))), numbers(either('q', known(10), known(20)))]);
  assert.deepEqual(shown(apart), ['11 if p=true q=true', '21 if p=true q=false', '12 if p=false q=true', '22 if p=false q=false']);
});

test('an element for one outcome and another for the rest are never both there', () => {
  const dev = conditional(exact(200, 'x'), { exists: 'maybe', when: [condition('env', 'dev')] });
  const rest = conditional(exact(100, 'x'), { exists: 'maybe', when: [except('env', 'dev')] });
  assert.deepEqual(shown(sum([dev, rest])), ['200 if env=dev', '100 if env≠dev']);
  const prod = conditional(exact(50, 'x'), { exists: 'maybe', when: [condition('env', 'prod')] });
  assert.deepEqual(shown(sum([dev, prod])), ['200 if env=dev', '50 if env=prod', '0 if env≠dev env≠prod']);
});

test('branches without conditions may be taken apart from each other', () => {
  const count = (a: number, b: number) => numbers(oneOf(option(known(a)), option(known(b))));
  assert.deepEqual(shown(sum([count(1, 2), count(10, 20)])), ['11', '21', '12', '22']);
});

test('the working of a sum names the terms that are not zero, and not too many of them', () => {
  assert.equal(sum([exact(1581, 'a'), exact(0, 'b'), exact(310, 'c')]).cases[0]?.working, '1,581 + 310 = 1,891');
  assert.equal(sum([exact(1581, '51 nodes × 31 = 1,581'), exact(0, 'b')]).cases[0]?.working, '51 nodes × 31 = 1,581');
  assert.equal(sum(Array.from({ length: 12 }, () => exact(1, 'x'))).cases[0]?.working, '1 + 1 + 1 + 1 + 1 + 1 + 1 + … (12 terms) = 12');
  assert.deepEqual(sum([]), exact(0, 'nothing'));
});

test('past 64 combinations only the lower bound of all remains', () => {
  const six = Array.from({ length: 6 }, (_, i) => numbers(either(`p${i}`, known(1), known(2))));
  assert.equal(sum(six).cases.length, 64);
  const seven = sum([...six, numbers(either('p6', known(1), known(2)))]);
  assert.deepEqual(shown(seven), ['7..']);
  assert.deepEqual(extentOf(sum([seven, exact(5, 'x')])), { atLeast: 12, atMost: undefined });
});

test('a hundred branches of one condition stay two cases', () => {
  const many = Array.from({ length: 100 }, () => numbers(either('p', known(1), known(2))));
  assert.deepEqual(shown(sum(many)), ['100 if p=true', '200 if p=false']);
});

test('products, constants, the largest, the difference', () => {
  const five = numbers(either('p', known(5), unknown()));
  assert.deepEqual(shown(product(five, exact(31, 'x'))), ['155 if p=true', '0.. if p=false']);
  assert.equal(product(exact(61, 'a'), exact(31, 'b')).cases[0]?.working, '61 × 31 = 1,891');
  assert.deepEqual(shown(product(unknownQuantity('x'), exact(0, 'y'))), ['0']);
  assert.deepEqual(shown(times(five, 256, (n) => String(n))), ['1280 if p=true', '0.. if p=false']);
  assert.deepEqual(shown(maximum([five, exact(3, 'x')])), ['5 if p=true', '3.. if p=false']);
  assert.deepEqual(shown(minus(exact(251, 'a'), exact(310, 'b'))), ['-59']);
  assert.equal(minus(exact(251, 'a'), exact(310, 'b')).cases[0]?.working, '251 − 310 = −59');
  assert.deepEqual(shown(minus(exact(251, 'a'), between({ atLeast: 31, atMost: 62 }, 'b'))), ['189..220']);
  assert.deepEqual(shown(minus(exact(251, 'a'), unknownQuantity('b'))), ['0..251']);
  assert.deepEqual(shown(minus(exact(251, 'a'), between({ atLeast: 300, atMost: undefined }, 'b'))), ['-49']);
});

test('an element under conditions takes nothing otherwise', () => {
  const made = (...when: Parameters<typeof condition>[]) => ({ exists: 'maybe' as const, when: when.map((each) => condition(...each)) });
  assert.deepEqual(shown(conditional(exact(31, 'x'), { exists: 'yes', when: [] })), ['31']);
  assert.deepEqual(shown(conditional(exact(31, 'x'), made(['p', 'true']))), ['31 if p=true', '0 if p=false']);
  assert.deepEqual(shown(conditional(exact(31, 'x'), made(['p', 'false'], ['q', 'true']))), ['31 if p=false q=true', '0 if p=true', '0 if p=false q=false']);
  assert.deepEqual(shown(conditional(exact(31, 'x'), made(['env', '"dev"']))), ['31 if env="dev"', '0 if env≠"dev"']);
  assert.deepEqual(shown(conditional(exact(31, 'x'), { exists: 'maybe', when: [except('env', '"dev"')] })), ['31 if env≠"dev"', '0 if env="dev"']);
  assert.deepEqual(shown(conditional(exact(31, 'x'), made())), ['0..']);
  const own = numbers(either('p', known(1), known(2)));
  assert.deepEqual(shown(conditional(own, made(['p', 'true']))), ['1 if p=true', '0 if p=false']);
});

const of = (...cases: readonly [number, number | undefined, ...string[]][]): Quantity => ({
  cases: cases.map(([atLeast, atMost, ...when]): Case => ({ atLeast, atMost, working: '', when: when.map((each) => condition(each.slice(1), each.startsWith('+') ? 'true' : 'false')) })),
});

test('more than there is, for certain', () => {
  const found = exceeds(of([310, 310]), of([251, 251]));
  assert.equal(found?.certain, true);
  assert.deepEqual(found?.worst.when, []);
  assert.equal(exceeds(of([251, 251]), of([251, 251])), undefined);
  assert.equal(exceeds(of([252, undefined]), of([251, 251]))?.certain, true);
});

test('more than there is in every branch is certain, with the numbers of the worst', () => {
  const found = exceeds(of([310, 310, '+p'], [620, 620, '-p']), of([251, 251]));
  assert.equal(found?.certain, true);
  assert.equal(found?.worst.needed.atLeast, 620);
  assert.deepEqual(found?.worst.when, []);
});

test('more than there is in one branch is possible under its conditions', () => {
  const found = exceeds(of([310, 310, '+p'], [62, 62, '-p']), of([251, 251, '+q'], [507, 507, '-q']));
  assert.equal(found?.certain, false);
  assert.deepEqual(found?.worst.when, [condition('p', 'true'), condition('q', 'true')]);
});

test('branches that exclude each other are not compared', () => {
  assert.equal(exceeds(of([310, 310, '+p'], [62, 62, '-p']), of([507, 507, '+p'], [123, 123, '-p'])), undefined);
  assert.equal(exceeds(of([310, 310, '+p'], [162, 162, '-p']), of([251, 251, '+p'], [123, 123, '-p']))?.certain, true);
});

test('the worst of several possibilities is the one with the greatest excess', () => {
  const found = exceeds(of([300, 300, '+p'], [900, 900, '+q'], [1, 1]), of([251, 251]));
  assert.equal(found?.worst.needed.atLeast, 900);
  assert.equal(found?.certain, false);
});

test('what is not known decides nothing', () => {
  assert.equal(exceeds(of([0, undefined]), of([251, 251])), undefined);
  assert.equal(exceeds(of([310, 310]), of([0, undefined])), undefined);
  assert.equal(exceeds(of([310, 310], [0, undefined, '+p']), of([251, 251])), undefined);
  const branch = exceeds(of([310, 310, '+p'], [0, undefined, '-p']), of([251, 251]));
  assert.deepEqual(branch && { certain: branch.certain, when: branch.worst.when }, { certain: false, when: [condition('p', 'true')] });
});

test('options without conditions are no possibility that could be named', () => {
  assert.equal(exceeds(numbers(oneOf(option(known(310)), option(known(3)))), exact(251, 'x')), undefined);
});
