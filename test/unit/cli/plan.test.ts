import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { plain } from '../../../src/cli/formats/text';
import { run, type Outcome } from '../../../src/cli/run';

function aksnet(line: string, cwd = '/nowhere'): Outcome {
  return run(line.split(' '), { cwd, today: '2026-11-20', home: '/nowhere', paint: plain });
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

suite('aksnet plan beside a file of the company', () => {
  const beside = (company: string, line: string): Outcome => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aksnet-plan-')));
    try {
      writeFileSync(join(folder, '.aksnet.yaml'), company);
      return aksnet(line, folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  interface Document {
    readonly network: { readonly networks: readonly { readonly addressSpace: readonly string[]; readonly subnets: readonly { readonly needed: number }[] }[]; readonly clusters: readonly { readonly serviceCidrs: readonly string[] }[] };
  }
  const planned = (company: string, line: string): Document => JSON.parse(beside(company, `${line} --format json`).out) as Document;
  const spaces = ({ network }: Document): readonly string[] => network.networks.flatMap(({ addressSpace }) => addressSpace);
  const needed = ({ network }: Document): readonly number[] => network.networks.flatMap(({ subnets }) => subnets.map((subnet) => subnet.needed));

  test('stays out of what others have, and within what is allowed', () => {
    assert.deepEqual(spaces(planned('', 'plan --nodes 3')), ['10.1.0.0/28']);
    assert.deepEqual(spaces(planned('in-use:\n  - 10.1.0.0/16\n', 'plan --nodes 3')), ['10.2.0.0/28']);
    assert.deepEqual(spaces(planned('allowed:\n  - 10.80.0.0/20\nin-use:\n  - 10.80.0.0/24\n', 'plan --nodes 3')), ['10.80.1.0/28']);
    assert.deepEqual(spaces(planned('allowed:\n  - 10.80.0.0/20\n', 'plan --nodes 3 --within 10.90.0.0/24')), ['10.90.0.0/28']);
    assert.deepEqual(planned('peered:\n  - name: hub\n    ranges: [172.16.0.0/12]\n', 'plan --nodes 3').network.clusters[0]?.serviceCidrs.filter((each) => each.startsWith('172.')), []);
  });

  // In overlay each node takes one address: 20 nodes, by half more 30; with a surge of 5 nodes 35, with Azure's 10 % 33.
  test('keeps the headroom that the company keeps, unless the command says another', () => {
    const headroom = 'headroom:\n  surge: 5\n  growth: 50%\n';
    assert.deepEqual(needed(planned(headroom, 'plan --nodes 20')), [35]);
    assert.deepEqual(needed(planned(headroom, 'plan --nodes 20 --surge 10%')), [33]);
    assert.deepEqual(needed(planned(headroom, 'plan --nodes 20 --max-nodes 20')), [25]);
    assert.deepEqual(needed(planned('', 'plan --nodes 20')), [22]);
  });

  test('refuses a file that says what makes no sense', () => {
    assert.deepEqual(beside('in-use:\n  - 10.1.0.0/33\n', 'plan --nodes 3').err.split(': ').slice(0, 2), ['aksnet', '.aksnet.yaml:2']);
  });
});
