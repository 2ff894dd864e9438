import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VersionLanguage } from '../same/read-design';
import { halfLines, halfTyped, lost, passing, seenIn, textsIn, told, type Anatomy, type Texts } from './half-typed';

/**
 * The tests that every language passes, over all that is written in it: its examples, designs and project. They resemble each other:
 * each text is cut off at every third token, and the one behind it at others.
 */
export function testSturdiness(language: VersionLanguage, anatomy: Anatomy): void {
  test('a text cut off at any token loses no finding of the parts before the cut, and finds nothing that will not be there in the end', async () => {
    let found = 0;
    for (const [texts, sparse] of await everyText(language, anatomy)) {
      for (const half of halfTyped(texts, sparse)) {
        found += half.seen.length;
        const gone = lost(half);
        assert.deepEqual(gone, [], `lost: ${told(half, gone)}`);
        const come = passing(half, anatomy);
        assert.deepEqual(come, [], `only for now: ${told(half, come)}`);
      }
    }
    assert.ok(found > 0, 'there are findings to lose');
  });

  test('line ends and a BOM change nothing', async () => {
    for (const [texts] of await everyText(language, anatomy)) {
      const rules = (change: (text: string) => string): readonly string[] => seenIn(changed(texts, change)).map(({ rule, severity, file }) => `${severity} ${rule} in ${file}`).sort();
      const expected = rules((text) => text);
      assert.deepEqual(rules((text) => text.replaceAll('\n', '\r\n')), expected, [...texts.values()].join('\n'));
      assert.deepEqual(rules((text) => `\uFEFF${text}`), expected, [...texts.values()].join('\n'));
    }
  });

  test('a line may be missing, or half typed in the midst of the text, which makes no error', async () => {
    for (const [texts, sparse] of await everyText(language, anatomy)) {
      const sparser = { ...sparse, cuts: (text: string, file: string) => sparse.cuts(text, file).filter((_, index) => index % 2 === 0) };
      for (const half of halfLines(texts, sparser)) {
        const come = passing(half, anatomy).filter(({ severity }) => severity === 'error');
        assert.deepEqual(come, [], `only for now: ${told(half, come)}`);
      }
    }
  });
}

async function everyText(language: VersionLanguage, anatomy: Anatomy): Promise<readonly (readonly [Texts, Anatomy])[]> {
  const texts = await textsIn(language);
  return texts.map((each, turn) => [each, { ...anatomy, cuts: (text, file) => anatomy.cuts(text, file).filter((_, index) => index % 3 === turn % 3) }]);
}

function changed(texts: Texts, change: (text: string) => string): Texts {
  return new Map([...texts].map(([file, text]) => [file, change(text)]));
}
