import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolved } from '../../../src/rules/shared/resolve';
import type { Fault } from '../../../src/rules/rule';
import { condition, place } from '../model/build';

const at = place();

function fault(message: string, ...when: readonly (readonly [string, string])[]): Fault {
  return { at, message, when: when.map(([subject, is]) => condition(subject, is)) };
}

test('both branches at fault make a certain fault, which tells both', () => {
  assert.deepEqual(resolved([fault('a', ['x', 'true']), fault('b', ['x', 'false'])]), [{ ...fault('a'), related: [{ span: at, message: 'b' }], fixes: [] }]);
});

test('nested conditions resolve from within', () => {
  const found = resolved([fault('a', ['x', 'true']), fault('b', ['x', 'false'], ['y', 'true']), fault('c', ['x', 'false'], ['y', 'false'])]);
  assert.deepEqual(found.map(({ when }) => when), [[]]);
});

test('an outcome and any other make a certain fault as well', () => {
  const other: Fault = { ...fault('b'), when: [{ ...condition('x', '"dev"'), not: true }] };
  assert.deepEqual(resolved([fault('a', ['x', '"dev"']), other]).map(({ when }) => when), [[]]);
  const wrong: Fault = { ...fault('b'), when: [{ ...condition('x', '"prod"'), not: true }] };
  assert.equal(resolved([fault('a', ['x', '"dev"']), wrong]).length, 2);
});

test('one branch, other subjects, other outcomes and other places stay as they are', () => {
  const elsewhere: Fault = { ...fault('b', ['x', 'false']), at: place() };
  for (const faults of [
    [fault('a', ['x', 'true'])],
    [fault('a', ['x', 'true']), fault('b', ['y', 'false'])],
    [fault('a', ['x', '"dev"']), fault('b', ['x', '"prod"'])],
    [fault('a', ['x', 'true']), fault('b', ['x', 'true'])],
    [fault('a', ['x', 'true'], ['y', 'true']), fault('b', ['x', 'false'], ['y', 'false'])],
    [fault('a', ['x', 'true']), elsewhere],
  ]) assert.deepEqual(resolved(faults), faults);
});
