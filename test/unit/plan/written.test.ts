import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languages } from '../../../src/languages';
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
