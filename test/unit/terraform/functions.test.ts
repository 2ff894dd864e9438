import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { equal } from '../../../src/languages/terraform/convert';
import { callFunction, functions } from '../../../src/languages/terraform/functions/functions';
import { datumOf, originOf, plain, type Written } from './data';

/** A call and what Terraform 1.11.4 gave for it, recorded by scripts/record-terraform.mjs. */
type Recorded = readonly [name: string, args: readonly Written[], expression: string, answer: unknown, form?: 'list' | 'set' | 'map'];

const recorded: readonly Recorded[] = JSON.parse(readFileSync('test/fixtures/terraform-functions.json', 'utf8'));

/** Where we differ on purpose: the expression, what we give, and why. */
const differences = new Map<string, unknown>([
  // Terraform makes a text that is no range of it.
  ['cidrsubnet("10.0.0.0/16", -17, 0)', '<failed>'],
  // IPv4 in the form of IPv6: Terraform's answers do not agree with each other.
  ['cidrsubnet("::ffff:10.0.0.0/104", 8, 1)', '<unreadable>'],
  ['cidrhost("::ffff:10.0.0.0/104", 5)', '<unreadable>'],
  ['cidrnetmask("::ffff:10.0.0.0/104")', '<unreadable>'],
  // Unicode has since joined these into one character.
  ['length("क्षि")', 1],
  // A null that has a type is passed over, and we do not know the types of nulls.
  ['coalescelist(null, ["a"])', ['a']],
  // Halves are rounded as they are written, not as binary fractions lie next to them.
  ['format("%.1f", 0.35)', '0.4'],
  // Infinite numbers.
  ['log(0, 2)', '<too-large>'],
  ['log(16, 1)', '<too-large>'],
  ['pow(0, -1)', '<too-large>'],
  // Only the encodings of Unicode are known.
  ['textencodebase64("ab", "nope")', '<unreadable>'],
]);

for (const name of new Set(recorded.map(([each]) => each))) {
  const cases = recorded.filter(([each]) => each === name);
  test(`${name} gives what Terraform gives (${cases.length} recorded calls)`, () => {
    const wrong = cases.flatMap((each) => {
      const [ours, theirs] = [answer(each), expected(each)];
      return same(ours, theirs) ? [] : [`${each[2]}\n  Terraform: ${JSON.stringify(theirs)}\n  we:        ${JSON.stringify(ours)}`];
    });
    assert.deepEqual(wrong.slice(0, 40), [], `${wrong.length} of ${cases.length} differ\n${wrong.slice(0, 40).join('\n')}`);
  });
}

/** Logarithms may differ in the last digit, but not in the whole number that is made of them. */
function same(ours: Answer, theirs: Answer): boolean {
  const [a, b] = [ours.answer, theirs.answer];
  if (typeof a === 'number' && typeof b === 'number' && a !== b) {
    return Math.ceil(a) === Math.ceil(b) && Math.floor(a) === Math.floor(b) && Math.abs(a - b) <= Math.abs(b) * 4 * Number.EPSILON;
  }
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

interface Answer {
  readonly answer: unknown;
  readonly form: string;
}

function answer([name, args]: Recorded): Answer {
  const data = args.map(datumOf);
  const [left, right] = data;
  if (name === '==' && left && right) return { answer: equal(left, right), form: '' };
  const datum = callFunction(name, data, originOf(name));
  const form = datum.kind === 'list' && datum.form !== 'tuple' ? datum.form : datum.kind === 'object' && datum.form === 'map' ? 'map' : '';
  return { answer: plain(datum), form };
}

function expected([name, args, expression, answer, form]: Recorded): Answer {
  if (differences.has(expression)) return { answer: differences.get(expression), form: '' };
  if (name === '==') return { answer, form: '' };
  if (typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === true) return { answer: '<failed>', form: '' };
  if (beyond(answer) || args.some(beyond)) return { answer: '<too-large>', form: '' };
  return { answer: sorted(answer), form: form ?? '' };
}

/** Whether a number is in it that a double does not hold exactly: that we do not know rather than know wrongly. */
function beyond(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(beyond);
}

/** The same with the names of its objects in order, as JSON keeps names that are numbers first. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}

test('every function of Terraform is known', () => {
  for (const [name] of recorded) if (name !== '==') assert.ok(functions.has(name), name);
});
