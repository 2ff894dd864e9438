import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsOf, givenAt, scriptsOf } from '../../../../src/languages/az/sources';
import { applyEdits } from '../../../../src/text/span';
import { fileOf, placed, rewritten, shownEnvironment, shownScripts } from './shown';

const path = '.github/workflows/a.yml';

test('the steps of a workflow, each in the shell that it runs in', () => {
  assert.deepEqual(shownScripts(fileOf(path, `
on: push
defaults: { run: { shell: pwsh } }
jobs:
  linux:
    runs-on: ubuntu-latest
    defaults: { run: { shell: bash } }
    steps:
      - uses: actions/checkout@v4
      - run: az one
      - run: |
          az two \\
            --three
        shell: sh
      - { run: 'az cmd', shell: cmd }
      - { run: 'import az', shell: python }
      - uses: Azure/CLI@v2
        with: { inlineScript: az four }
      - uses: azure/powershell@v2
        with: { inlineScript: New-AzAksCluster, azPSVersion: latest }
  windows:
    runs-on: windows-latest
    steps: [{ run: az five }]
`)), ['bash | az one', 'bash | az two \\ /   --three', 'batch | az cmd', 'bash | az four', 'powershell | New-AzAksCluster', 'powershell | az five']);
});

test('a runner with Windows has PowerShell', () => {
  assert.deepEqual(shownScripts(fileOf(path, 'on: push\njobs:\n  a:\n    runs-on: windows-2022\n    steps:\n      - run: az a\n')), ['powershell | az a']);
});

test('conditions of jobs and steps', () => {
  assert.deepEqual(shownScripts(fileOf(path, `
on: push
jobs:
  a:
    if: github.ref == 'refs/heads/main'
    steps:
      - { run: az one, if: always() }
      - run: az two
        if: \${{ inputs.deploy }}
      - { run: az three, if: false }
`)), ["bash | az one | if github.ref == 'refs/heads/main' is true", "bash | az two | if github.ref == 'refs/heads/main' is true and inputs.deploy is true"]);
});

const environment = fileOf(path, `
on: push
env:
  RG: prod
  CIDR: 10.0.0.0/16
  NAME: \${{ env.RG }}-net
  SECRET: \${{ secrets.KEY }}
jobs:
  a:
    env: { RG: test, SIZE: 3 }
    steps:
      - run: az a $RG \${{ env.CIDR }} \${{ github.sha }}
        env: { STEP: "x\${{ env.SIZE }}" }
      - run: echo "RG=other" >> "$GITHUB_ENV"; az b
      - run: az c \${{ env.RG }}
`);

test('what a workflow sets, the innermost first; what a step sets, later steps do not know', () => {
  const [first, , third] = scriptsOf(environment);
  assert.deepEqual(shownEnvironment(first), {
    RG: '!test', CIDR: '!10.0.0.0/16', NAME: 'unknown: `env.RG` is not in the document', SECRET: 'unknown: `secrets.KEY` is not in the document',
    SIZE: '!3', STEP: 'x3', 'env.CIDR': '!10.0.0.0/16',
  });
  assert.equal(shownEnvironment(third)['env.RG'], 'unknown: `RG` is set by a step before');
  assert.deepEqual(first?.folders, ['file:///w']);
});

test('what a workflow sets can be found and written where it stands', () => {
  const given = scriptsOf(environment)[0]?.environment.get('env.CIDR');
  assert.ok(given);
  assert.equal(environment.text.slice(given.span.start, given.span.end), '10.0.0.0/16');
  const edit = givenAt(environment, given.span)?.written?.('10.1.0.0/16');
  assert.ok(edit);
  assert.equal(applyEdits(environment.text, [edit]), environment.text.replace('10.0.0.0/16', '10.1.0.0/16'));
  assert.equal(given.written?.('a: b'), undefined, 'that would be a map');
});

test('the values of a matrix, each with its condition', () => {
  const file = (matrix: string): readonly Readonly<Record<string, string>>[] => scriptsOf(fileOf(path, `
on: push
jobs:
  a:
    strategy:
      matrix: ${matrix}
    steps: [{ run: 'az a \${{ matrix.size }} \${{ matrix.name }}' }]
`)).map(shownEnvironment);
  assert.deepEqual(file('{ size: [3, 5], name: [a] }'), [{ 'matrix.size': '3 if matrix.size is "3"; 5 if matrix.size is "5"', 'matrix.name': 'a' }]);
  assert.deepEqual(file('{ include: [{ name: a, size: 3 }, { name: b, size: 5 }] }'),
    [{ 'matrix.size': '3 if matrix.name is "a"; 5 if matrix.name is "b"', 'matrix.name': 'a if matrix.name is "a"; b if matrix.name is "b"' }]);
  assert.deepEqual(file('{ size: "${{ fromJson(inputs.sizes) }}" }'), [{ 'matrix.size': 'unknown: the values of `matrix.size` are not all written out' }]);
});

