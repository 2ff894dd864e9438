import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languages } from '../../../src/languages';
import { parseBash } from '../../../src/languages/az/bash/parse';
import { checkWritten } from './written-check';

/** `npm run fuzz -- plan` does the same with two thousand answers for each language. */
suite('what is written for random answers', () => {
  for (const { id } of languages) {
    test(`in ${id} is clean and reads back as it was meant`, () => {
      const { failure, written } = checkWritten(id, 7, 60);
      assert.deepEqual(failure?.messages ?? [], [], failure && `${JSON.stringify(failure.requirement)}\n${failure.text}`);
      assert.equal(written, 60);
    });
  }
});

suite('a script that is written', () => {
  test('is one that bash can read', () => {
    const { texts, written } = checkWritten('az', 7, 60, 60);
    assert.equal(written, 60);
    for (const [file] of texts) assert.deepEqual(parseBash(file?.text ?? '').errors, []);
  });
});
