import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languages } from '../../../src/languages';
import { parseBash } from '../../../src/languages/az/bash/parse';
import { reportsOf } from '../../../src/analyze';
import { writeNetwork } from '../../../src/languages';
import { proposeNetwork } from '../../../src/plan/propose';
import { randomFrom } from '../random';
import { randomRequirement } from './random-requirement';
import { analysisOf, troubles, wordsOfNetwork, wordsOfProposal } from './read-back';
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

suite('the check of what is written', () => {
  const proposal = proposeNetwork(randomRequirement(randomFrom(2)));
  test('sees another prefix, and what a rule finds', () => {
    assert.ok(proposal.kind === 'proposed');
    const [file] = writeNetwork('bicep', proposal.network) ?? [];
    const prefix = proposal.network.networks[0]?.subnets[0]?.prefixes[0] ?? '';
    const changed = { uri: 'main.bicep', text: (file?.text ?? '').replace(`'${prefix}'`, "'192.0.2.0/24'") };
    const analysis = analysisOf([changed]);
    assert.ok(troubles(analysis).some((each) => each.startsWith('error ')));
    const read = wordsOfNetwork([...reportsOf(analysis)].map(({ deployment }) => deployment.network));
    assert.equal(wordsOfProposal(proposal.network).filter((line) => !read.includes(line)).length, 1);
  });
});
