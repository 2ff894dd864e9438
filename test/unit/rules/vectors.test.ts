import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allFindings } from '../../../src/analyze';
import { bicepSubnet } from '../../../src/rules/shared/bicep-example-parts';
import { subnet } from '../../../src/rules/shared/example-parts';
import { inBicep, inTerraform } from '../../../src/rules/shared/setting-examples';
import { analyzeFixture, readFixture } from '../fixture';

// Numbers that Microsoft's pages print, and numbers that Azure was seen to accept and refuse in public messages: each as a whole
// configuration in two languages, and everything that is found in it. What is expected was reckoned by hand.

interface Case {
  /** Where the numbers are from. */
  readonly name: string;
  readonly model: 'node subnet' | 'kubenet' | 'overlay' | 'pod subnet' | 'static blocks';
  readonly nodes?: number;
  /** The autoscaler's maximum, where it is on. */
  readonly most?: number;
  readonly pods?: number;
  readonly surge?: string;
  readonly space?: string;
  readonly nodeSubnet?: string;
  readonly podSubnet?: string;
  readonly podCidr?: string;
  readonly serviceCidr?: string;
  readonly dns?: string;
  readonly ports?: number;
  readonly addresses?: number;
  /** `rule: part of the message` of everything that is found. */
  readonly found: readonly string[];
}

const service = 'subnet-too-small: Azure counts';
const upgrade = 'no-room-for-upgrade: ';

