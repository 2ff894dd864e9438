import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { equal } from '../../../src/languages/terraform/convert';
import { callFunction, functions } from '../../../src/languages/terraform/functions/functions';
import { datumOf, originOf, type Written } from './data';
import { answerOf, beyond, recordedAnswer, same, type Answer } from './recorded';

/** A call and what Terraform 1.11.4 gave for it, recorded by scripts/record-terraform.mjs. */
type Recorded = readonly [name: string, args: readonly Written[], expression: string, answer: unknown, form?: 'list' | 'set' | 'map'];

const recorded: readonly Recorded[] = JSON.parse(readFileSync('test/fixtures/terraform-functions.json', 'utf8'));

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

function answer([name, args]: Recorded): Answer {
  const data = args.map(datumOf);
  const [left, right] = data;
  if (name === '==' && left && right) return { answer: equal(left, right), form: '' };
  return answerOf(callFunction(name, data, originOf(name)));
}

function expected([name, args, , answer, form]: Recorded): Answer {
  if (name === '==') return { answer, form: '' };
  return args.some(beyond) ? { answer: '<too-large>', form: '' } : recordedAnswer(answer, form);
}

test('every function of Terraform is known', () => {
  for (const [name] of recorded) if (name !== '==') assert.ok(functions.has(name), name);
});
