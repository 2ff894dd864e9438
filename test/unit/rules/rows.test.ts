import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { rules } from '../../../src/rules';
import { own, peerRows, rows } from './rows';

const ids = rules.map(({ id }) => id);

/** The rows of the sheet: how many each group has, and those between two numbers. */
const groups: Readonly<Record<string, number>> = { A: 26, B: 38, C: 33, D: 24, E: 14 };
const between: readonly string[] = ['A-05b', 'A-05c', 'A-08b', 'A-08c'];

suite('every row of what is known has its rules', () => {
  test('every row is there, and no other', () => {
    const expected = Object.entries(groups).flatMap(([group, count]) => Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`));
    assert.deepEqual(Object.keys(rows).sort(), [...expected, ...between].sort());
    assert.equal(Object.keys(rows).length, 139);
  });

  test('a row names rules, or why no text can decide it', () => {
    for (const [id, { title, rules: named, undecided }] of [...Object.entries(rows), ...Object.entries(peerRows)]) {
      assert.notEqual(title, '', id);
      assert.ok(named.length > 0 || undecided, `${id} has neither`);
      assert.equal(new Set(named).size, named.length, `${id} names a rule twice`);
      if (undecided) assert.match(undecided.what, /^[A-Z].*\.$/, id);
    }
  });

  test('the rules that rows name are rules', () => {
    for (const [id, { rules: named }] of [...Object.entries(rows), ...Object.entries(peerRows)]) for (const rule of named) assert.ok(ids.includes(rule), `${id}: ${rule}`);
  });

  test('every rule is named by a row, or is our own', () => {
    const named = new Set([...Object.values(rows), ...Object.values(peerRows)].flatMap((row) => row.rules));
    assert.deepEqual(ids.filter((id) => !named.has(id)).sort(), Object.keys(own).sort());
  });
});
