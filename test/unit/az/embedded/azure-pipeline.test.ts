import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsOf, scriptsOf } from '../../../../src/languages/az/sources';
import { fileOf, placed, rewritten, shownEnvironment, shownScripts } from './shown';

const path = 'azure-pipelines.yml';

test('the steps of a pipeline, each in the shell that it runs in', () => {
  assert.deepEqual(shownScripts(fileOf(path, `
pool: { vmImage: ubuntu-latest }
stages:
- stage: a
  jobs:
  - job: b
    steps:
    - checkout: self
    - script: az one
    - bash: az two
    - pwsh: az three
    - powershell: az four
    - task: AzureCLI@2
      inputs: { azureSubscription: x, scriptType: bash, scriptLocation: inlineScript, inlineScript: az five }
    - task: azurecli@2
      inputs: { ScriptType: pscore, scriptLocation: InlineScript, InlineScript: az six }
    - task: AzurePowerShell@5
      inputs: { ScriptType: InlineScript, Inline: New-AzAksCluster, azurePowerShellVersion: LatestVersion }
    - task: AzureCLI@2
      inputs: { scriptType: bash, scriptLocation: scriptPath, scriptPath: scripts/make.sh }
    - task: Bash@3
      inputs: { targetType: filePath, filePath: b.sh }
    - task: Bash@3
      inputs: { targetType: inline, script: az seven }
    - { script: az never, enabled: false }
  - deployment: c
    pool: { vmImage: windows-latest }
    strategy: { runOnce: { deploy: { steps: [{ script: az eight }] } } }
`)), ['bash | az one', 'bash | az two', 'powershell | az three', 'powershell | az four', 'bash | az five', 'powershell | az six',
    'powershell | New-AzAksCluster', 'bash | <scripts/make.sh>', 'bash | <b.sh>', 'bash | az seven', 'batch | az eight']);
});

test('conditions, those of templates too', () => {
  assert.deepEqual(shownScripts(fileOf(path, `
steps:
- { script: az one, condition: succeeded() }
- { script: az two, condition: "eq(variables.go, 'yes')" }
- \${{ if eq(parameters.env, 'prod') }}:
  - script: az three
- \${{ elseif eq(parameters.env, 'test') }}:
  - script: az four
- \${{ else }}:
  - script: az five
- \${{ each size in parameters.sizes }}:
  - script: az six
`)), [
    'bash | az one', "bash | az two | if eq(variables.go, 'yes') is true", "bash | az three | if eq(parameters.env, 'prod') is true",
    "bash | az four | if eq(parameters.env, 'prod') is false and eq(parameters.env, 'test') is true",
    "bash | az five | if eq(parameters.env, 'prod') is false and eq(parameters.env, 'test') is false",
    'bash | az six | if each size in parameters.sizes is true',
  ]);
});

test('variables in both spellings, as macros, expressions and environment', () => {
  const variables = (text: string): readonly Readonly<Record<string, string>>[] => scriptsOf(fileOf(path, `${text}
steps:
- script: az a $(rg) \${{ variables.Rg }} \${{ parameters.size }} $(net.name) $(Build.BuildId)
  env: { NET: "$(rg)-net" }
`)).map(shownEnvironment);
  const expected = { RG: '!prod', NET_NAME: 'prod-net', NET: 'prod-net', '$(rg)': '!prod', 'variables.Rg': '!prod', '$(net.name)': 'prod-net' };
  assert.deepEqual(variables('variables:\n  rg: prod\n  net.name: $(rg)-net'), [expected]);
  assert.deepEqual(variables('variables:\n- group: secrets\n- name: rg\n  value: prod\n- name: net.name\n  value: $(RG)-net'), [expected]);
  assert.deepEqual(variables('parameters:\n- { name: size, type: number, default: 3 }\n'), [{ NET: 'unknown: `rg` is not in the document', 'parameters.size': '!?3' }]);
});

test('what a script sets is not known where it is read at run time', () => {
  const [, second] = scriptsOf(fileOf(path, `
variables: { rg: prod }
steps:
- bash: echo "##vso[task.setvariable variable=RG]other"
- bash: az a $(rg) \${{ variables.rg }}
`));
  assert.deepEqual(shownEnvironment(second), { RG: 'unknown: `rg` is set by a step', '$(rg)': 'unknown: `rg` is set by a step', 'variables.rg': '!prod' });
});

test('a variable under conditions is one of several, where one of them always holds', () => {
  const environment = (last: string): Readonly<Record<string, string>> => shownEnvironment(scriptsOf(fileOf(path, `
variables:
- \${{ if eq(parameters.env, 'prod') }}:
  - { name: size, value: 5 }
- \${{ ${last} }}:
  - { name: size, value: 3 }
steps: [{ bash: az a $(size) }]
`))[0]);
  const choice = "5 if eq(parameters.env, 'prod') is true; 3 if eq(parameters.env, 'prod') is false";
  assert.deepEqual(environment('else'), { SIZE: choice, '$(size)': choice });
  assert.equal(environment("if eq(parameters.env, 'test')")['$(size)'], 'unknown: `size` is set under a condition');
});

test('the jobs of a matrix', () => {
  const [script] = scriptsOf(fileOf(path, `
jobs:
- job: a
  strategy: { matrix: { small: { size: 3, rg: x }, large: { size: 5 } } }
  steps: [{ bash: az a $(size) $(rg) }]
`));
  assert.deepEqual(shownEnvironment(script)['$(size)'], '3 if the job of the matrix is "small"; 5 if the job of the matrix is "large"');
  assert.equal(shownEnvironment(script)['$(rg)'], undefined);
});

test('the templates that a pipeline calls', () => {
  assert.deepEqual(callsOf(fileOf('ci/azure-pipelines.yml', `
extends: { template: base.yml }
stages:
- template: ../templates/a.yml
  parameters: { jobs: [{ template: b.yml }] }
- template: c.yml@shared
- template: d-\${{ parameters.env }}.yml
`)), ['file:///w/ci/base.yml', 'file:///w/templates/a.yml', 'file:///w/ci/b.yml']);
});

test('words of a step are pointed at and written', () => {
  const file = fileOf(path, 'steps:\n- task: AzureCLI@2\n  inputs:\n    scriptType: bash\n    scriptLocation: inlineScript\n    inlineScript: |\n      az a \\\n        -b c\n');
  assert.equal(placed(file, '-b c'), '-b c');
  assert.equal(rewritten(file, '-b c', '-b c \\\n  -d e'), file.text.replace('-b c', '-b c \\\n        -d e'));
});
