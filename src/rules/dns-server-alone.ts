import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const dnsServerAlone: Rule = {
  id: 'dns-server-alone',
  severity: 'info',
  group: 'advice',
  title: 'A virtual network with one DNS server',
  about: `Where a network has DNS servers of its own, the nodes of a cluster ask them for every name, that of the API server and of registries
included. With one server alone they find nothing while it is away. Name two, or none, so that Azure answers.`,
  sources: [{ title: 'Name resolution for resources in Azure virtual networks', url: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances', date: '2026' }],
  *check({ network }) {
    for (const each of network.virtualNetworks) {
      yield* judged(waysOf(each.dnsServers), whenMade(each), (servers) => {
        if (servers.kind !== 'known' || !servers.value.complete || servers.value.items.length !== 1) return undefined;
        const [only] = servers.value.items;
        // Azure's own address is no single server.
        if (only?.kind !== 'known' || only.value === '168.63.129.16' || only.value.trim() === '') return undefined;
        return { at: only.span, message: `${only.value} is the only DNS server of the network: while it is away the nodes find no names` };
      });
    }
  },
};

const terraform = (servers: string): string => inTerraform({}).replace('  address_space       = ["10.1.0.0/16"]\n', `  address_space       = ["10.1.0.0/16"]\n  dns_servers         = [${servers}]\n`);
const bicep = (servers: string): string => inBicep({}).replace("    addressSpace: {", `    dhcpOptions: {\n      dnsServers: [${servers}]\n    }\n    addressSpace: {`);

export const examples = (): readonly Example[] => [
  { text: marked(terraform('"10.1.255.4"'), '"10.1.255.4"', 'dns-server-alone: 10.1.255.4 is the only DNS server of the network') },
  { text: terraform('"10.1.255.4", "10.1.255.5"') },
  { title: 'In Bicep', text: marked(bicep("'10.1.255.4'"), "'10.1.255.4'", 'dns-server-alone: 10.1.255.4 is the only DNS server of the network') },
];
