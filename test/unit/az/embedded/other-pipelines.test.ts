import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptsOf } from '../../../../src/languages/az/sources';
import { fileOf, placed, rewritten, shownEnvironment, shownScripts } from './shown';

const gitlab = fileOf('.gitlab-ci.yml', `
stages: [make]
variables:
  RG: prod
  NET: \${RG}-net
  NODES: { value: "3", description: how many }
before_script:
  - az login
.hidden:
  script: az no
make:
  variables: { RG: test }
  script:
    - az network vnet create -n $NET
    - |
      az aks create \\
        -c $NODES
    - 'az c'
delete:
  when: manual
  before_script: []
  script: az group delete
`);

test('the jobs of GitLab: all lines of a script in one shell', () => {
  assert.deepEqual(shownScripts(gitlab), [
    'bash | az login / az network vnet create -n $NET / az aks create \\ /   -c $NODES / az c',
    'bash | az group delete | if delete is started is true',
  ]);
  assert.deepEqual(shownEnvironment(scriptsOf(gitlab)[0]), { RG: '!test', NET: 'prod-net', NODES: '!3' });
  for (const words of ['az login', 'vnet create -n $NET', '-c $NODES', 'az c']) assert.equal(placed(gitlab, words), words);
  assert.equal(placed(gitlab, '$NET\naz aks'), '$NET\n    - |\n      az aks');
  assert.equal(rewritten(gitlab, '-c $NODES', '-c $NODES \\\n  -d'), gitlab.text.replace('-c $NODES', '-c $NODES \\\n        -d'));
  assert.equal(rewritten(gitlab, 'az c', 'az "d"'), gitlab.text.replace('az c', 'az "d"'));
});

test('the tasks of Ansible', () => {
  const file = fileOf('site.yml', `
- hosts: localhost
  vars: { rg: prod, nodes: 3, net: "{{ rg }}-net" }
  tasks:
    - shell: az a -n {{ net }} {{ other }}
    - name: a block
      when: make
      block:
        - ansible.builtin.command: { cmd: "az b -c {{ nodes }}" }
          environment: { RG: "{{ rg }}" }
        - win_shell: New-AzAksCluster
`);
  assert.deepEqual(shownScripts(file), [
    'bash | az a -n {{ net }} {{ other }}', 'bash | az b -c {{ nodes }} | if make is true', 'powershell | New-AzAksCluster | if make is true',
  ]);
  assert.deepEqual(scriptsOf(file).map(shownEnvironment), [{ '{{ net }}': 'prod-net' }, { RG: '!prod', '{{ nodes }}': '!3' }, {}]);
});

test('several documents in one file, anchors and merged maps', () => {
  assert.deepEqual(shownScripts(fileOf('.gitlab-ci.yml', `
.base: &base
  variables: { A: x }
  script: &script [az a]
---
one: { script: az one }
---
.base: &base
  script: [az b]
two:
  <<: *base
`)), ['bash | az one', 'bash | az b']);
});
