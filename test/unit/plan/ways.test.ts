import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, compatible, type Condition } from '../../../src/model/condition';
import { joinConditions, mostWays, valueOf } from '../../../src/plan/ways';
import { absent, condition, except, known } from '../model/build';

/** Every group that can hold of conditions about two subjects with two outcomes each or without them, in both orders. */
function groups(): readonly (readonly Condition[])[] {
  const of = (subject: string) => [
    [],
    [condition(subject, 'a')],
    [condition(subject, 'b')],
    [except(subject, 'a')],
    [except(subject, 'b')],
    [except(subject, 'a'), except(subject, 'b')],
  ];
  return of('p').flatMap((p) => of('q').flatMap((q) => [[...p, ...q], [...q, ...p]]));
}

test('conditions are joined as the model joins them', () => {
  for (const a of groups()) {
    for (const b of groups()) {
      const joined = joinConditions(a, b);
      assert.equal(joined !== undefined, compatible(a, b));
      if (joined) assert.deepEqual(new Set(joined.map(key)), new Set(allOf(a, b).map(key)));
      if (joined) assert.equal(joined.length, allOf(a, b).length);
    }
  }
});

function key({ subject, is, not }: Condition): string {
  return `${subject}${not ? '≠' : '='}${is}`;
}

test('ways that are all the same are one value, and too many are none', () => {
  const lead = absent('x');
  const way = (value: number) => ({ of: known(value), when: [condition('p', String(value))] });
  assert.equal(valueOf([way(1)], lead).kind, 'known');
  assert.equal(valueOf([way(1), { ...way(2), of: known(1) }], lead).kind, 'known');
  assert.equal(valueOf([way(1), way(2)], lead).kind, 'oneOf');
  assert.equal(valueOf(Array.from({ length: mostWays }, (_, i) => way(i)), lead).kind, 'oneOf');
  const tooMany = valueOf(Array.from({ length: mostWays + 1 }, (_, i) => way(i)), lead);
  assert.equal(tooMany.kind === 'unknown' && tooMany.reason, 'too-large');
});