const sizing: readonly Case[] = [
  { name: 'docs 1: 51 + 51 × 30 = 1,581 in a /21', model: 'node subnet', nodes: 50, pods: 30, surge: '1', nodeSubnet: '10.64.0.0/21', found: [] },
  { name: 'docs 1 in a /22', model: 'node subnet', nodes: 50, pods: 30, surge: '1', nodeSubnet: '10.64.0.0/22', found: [`${service} 1,450 addresses, the subnet has 1,019`] },
  { name: 'docs 2: 1,891 in a /21', model: 'node subnet', nodes: 60, pods: 30, surge: '1', nodeSubnet: '10.64.0.0/21', found: [] },
  { name: 'docs 2 with the surge of today', model: 'node subnet', nodes: 60, pods: 30, nodeSubnet: '10.64.0.0/21', found: [`${upgrade}an upgrade needs 2,046 addresses, the subnet has 2,043`] },
  { name: 'docs 2 with the surge of today in a /20', model: 'node subnet', nodes: 60, pods: 30, nodeSubnet: '10.64.0.0/20', found: [] },
  { name: 'docs 1 with 10 %: 55 × 31 = 1,705', model: 'node subnet', nodes: 50, pods: 30, nodeSubnet: '10.64.0.0/21', found: [] },
  { name: 'seen: 498', model: 'node subnet', nodes: 2, pods: 250, nodeSubnet: '10.64.0.0/24', found: [`${service} 498 addresses, the subnet has 251`] },
  { name: 'seen: 747', model: 'node subnet', nodes: 3, pods: 250, nodeSubnet: '10.64.0.0/24', found: [`${service} 747 addresses, the subnet has 251`] },
  { name: 'seen to be accepted: 249 of 251', model: 'node subnet', nodes: 1, pods: 250, nodeSubnet: '10.64.0.0/24', found: [`${upgrade}an upgrade needs 502 addresses, the subnet has 251`] },
  { name: 'seen: 29', model: 'node subnet', nodes: 1, pods: 30, nodeSubnet: '10.64.0.0/28', found: [`${service} 29 addresses, the subnet has 11`] },
  { name: 'seen: 290 at a maximum of 10', model: 'node subnet', nodes: 3, most: 10, pods: 30, nodeSubnet: '10.64.0.0/24', found: [`${service} 290 addresses, the subnet has 251`] },
  { name: '9 nodes: 261', model: 'node subnet', nodes: 9, pods: 30, nodeSubnet: '10.64.0.0/24', found: [`${service} 261 addresses, the subnet has 251`] },
  { name: '8 nodes: 232, and 279 in an upgrade', model: 'node subnet', nodes: 8, pods: 30, nodeSubnet: '10.64.0.0/24', found: [`${upgrade}an upgrade needs 279 addresses, the subnet has 251`] },
  { name: 'Azure/AKS#456: 310 in 2018, 290 today', model: 'node subnet', nodes: 10, pods: 30, nodeSubnet: '10.64.0.0/24', found: [`${service} 290 addresses, the subnet has 251`] },
  { name: 'terraform-provider-azurerm#5735: 505 in 2020, 495 today', model: 'node subnet', nodes: 5, pods: 100, nodeSubnet: '10.64.0.0/23', found: [`${upgrade}an upgrade needs 606 addresses, the subnet has 507`] },
  { name: 'rancher/rancher#20784: 333 in 2019, 327 today', model: 'node subnet', nodes: 3, pods: 110, nodeSubnet: '10.64.0.0/24', found: [`${service} 327 addresses, the subnet has 251`] },
  { name: 'seen: 218', model: 'node subnet', nodes: 2, pods: 110, nodeSubnet: '10.64.0.0/25', found: [`${service} 218 addresses, the subnet has 123`] },
  { name: 'seen: 436', model: 'node subnet', nodes: 4, pods: 110, nodeSubnet: '10.64.0.0/24', found: [`${service} 436 addresses, the subnet has 251`] },

  { name: 'Azure/AKS-Construction#357: 768 of 256', model: 'kubenet', nodes: 3, podCidr: '100.64.0.0/24', found: ['pod-cidr-too-small: Azure counts 3 nodes with a /24 each, 100.64.0.0/24 has room for 1'] },
  { name: '250 nodes and a surge of one in a /24', model: 'kubenet', nodes: 250, podCidr: '100.64.0.0/15', surge: '1', nodeSubnet: '10.64.0.0/24', found: [] },
  { name: '250 nodes and 10 % in a /24', model: 'kubenet', nodes: 250, podCidr: '100.64.0.0/15', nodeSubnet: '10.64.0.0/24', found: [`${upgrade}an upgrade needs 275 addresses, the subnet has 251`] },
  { name: '400 nodes with a /15 were seen, and leave no route for an upgrade', model: 'kubenet', nodes: 400, surge: '1', podCidr: '100.64.0.0/15', nodeSubnet: '10.64.0.0/22', found: ['kubenet-no-room-for-upgrade: '] },
  { name: '401 nodes', model: 'kubenet', nodes: 401, podCidr: '100.64.0.0/14', nodeSubnet: '10.64.0.0/22', found: ['kubenet-too-many-nodes: kubenet has a route for each of 400 nodes, the cluster may have 401 nodes'] },

  { name: 'seen: 8,448 of 8,192', model: 'overlay', nodes: 33, podCidr: '100.64.0.0/19', found: ['pod-cidr-too-small: Azure counts 33 nodes with a /24 each, 100.64.0.0/19 has room for 32'] },
  { name: 'Azure/AKS-Construction#701: 1,280 of 1,024', model: 'overlay', nodes: 5, podCidr: '100.64.0.0/22', found: ['pod-cidr-too-small: Azure counts 5 nodes with a /24 each, 100.64.0.0/22 has room for 4'] },
  { name: '256 nodes fill a /16, an upgrade has 282', model: 'overlay', nodes: 256, podCidr: '100.64.0.0/16', nodeSubnet: '10.64.0.0/22', found: ['pod-cidr-no-room-for-upgrade: '] },
  { name: '27 nodes fill a /27', model: 'overlay', nodes: 27, nodeSubnet: '10.64.0.0/27', found: [`${upgrade}an upgrade needs 30 addresses, the subnet has 27`] },
  { name: '28 nodes do not fit a /27', model: 'overlay', nodes: 28, nodeSubnet: '10.64.0.0/27', found: [`${service} 28 addresses, the subnet has 27`] },

  { name: 'seen: 160 of 59', model: 'static blocks', nodes: 10, pods: 250, podSubnet: '10.128.0.0/26', found: ['pod-subnet-too-small: Azure counts 160 addresses, the pod subnet has 59'] },
  { name: 'seen to be accepted, and never ready: 3 × 256 in a /26', model: 'static blocks', nodes: 3, pods: 250, podSubnet: '10.128.0.0/26', found: ['pod-subnet-lacks-blocks: '] },
  { name: 'one batch too few: 16 of 15', model: 'pod subnet', nodes: 16, surge: '1', podSubnet: '10.128.0.0/24', found: ['pod-subnet-lacks-batches: '] },
  { name: '14 nodes and one more in an upgrade take 15 batches', model: 'pod subnet', nodes: 14, surge: '1', podSubnet: '10.128.0.0/24', found: [] },

  { name: '20 pods in a pool', model: 'overlay', nodes: 2, pods: 10, found: ['too-few-pods: '] },
  { name: '30 pods in a pool', model: 'overlay', nodes: 3, pods: 10, found: [] },
  { name: '29 pods on one node', model: 'overlay', nodes: 1, pods: 29, found: ['too-few-pods: '] },
  { name: 'Rancher: 9 pods per node', model: 'overlay', nodes: 4, pods: 9, found: ['max-pods-out-of-range: '] },
  { name: '251 pods per node', model: 'overlay', nodes: 3, pods: 251, found: ['max-pods-out-of-range: '] },
  { name: '950 nodes and 95 more', model: 'overlay', nodes: 950, nodeSubnet: '10.64.0.0/21', podCidr: '100.64.0.0/12', found: ['surge-over-scale-set-limit: an upgrade has 1,045 nodes, a scale set holds 1,000'] },

  { name: 'Azure/azure-cli#22374: 8,000 × 9 = 72,000', model: 'overlay', nodes: 8, surge: '1', ports: 8000, addresses: 1, found: ['outbound-ports-no-room-for-upgrade: '] },
  { name: '8,000 × 9 without an upgrade', model: 'overlay', nodes: 9, surge: '1', ports: 8000, addresses: 1, found: ['outbound-ports-over-budget: '] },
  { name: 'Azure/azure-cli#16480: 4 × 42,664 of 128,000', model: 'overlay', nodes: 4, surge: '1', ports: 42_664, addresses: 2, found: ['outbound-ports-over-budget: '] },
  { name: 'docs: 1,000 ports and 2 addresses are enough for 128 nodes', model: 'overlay', nodes: 127, surge: '1', ports: 1000, addresses: 2, found: [] },
  { name: 'docs: and not for 129', model: 'overlay', nodes: 129, surge: '1', ports: 1000, addresses: 2, found: ['outbound-ports-over-budget: '] },
  { name: 'docs: 7 addresses are enough for 448', model: 'overlay', nodes: 447, surge: '1', ports: 1000, addresses: 7, nodeSubnet: '10.64.0.0/22', podCidr: '100.64.0.0/12', found: [] },
  { name: 'docs: 4,000 ports and 2 addresses are enough for 32', model: 'overlay', nodes: 31, surge: '1', ports: 4000, addresses: 2, found: [] },
  { name: 'docs: and not for 33', model: 'overlay', nodes: 33, surge: '1', ports: 4000, addresses: 2, found: ['outbound-ports-over-budget: '] },
  { name: 'docs: 7 addresses are enough for 112', model: 'overlay', nodes: 111, surge: '1', ports: 4000, addresses: 7, found: [] },
];

