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

test('a draft takes many changes, and the map before it stays as it was', () => {
  const before = emptyPathMap<number>().with('file:///a/b.tf', 1);
  const draft = before.draft();
  draft.set('file:///a/c.tf', 2);
  draft.set('file:///a/b.tf', undefined);
  assert.equal(draft.get('file:///a/b.tf'), undefined);
  assert.equal(draft.get('file:///a/c.tf'), 2);
  assert.deepEqual([...draft.finish().all()], [['file:///a/c.tf', 2]]);
  assert.deepEqual([...before.all()], [['file:///a/b.tf', 1]]);
});

test('what is set in a draft after it was finished does not reach the finished map', () => {
  const draft = emptyPathMap<number>().draft();
  draft.set('file:///a/b.tf', 1);
  const first = draft.finish();
  draft.set('file:///a/b.tf', 2);
  draft.set('file:///a/c.tf', 3);
  draft.set('file:///d/e.tf', 4);
  assert.deepEqual([...first.all()], [['file:///a/b.tf', 1]]);
  assert.deepEqual([...draft.finish().all()], [['file:///a/b.tf', 2], ['file:///a/c.tf', 3], ['file:///d/e.tf', 4]]);
});

test('drafts of one map know nothing of each other', () => {
  const map = emptyPathMap<number>().with('file:///a/b.tf', 1);
  const [one, other] = [map.draft(), map.draft()];
  one.set('file:///a/c.tf', 2);
  other.set('file:///a/d.tf', 3);
  assert.deepEqual(one.finish().directlyIn('file:///a'), [['file:///a/b.tf', 1], ['file:///a/c.tf', 2]]);
  assert.deepEqual(other.finish().directlyIn('file:///a'), [['file:///a/b.tf', 1], ['file:///a/d.tf', 3]]);
});
