import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allFindings, allNotChecked, analyze } from '../../../src/analyze';
import { today } from '../fixture';

// Scripts as the documentation of AKS has had them since 2018, written anew, and pages that hold more than one of them.

interface Seen {
  readonly found: readonly string[];
  readonly notChecked: readonly string[];
}

/** The findings, each as `severity rule: the text at its place`, and what was not checked. */
function seen(file: string, text: string): Seen {
  const analysis = analyze(undefined, new Map([[`file:///pages/${file}`, text]]), { today, settings: { severities: {} } });
  return {
    found: allFindings(analysis).map(({ severity, rule, span }) => `${severity} ${rule}: ${text.slice(span.start, span.end)}`),
    notChecked: allNotChecked(analysis).map(({ what, value: { span } }) => `${what}: ${text.slice(span.start, span.end)}`),
  };
}

function errors(file: string, text: string): readonly string[] {
  return seen(file, text).found.filter((each) => each.startsWith('error '));
}

const words = { subnetPrefix: '192.168.1.0/24', serviceCidr: '10.0.0.0/16', dns: '10.0.0.10' };

function kubenetScript(changed: Partial<typeof words> = {}): string {
  const { subnetPrefix, serviceCidr, dns } = { ...words, ...changed };
  return `az group create --name kubenet-group --location eastus

az network vnet create \\
    --resource-group kubenet-group \\
    --name kubenet-network \\
    --address-prefixes 192.168.0.0/16 \\
    --subnet-name nodes \\
    --subnet-prefix ${subnetPrefix}

VNET_ID=$(az network vnet show --resource-group kubenet-group --name kubenet-network --query id -o tsv)
SUBNET_ID=$(az network vnet subnet show --resource-group kubenet-group --vnet-name kubenet-network --name nodes --query id -o tsv)

az role assignment create --assignee <appId> --scope $VNET_ID --role "Network Contributor"

az aks create \\
    --resource-group kubenet-group \\
    --name kubenet-cluster \\
    --node-count 3 \\
    --network-plugin kubenet \\
    --service-cidr ${serviceCidr} \\
    --dns-service-ip ${dns} \\
    --pod-cidr 10.244.0.0/16 \\
    --docker-bridge-address 172.17.0.1/16 \\
    --vnet-subnet-id $SUBNET_ID \\
    --service-principal <appId> \\
    --client-secret <password>
`;
}

describe('the script with kubenet', () => {
  test('is known completely: kubenet retires, and the Docker bridge is a word of the past', () => {
    const { found, notChecked } = seen('kubenet.sh', kubenetScript());
    assert.deepEqual(notChecked, []);
    const [bridge, kubenet, ...others] = [...found].sort();
    assert.match(bridge ?? '', /^warning .*docker-bridge.*172\.17\.0\.1\/16$/);
    assert.equal(kubenet, 'warning kubenet-retiring: kubenet');
    assert.deepEqual(others, []);
  });

  test('in a /29 has room for its three nodes, and none for the fourth of an upgrade', () => {
    const { found } = seen('kubenet.sh', kubenetScript({ subnetPrefix: '192.168.1.0/29' }));
    assert.deepEqual(found.filter((each) => each.endsWith('/29')), ['warning no-room-for-upgrade: 192.168.1.0/29']);
    assert.deepEqual(found.filter((each) => each.startsWith('error')), []);
  });

  test('in a /30 is refused', () => {
    assert.ok(errors('kubenet.sh', kubenetScript({ subnetPrefix: '192.168.1.0/30' })).includes('error subnet-prefix-length: 192.168.1.0/30'));
  });

  test('with the service range in the subnet is refused, and its DNS address is outside', () => {
    const script = kubenetScript({ serviceCidr: '192.168.1.0/24' });
    assert.deepEqual(errors('kubenet.sh', script), ['error service-cidr-overlaps-subnet: 192.168.1.0/24']);
    assert.deepEqual(errors('kubenet.sh', `# aksnet-ignore-file service-cidr-overlaps-subnet it is known\n${script}`), ['error dns-ip-outside-service-cidr: 10.0.0.10']);
  });

  test('is the same in a page and with Windows line ends', () => {
    const page = `# Kubenet\n\nRun this:\n\n\`\`\`azurecli-interactive\n${kubenetScript({ subnetPrefix: '192.168.1.0/30' })}\`\`\`\n`;
    const expected = errors('kubenet.sh', kubenetScript({ subnetPrefix: '192.168.1.0/30' }));
    assert.deepEqual(errors('kubenet.md', page), expected);
    assert.deepEqual(errors('kubenet.md', page.replaceAll('\n', '\r\n')), expected);
  });
});

