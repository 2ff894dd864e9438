import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPathMap } from '../../../src/text/path-map';

test('a change leaves the map before it as it was', () => {
  const one = emptyPathMap<number>().with('file:///a/b.tf', 1);
  const two = one.with('file:///a/c.tf', 2).with('file:///a/b.tf', undefined);
  assert.deepEqual([...one.all()], [['file:///a/b.tf', 1]]);
  assert.deepEqual([...two.all()], [['file:///a/c.tf', 2]]);
  assert.equal(two.get('file:///a/b.tf'), undefined);
});

test('a folder lists what lies directly in it, in the order of the names', () => {
  const map = emptyPathMap<number>().with('file:///a/z.tf', 1).with('file:///a/b/deep.tf', 2).with('file:///a/a.tf', 3);
  assert.deepEqual(map.directlyIn('file:///a'), [['file:///a/a.tf', 3], ['file:///a/z.tf', 1]]);
  assert.deepEqual(map.directlyIn('file:///nowhere'), []);
});

test('the last entry of a folder takes the folder with it', () => {
  const map = emptyPathMap<number>().with('file:///a/b/c.tf', 1).with('file:///a/b/c.tf', undefined);
  assert.deepEqual([...map.all()], []);
});
