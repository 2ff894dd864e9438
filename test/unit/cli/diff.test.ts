import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unifiedDiff } from '../../../src/cli/diff';

const numbered = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('');

test('equal texts have no diff', () => {
  assert.equal(unifiedDiff('a.tf', 'x\ny\n', 'x\ny\n'), '');
});

test('a change has three lines around it, and far ones have hunks of their own', () => {
  const before = numbered(1, 20);
  const after = before.replace('line 2\n', 'two\n').replace('line 18\n', '');
  assert.equal(unifiedDiff('dir/a.tf', before, after), `\
--- a/dir/a.tf
+++ b/dir/a.tf
@@ -1,5 +1,5 @@
 line 1
-line 2
+two
 line 3
 line 4
 line 5
@@ -15,6 +15,5 @@
 line 15
 line 16
 line 17
-line 18
 line 19
 line 20
`);
});

test('changes that are near share a hunk', () => {
  const before = numbered(1, 12);
  const diff = unifiedDiff('a', before, before.replace('line 3\n', '3\n').replace('line 9\n', '9\n'));
  assert.equal(diff.split('\n').filter((line) => line.startsWith('@@')).join(), '@@ -1,12 +1,12 @@');
});

test('a missing line break at the end is told on the side that misses it', () => {
  assert.equal(unifiedDiff('a', 'x\ny', 'x\ny\n'), '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\n-y\n\\ No newline at end of file\n+y\n');
});

test('carriage returns belong to the lines', () => {
  assert.equal(unifiedDiff('a', 'x\r\ny\r\n', 'x\r\nz\r\n'), '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\r\n-y\r\n+z\r\n');
});

test('lines put into an empty file begin after line 0', () => {
  assert.equal(unifiedDiff('a', '', 'x\n'), '--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n');
});

test('the shortest list of changes is found, and leads from one text to the other', () => {
  const letters = 'abc';
  const texts = Array.from({ length: 81 }, (_, n) => [n % 3, Math.trunc(n / 3) % 3, Math.trunc(n / 9) % 3, Math.trunc(n / 27)].map((i) => `${letters[i] ?? ''}\n`).join(''));
  for (const before of texts) {
    for (const after of texts) {
      const body = unifiedDiff('a', before, after).split('\n').slice(3, -1);
      const side = (signs: string): string => body.filter((line) => signs.includes(line.charAt(0))).map((line) => `${line.slice(1)}\n`).join('');
      if (before !== after) assert.deepEqual([side(' -'), side(' +')], [before, after]);
      assert.equal(body.filter((line) => line.startsWith('-')).length, 4 - longestCommon(before.split('\n').slice(0, 4), after.split('\n').slice(0, 4)), `${before} ${after}`);
    }
  }
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  return Math.max(longestCommon(rest, b), at < 0 ? 0 : 1 + longestCommon(rest, b.slice(at + 1)));
}