const ranges: readonly Case[] = [
  { name: '10.244.0.0/16 lies in 10.240.0.0/12', model: 'overlay', podCidr: '10.244.0.0/16', space: '10.240.0.0/12', nodeSubnet: '10.240.0.0/12', found: ['pod-cidr-overlaps-subnet: '] },
  { name: '172.16.0.0/12 holds 172.30.0.0/16', model: 'overlay', podCidr: '172.16.0.0/12', serviceCidr: '10.0.0.0/16', dns: '10.0.0.10', space: '10.64.0.0/16', found: ['pod-cidr-reserved: '] },
  { name: '10.0.0.0/16 over the subnet 10.0.1.0/24', model: 'overlay', space: '10.0.0.0/16', nodeSubnet: '10.0.1.0/24', serviceCidr: '10.0.0.0/16', dns: '10.0.0.10', found: ['service-cidr-overlaps-subnet: '] },
  { name: '10.0.0.0/16 in the address space, in no subnet', model: 'overlay', podCidr: '100.64.0.0/16', space: '10.0.0.0/8', nodeSubnet: '10.1.0.0/16', serviceCidr: '10.0.0.0/16', dns: '10.0.0.10', found: ['service-cidr-overlaps-address-space: '] },
  { name: 'a public message: 10.0.0.0/16 over 10.0.239.0/24', model: 'overlay', space: '10.0.0.0/16', nodeSubnet: '10.0.239.0/24', serviceCidr: '10.0.0.0/16', dns: '10.0.0.10', found: ['service-cidr-overlaps-subnet: '] },
  { name: 'Azure/AKS-Construction#403: 10.240.100.0/24 over 10.240.0.0/16', model: 'overlay', nodes: 1, space: '10.240.0.0/16', nodeSubnet: '10.240.0.0/22', podCidr: '10.240.100.0/22', found: ['pod-cidr-overlaps-address-space: '] },
  { name: '10.2.0.1/24 is no network address', model: 'overlay', serviceCidr: '10.2.0.1/24', dns: '10.2.0.10', space: '10.64.0.0/16', found: ['service-cidr-not-network-address: '] },
  { name: '10.0.0.1 is the first of 10.0.0.0/16', model: 'overlay', serviceCidr: '10.0.0.0/16', dns: '10.0.0.1', space: '10.64.0.0/16', found: ['dns-ip-first-address: '] },
  { name: '10.0.255.255 is the last of 10.0.0.0/16', model: 'overlay', serviceCidr: '10.0.0.0/16', dns: '10.0.255.255', space: '10.64.0.0/16', found: ['dns-ip-last-address: '] },
  { name: '192.0.0.0/16 holds 192.0.2.0/24', model: 'overlay', serviceCidr: '192.0.0.0/16', dns: '192.0.0.10', found: ['service-cidr-reserved: '] },
  { name: '10.0.0.10 is not in 10.200.0.0/16', model: 'overlay', serviceCidr: '10.200.0.0/16', dns: '10.0.0.10', space: '10.64.0.0/16', found: ['dns-ip-outside-service-cidr: '] },
];

