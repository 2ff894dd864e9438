import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptsOf } from '../../../../src/languages/az/sources';
import { randomFrom } from '../../random';
import { fileOf, placed, rewritten, shownScripts } from './shown';

const shown = (text: string): readonly string[] => shownScripts(fileOf('a.md', text));

test('fenced blocks of shells, whatever they are called', () => {
  assert.deepEqual(shown([
    '# A page about `az`', '', '```azurecli-interactive', 'az one', '```', '~~~Bash', 'az two', '~~~', '``` shell title="x"', 'az three', '```', '```{.sh}', 'az four', '```',
    '```output', 'az no', '```', '```json', '{ "az": 1 }', '```', '    az no', '`az no`', '```azurepowershell', 'New-AzAksCluster', '```', '```cmd', 'az five', '```',
  ].join('\n')), ['bash | az one', 'bash | az two', 'bash | az three', 'bash | az four', 'powershell | New-AzAksCluster', 'batch | az five']);
  assert.deepEqual(scriptsOf(fileOf('a.md', '```sh\naz a\n```\n```pwsh\naz b\n```\n```bash\naz c\n```\n')).map(({ session }) => session), [0, 1, 0]);
});

test('blocks without a language where their first line runs a command', () => {
  assert.deepEqual(shown('```\n# why\naz one\n```\n```\nname  az two\n```\n```console\nRG=a\naz three $RG\n```\n```\naz four ^\n  -b\n```\n'),
    ['bash | # why / az one', 'bash | RG=a / az three $RG', 'batch | az four ^ /   -b']);
});

test('a shell that is PowerShell by its text', () => {
  assert.deepEqual(shown('```sh\n$rg = "a"\naz one\n```\n```bash\naz two `\n  --name a\n```\n'), ['powershell | $rg = "a" / az one', 'powershell | az two ` /   --name a']);
});

test('of a block with prompts, what is typed', () => {
  assert.deepEqual(shown('```console\n$ az one \\\n    --name a\nName: az two\n$ RG=a\n\n```\n```powershell\nPS C:\\Users\\me> az three\nout\nPS> az four\n```\n```bash\nme@box:~$ az five\nout\n```\n'),
    ['bash | az one \\ /     --name a / RG=a', 'powershell | az three / az four', 'bash | az five']);
});

test('indented blocks, lists, quotations and longer fences', () => {
  assert.deepEqual(shown('1. First\n\n    ```bash\n    az one \\\n      -b\n  az two\n    ```\n\n- ```bash\n  az three\n  ```\n\n> ```sh\n> az four \\\n>   -b\n> ```\n\n````bash\naz five <<A\n```\nA\n````\n'),
    ['bash | az one \\ /   -b / az two', 'bash | az three', 'bash | az four \\ /   -b', 'bash | az five <<A / ``` / A']);
});

test('a fence that does not end, ends where the next begins; comments hide what is in them', () => {
  assert.deepEqual(shown('```bash\naz one\n\nText\n```bash\naz two\n```\n<!-- az\n```bash\naz no\n```\n-->\n<!-- az -->\n```bash\naz three'), ['bash | az one /  / Text', 'bash | az two', 'bash | az three']);
});

const tabs = (ids: readonly string[]): string => ids.map((id) => `### [The ${id}](#tab/${id})\n\n\`\`\`bash\naz ${id}\n\`\`\`\n`).join('\n');

test('tabs with scripts are alternatives, and those that share one are the same', () => {
  assert.deepEqual(shown(`\`\`\`bash\naz all\n\`\`\`\n${tabs(['cli', 'script'])}\n---\n\`\`\`bash\naz after\n\`\`\`\n${tabs(['script', 'portal'])}\n---\n${tabs(['x', 'y'])}`), [
    'bash | az all',
    'bash | az cli | if the tab (The cli or The script or The portal) is The cli',
    'bash | az script | if the tab (The cli or The script or The portal) is The script',
    'bash | az after',
    'bash | az script | if the tab (The cli or The script or The portal) is The script',
    'bash | az portal | if the tab (The cli or The script or The portal) is The portal',
    'bash | az x | if the tab (The x or The y) is The x',
    'bash | az y | if the tab (The x or The y) is The y',
  ]);
});

test('a tab is no condition where no other has scripts', () => {
  assert.deepEqual(shown(`${tabs(['cli'])}\n# [Portal](#tab/portal)\n\nClick.\n\n---\n`), ['bash | az cli']);
});

test('zones of pivots are alternatives', () => {
  assert.deepEqual(shown(':::zone pivot="a"\n```bash\naz one\n```\n:::zone-end\n::: zone pivot="b"\n```bash\naz two\n```\n::: zone-end\n::: zone pivot="a,b"\n```bash\naz three\n```\n::: zone-end\n'),
    ['bash | az one | if the pivot (a or b) is a', 'bash | az two | if the pivot (a or b) is b', 'bash | az three']);
});

test('words of a block are pointed at and written', () => {
  for (const lineBreak of ['\n', '\r\n']) {
    const file = fileOf('a.md', '1. Do\n\n   ```bash\n   az a \\\n     -b c\n   ```\n\n> ```bash\n> az d \\\n>   -e f\n> ```\n'.replaceAll('\n', lineBreak));
    assert.equal(placed(file, '-b c'), '-b c');
    assert.equal(rewritten(file, '-b c', '-b c \\\n  -d'), file.text.replace('-b c', `-b c \\${lineBreak}     -d`));
    assert.equal(rewritten(file, '-e f', '-e f \\\n  -g'), file.text.replace('-e f', `-e f \\${lineBreak}>   -g`));
    assert.equal(rewritten(file, 'az d', 'az d\n```\n'), undefined, 'the block would end there');
  }
});

test('each character of a random document stands where it is said to stand', () => {
  const random = randomFrom(5);
  const pieces = ['```bash\n', '```\n', '   ```sh\n', '> ', '  az a', '$ az b \\\n', '\n', '\r\n', '~~~\n', '- ```pwsh\n', 'x', '# [T](#tab/t)\n', '---\n', '<!-- ', ' -->\n'];
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
    for (const script of scriptsOf(fileOf('a.md', text))) {
      for (let at = 0; at < script.text.length; at++) {
        const { start, end } = script.spanOf({ start: at, end: at + 1 });
        if (script.text.charAt(at) !== '\n') assert.equal(text.slice(start, end), script.text.charAt(at), JSON.stringify(text));
      }
    }
  }
});

test('a document without `az` is not read', () => {
  assert.deepEqual(shown('```bash\nkubectl get nodes\n```\n'), []);
});
