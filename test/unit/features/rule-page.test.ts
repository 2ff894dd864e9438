import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulePage } from '../../../src/features/rule-page';
import type { Example } from '../../../src/rules/example';
import type { Rule } from '../../../src/rules/rule';

const rule: Rule = {
  id: 'two-words',
  severity: 'warning',
  group: 'ranges',
  title: 'Two words',
  about: 'Why it is a fault.',
  sources: [{ title: 'A page', url: 'https://learn.microsoft.com/page', date: '2026' }],
  check: () => [],
};

/** The page between the reasons and the sources. */
function shown(example: Example): string {
  return rulePage(rule, [example]).split('Why it is a fault.\n\n')[1]?.split('\n\nSources:')[0] ?? '';
}

test('an example is a block of code in its language', () => {
  assert.equal(shown({ text: 'a = 1\n    ~ two-words: found\n' }), '*An example*\n\n```terraform\na = 1\n    ~ two-words: found\n```');
  assert.equal(shown({ title: 'In Bicep', text: '-- main.bicep --\nvar a = 1\n' }), '*In Bicep*\n\n```bicep\nvar a = 1\n```');
  assert.equal(shown({ text: '-- dev.bicepparam --\nparam a = 1\n' }), '*An example*\n\n```bicep\nparam a = 1\n```');
  assert.equal(shown({ text: '-- azuredeploy.json --\n{}\n' }), '*An example*\n\n```json\n{}\n```');
});

test('several files have their names', () => {
  assert.equal(
    shown({ text: '-- main.bicep --\nparam a int\n-- dev.bicepparam --\nparam a = 1\n' }),
    '*An example*\n\n`main.bicep`\n\n```bicep\nparam a int\n```\n\n`dev.bicepparam`\n\n```bicep\nparam a = 1\n```',
  );
});

test('of the fixed text there is what changed, in the files that changed', () => {
  const lines = (...changed: readonly string[]): string => ['1', '2', '3', '4', ...changed, '6', '7', '8', '9', ''].join('\n');
  const part = (more: string): string => `${more}\n2\n3\n4\nnew\n6\n7\n8\n${more}`;
  assert.equal(shown({ text: lines('old', '~~~ two-words: found'), fixed: lines('new') }).split('After the fix:\n\n')[1], `\`\`\`terraform\n${part('# …')}\n\`\`\``);
  const [bicep, other] = ['-- main.bicep --\n', '-- dev.bicepparam --\nparam a = 1\n'];
  assert.equal(
    shown({ text: bicep + lines('old', '~~~ two-words: found') + other, fixed: bicep + lines('new') + other }).split('After the fix:\n\n')[1],
    `\`main.bicep\`\n\n\`\`\`bicep\n${part('// …')}\n\`\`\``,
  );
});
