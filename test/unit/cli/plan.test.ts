import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { plain } from '../../../src/cli/formats/text';
import { run, type Outcome } from '../../../src/cli/run';

function aksnet(line: string): Outcome {
  return run(line.split(' '), { cwd: '/nowhere', today: '2026-11-20', home: '/nowhere', paint: plain });
}

suite('aksnet plan', () => {
  test('answers as the README shows', () => {
    const shown = /\$ aksnet (plan .*)\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'));
    assert.deepEqual(aksnet(shown?.[1] ?? ''), { status: 0, out: shown?.[2], err: '' });
  });

  test('gives the addresses of 50 nodes of 30 pods as data', () => {
    const { status, out } = aksnet('plan --nodes 50 --max-pods 30 --mode node-subnet --surge 10% --format json');
    const document = JSON.parse(out) as { fits: boolean; network: { networks: { subnets: { needed: number; prefixes: string[] }[] }[] } };
    assert.equal(status, 0);
    assert.deepEqual(document.network.networks[0]?.subnets.map(({ needed, prefixes }) => [needed, prefixes]), [[1705, ['10.1.0.0/21']]]);
  });

  test('prints code and nothing else with a language', () => {
    const of = (language: string): string => aksnet(`plan --nodes 3 --language ${language}`).out;
    assert.match(of('terraform'), /^terraform \{[\s\S]*resource "azurerm_kubernetes_cluster" "westeurope" \{/);
    assert.match(of('bicep'), /^@description/);
    assert.equal((JSON.parse(of('arm')) as { contentVersion: string }).contentVersion, '1.0.0.0');
    assert.match(of('az'), /^#!\/usr\/bin\/env bash\n/);
    assert.match(aksnet('plan --nodes 3 --language bicep --format text').out, /^virtual network [\s\S]*\n@description/);
  });

  test('says what there is room for where there is none for what is asked', () => {
    const { status, out } = aksnet('plan --nodes 50 --max-pods 30 --mode node-subnet --within 10.9.0.0/24');
    assert.equal(status, 1);
    assert.equal(out, `no room: the subnets of the network take 2,048 addresses, a /21; in 10.9.0.0/24 256 are free
What there is room for
  Use overlay (10.9.0.0/26 in westeurope). Pods get addresses of their own outside of the network, and each node takes one of its subnet. Pods cannot be reached directly from outside of the cluster.
  Ask for another address space (10.1.0.0/21 in westeurope). What is free of all that is known to be taken.
`);
  });

  test('refuses in one line what cannot be', () => {
    assert.deepEqual(aksnet('plan --nodes 1001'), { status: 2, out: '', err: 'aksnet: plan: a pool has at most 1,000 nodes\n' });
    assert.deepEqual(aksnet('plan --nodes 3 --mode pod-subnet-static --language terraform'), {
      status: 2, out: '', err: 'aksnet: plan: the azurerm provider cannot say that pods get static blocks: use bicep, arm or az\n',
    });
  });
});