function terraform({ model, nodes = 3, most, pods, surge, space = '10.64.0.0/10', nodeSubnet = '10.64.0.0/22', podSubnet, podCidr, serviceCidr = '172.16.0.0/16', dns = '172.16.0.10', ports, addresses }: Case): string {
  const profile = [
    `network_plugin = "${model === 'kubenet' ? 'kubenet' : 'azure'}"`, model === 'overlay' ? 'network_plugin_mode = "overlay"' : '',
    `service_cidr = "${serviceCidr}"`, `dns_service_ip = "${dns}"`, podCidr === undefined ? '' : `pod_cidr = "${podCidr}"`,
    ports === undefined ? '' : `load_balancer_profile {\n  outbound_ports_allocated = ${String(ports)}\n  managed_outbound_ip_count = ${String(addresses)}\n}`,
  ];
  const pool = [
    most === undefined ? `node_count = ${String(nodes)}` : `auto_scaling_enabled = true\nmin_count = ${String(nodes)}\nmax_count = ${String(most)}`,
    pods === undefined ? '' : `max_pods = ${String(pods)}`, podSubnet === undefined ? '' : 'pod_subnet_id = azurerm_subnet.pods.id',
    surge === undefined ? '' : `upgrade_settings {\n  max_surge = "${surge}"\n}`,
  ];
  return inTerraform({
    space: [space, ...(podSubnet === undefined ? [] : ['10.128.0.0/16'])].map((each) => `"${each}"`).join(', '), nodes: `"${nodeSubnet}"`,
    profile: profile.join('\n'), pool: pool.join('\n'), rest: 'sku_tier = "Standard"', beside: podSubnet === undefined ? [] : [subnet('pods', `"${podSubnet}"`)],
  });
}

function bicep({ model, nodes = 3, most, pods, surge, space = '10.64.0.0/10', nodeSubnet = '10.64.0.0/22', podSubnet, podCidr, serviceCidr = '172.16.0.0/16', dns = '172.16.0.10', ports, addresses }: Case): string {
  const profile = [
    `networkPlugin: '${model === 'kubenet' ? 'kubenet' : 'azure'}'`, model === 'overlay' ? "networkPluginMode: 'overlay'" : '',
    `serviceCidr: '${serviceCidr}'`, `dnsServiceIP: '${dns}'`, podCidr === undefined ? '' : `podCidr: '${podCidr}'`,
    ports === undefined ? '' : `loadBalancerProfile: {\n  allocatedOutboundPorts: ${String(ports)}\n  managedOutboundIPs: {\n    count: ${String(addresses)}\n  }\n}`,
  ];
  const pool = [
    `count: ${String(nodes)}`, most === undefined ? '' : `enableAutoScaling: true\nminCount: ${String(nodes)}\nmaxCount: ${String(most)}`,
    pods === undefined ? '' : `maxPods: ${String(pods)}`, podSubnet === undefined ? '' : `podSubnetID: pods.id\npodIPAllocationMode: '${model === 'static blocks' ? 'StaticBlock' : 'DynamicIndividual'}'`,
    surge === undefined ? '' : `upgradeSettings: {\n  maxSurge: '${surge}'\n}`,
  ];
  return inBicep({
    space: [space, ...(podSubnet === undefined ? [] : ['10.128.0.0/16'])].map((each) => `'${each}'`).join(', '), nodes: `'${nodeSubnet}'`,
    profile: profile.join('\n'), pool: pool.join('\n'), tier: 'Standard', beside: podSubnet === undefined ? [] : [bicepSubnet('pods', `'${podSubnet}'`)],
  });
}

/** True of every kubenet cluster, whatever its numbers. */
const always: ReadonlySet<string> = new Set(['kubenet-retiring']);

function holds(text: string, found: readonly string[]): void {
  const findings = allFindings(analyzeFixture(readFixture(text))).filter(({ rule }) => !always.has(rule)).map(({ rule, message }) => `${rule}: ${message}`);
  assert.equal(findings.length, found.length, `${findings.join('\n')}\n${text}`);
  for (const each of found) assert.ok(findings.some((finding) => finding.startsWith(each)), `${each}\nis not among\n${findings.join('\n')}`);
}

for (const [what, cases] of Object.entries({ 'published and observed numbers': sizing, 'ranges that meet': ranges })) {
  describe(what, () => {
    for (const each of cases) {
      // The provider has no static blocks.
      if (each.model !== 'static blocks') test(`${each.name}, in Terraform`, () => { holds(terraform(each), each.found); });
      test(`${each.name}, in Bicep`, () => { holds(bicep(each), each.found); });
    }
  });
}
