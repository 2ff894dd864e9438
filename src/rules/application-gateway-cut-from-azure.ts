import * as pages from '../plan/facts/sources';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicep, bicepNetwork } from './shared/bicep-example-parts';
import { configuration, subnet as subnetText, virtualNetwork } from './shared/example-parts';
import { bicepGateway, gateway } from './shared/gateway-examples';
import { publicGateways } from './shared/gateways';
import { madeTogether } from './shared/judged';
import type { Rule } from './rule';
import { denyingRule, groupOf, mayAllow, partyIn, type Packet } from './shared/security';
import { bicepGuarded, bicepSecurityGroup, securityGroup } from './shared/security-examples';
import { named } from './shared/words';

export const applicationGatewayCutFromAzure: Rule = {
  id: 'application-gateway-cut-from-azure',
  severity: 'warning',
  group: 'compatibility',
  title: "A network security group keeps Azure from the application gateway that it has to look after",
  about: `Azure looks after an application gateway of version 2 from outside: it comes in on the TCP ports 65200 to 65535, with the service tag
\`GatewayManager\`. The rules that a security group has by itself deny this, so that the group needs a rule that allows it; otherwise Azure
refuses the gateway or the group.`,
  sources: [pages.applicationGatewayNetwork],
  *check({ network }) {
    for (const { gateway: each, subnet, when } of publicGateways(network)) {
      const group = groupOf(network, subnet);
      const together = group && madeTogether(each, subnet, group);
      const made = together && joinConditions(together, when);
      if (!group || !made) continue;
      const packet: Packet = { direction: 'Inbound', protocol: 'Tcp', from: { kind: 'tag', tag: 'gatewaymanager' }, to: partyIn(subnet), port: 65200 };
      const rule = denyingRule(group, packet);
      if (!rule && mayAllow(group, packet)) continue;
      yield {
        at: (rule ?? group).span,
        message: `${rule ? `the rule ${named(rule)} of ` : ''}the security group ${named(group)} keeps Azure from the application gateway ${named(each)}: ${rule ? 'it denies' : 'no rule allows'} \`GatewayManager\` the TCP ports 65200 to 65535`,
        when: made,
        related: [{ span: each.span, message: `the gateway ${named(each)} is in the subnet ${named(subnet)}, which has this group` }],
      };
    }
  },
};

const mark = (text: string): string => text.replace('resource "azurerm_network_security_group" "guard" {\n', (line) =>
  `${line}${'~'.repeat(line.length - 3)} application-gateway-cut-from-azure: the security group \`guard\` keeps Azure from the application gateway \`entry\`: no rule allows \`GatewayManager\` the TCP ports 65200 to 65535\n`);

const web = { name: 'web', priority: 100, access: 'Allow', from: 'Internet', ports: '443' } as const;
const managed = { name: 'managed', priority: 110, access: 'Allow', from: 'GatewayManager', ports: '65200-65535' } as const;

function inTerraform(group: string): string {
  return configuration(virtualNetwork('"10.1.0.0/16"'), subnetText('entry', '"10.1.0.0/24"'), group, gateway('entry'));
}

function inBicep(group: string): string {
  return bicep(bicepNetwork("'10.1.0.0/16'"), group, bicepGuarded('home', "'10.1.0.0/24'", 'guard'), bicepGateway('entry', 'home'));
}

export const examples = (): readonly Example[] => [
  { text: inTerraform(mark(securityGroup('guard', 'entry', web))) },
  { text: inTerraform(securityGroup('guard', 'entry', web, managed)) },
  {
    title: 'In Bicep',
    text: inBicep(bicepSecurityGroup('guard', web, {
      name: 'nothing-else', priority: 105, mark: 'application-gateway-cut-from-azure: the rule `nothing-else` of the security group `guard` keeps Azure from the application gateway `entry`: it denies `GatewayManager` the TCP ports 65200 to 65535',
    }, managed)),
  },
  { title: 'In Bicep, with the rule that it needs', text: inBicep(bicepSecurityGroup('guard', web, managed)) },
];