test('inputs have their defaults where nothing starts the workflow without them', () => {
  const inputs = (triggers: string): Readonly<Record<string, string>> => shownEnvironment(scriptsOf(fileOf(path, `
on:
${triggers}
jobs:
  a: { steps: [{ run: 'az a \${{ inputs.size }}' }] }
`))[0]);
  const input = 'inputs: { size: { default: 3 } }';
  assert.deepEqual(inputs(`  workflow_dispatch: { ${input} }`), { 'inputs.size': '!3' });
  assert.deepEqual(inputs(`  workflow_call: { ${input} }`), { 'inputs.size': '!?3' });
  assert.deepEqual(inputs(`  push:\n  workflow_dispatch: { ${input} }`), {});
});

test('the steps of an action, and what a workflow calls in its repository', () => {
  const action = fileOf('.github/actions/make/action.yml', `
inputs: { rg: { default: prod } }
runs:
  using: composite
  steps: [{ run: 'az a \${{ inputs.rg }}', shell: bash }]
`);
  assert.deepEqual(shownScripts(action), ['bash | az a ${{ inputs.rg }}']);
  assert.deepEqual(shownEnvironment(scriptsOf(action)[0]), { 'inputs.rg': '!?prod' });
  assert.deepEqual(callsOf(fileOf(path, `
jobs:
  a: { uses: ./.github/workflows/b.yml }
  b: { steps: [{ uses: ./.github/actions/make }, { uses: actions/checkout@v4 }] }
`)), ['file:///w/.github/workflows/b.yml', 'file:///w/.github/actions/make/action.yml', 'file:///w/.github/actions/make/action.yaml']);
});

test('words of a step are pointed at, and written in the way of its scalar', () => {
  const file = fileOf(path, 'jobs:\n  a:\n    steps:\n      - run: |\n          az aks create \\\n            --name a\n      - run: >-\n          az b\n          --name c\n      - run: "az d \\"e\\""\n      - run: az f\n');
  assert.equal(placed(file, '--name a'), '--name a');
  assert.equal(placed(file, 'b --name'), 'b\n          --name');
  assert.equal(placed(file, '"e"'), '\\"e\\"');
  assert.equal(rewritten(file, '--name a', '--name a \\\n  --count 2'), file.text.replace('--name a', '--name a \\\n            --count 2'));
  assert.equal(rewritten(file, '  --name a\n', ''), file.text.replace('            --name a\n', ''));
  assert.equal(rewritten(file, '--name c', '--name c --count 2'), file.text.replace('--name c', '--name c --count 2'));
  assert.equal(rewritten(file, '--name c', '--name c\n--count 2'), undefined);
  assert.equal(rewritten(file, '"e"', '"g h"'), file.text.replace('\\"e\\"', '\\"g h\\"'));
  assert.equal(rewritten(file, 'f', "'g'"), file.text.replace('az f', "az 'g'"));
  assert.equal(rewritten(file, 'f', 'f: g'), undefined);
  assert.equal(rewritten(file, 'f', 'f # g'), undefined);
});

test('YAML that is broken gives what is still there, and of anything there is no exception', () => {
  const whole = environment.text;
  for (let end = 0; end < whole.length; end++) for (const script of scriptsOf(fileOf(path, whole.slice(0, end)))) script.spanOf({ start: 0, end: script.text.length });
  assert.deepEqual(shownScripts(fileOf(path, 'jobs:\n  a:\n    steps:\n      - run: az a\n      - run: [az\n')), ['bash | az a']);
  assert.deepEqual(shownScripts(fileOf(path, `jobs: &a\n  b: *a\n  c: { steps: [{ run: az a }] }\n`)), ['bash | az a']);
  assert.deepEqual(scriptsOf(fileOf(path, `jobs: ${'['.repeat(5000)} run: az a`)), []);
  assert.deepEqual(shownScripts(fileOf('a.yml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  run: az a\n')), []);
});