function page(...parts: readonly string[]): string {
  return `# A page\n\n${parts.join('\n\n')}\n`;
}

function block(text: string, language = 'azurecli-interactive'): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

const subnetId = '$(az network vnet subnet show -g demo --vnet-name demo -n nodes --query id -o tsv)';

function network(space: string, prefix: string): string {
  return `az network vnet create -g demo -n demo --address-prefixes ${space} --subnet-name nodes --subnet-prefixes ${prefix}`;
}

function cluster(name: string, nodes: number, more = ''): string {
  return `az aks create -g demo -n ${name} --node-count ${nodes} --network-plugin azure --network-plugin-mode overlay --vnet-subnet-id ${subnetId}${more}`;
}

describe('pages', () => {
  test('blocks of a page are one script, whose variables last from block to block', () => {
    const text = page('## Network', block(`SPACE=10.0.0.0/16\n${network('$SPACE', '10.0.1.0/24')}`), '## Cluster', block(cluster('demo', 3)));
    assert.deepEqual(errors('one.md', text).map((each) => each.slice(0, 34)), ['error service-cidr-overlaps-subnet']);
  });

  test('what is made anew under the same name is another walk through the page: their ranges are no overlap, and their nodes no sum', () => {
    const text = page(
      '## Small', block(network('10.1.0.0/16', '10.1.0.0/27')), block(cluster('demo', 20)),
      '## Smaller', block(network('10.1.0.0/16', '10.1.0.0/28')), block(cluster('demo', 9)),
    );
    assert.deepEqual(errors('twice.md', text), []);
  });

  test('tabs are alternatives', () => {
    const create = network('10.1.0.0/16', '10.1.0.0/27');
    const text = page(
      block(create),
      '### [Azure CLI](#tab/azure-cli)', block(cluster('first', 20)),
      '### [Azure PowerShell](#tab/azure-powershell)',
      block(`$subnet = (Get-AzVirtualNetwork -Name demo -ResourceGroupName demo).Subnets[0].Id\nNew-AzAksCluster -ResourceGroupName demo -Name second -NodeCount 20 -NetworkPlugin azure -NodeMaxPodCount 30 -NodeVnetSubnetID $subnet`, 'azurepowershell-interactive'),
      '---',
    );
    assert.deepEqual(errors('tabs.md', text), []);
  });

  test('two clusters of one page in one subnet are no error, for the reader may choose', () => {
    const text = page(block(network('10.1.0.0/16', '10.1.0.0/27')), '## Option 1', block(cluster('first', 20)), '## Option 2', block(cluster('second', 20)));
    assert.deepEqual(errors('options.md', text), []);
  });

  test('what the reader fills in is not known, and nothing is said of it', () => {
    const text = page(block('az network vnet create -g <group> -n <network> --address-prefixes <space> --subnet-name <subnet> --subnet-prefixes <range>'), block('az aks create -g <group> -n <cluster> --vnet-subnet-id <subnet-id> --service-cidr <service-range> --dns-service-ip <address> --network-plugin azure'));
    assert.deepEqual(seen('blanks.md', text).found, []);
  });

  test('a block of output or of another language is no script', () => {
    const text = page(block(cluster('demo', 3, ' --max-pods 5'), 'output'), block(cluster('demo', 3, ' --max-pods 5'), 'yaml'), block(cluster('demo', 3, ' --max-pods 5'), 'json'));
    assert.deepEqual(seen('output.md', text).found, []);
  });

  test('a block within a list is found at its place', () => {
    const text = `1. Make the cluster:\n\n    \`\`\`azurecli\n    ${cluster('demo', 3, ' \\\n        --max-pods 5')}\n    \`\`\`\n`;
    assert.deepEqual(errors('list.md', text), ['error max-pods-out-of-range: 5']);
  });
});
