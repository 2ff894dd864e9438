import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { gatewayHomes } from './shared/gateway-homes';
import { heldRanges, whenMade } from './shared/held-ranges';
import type { Rule } from './rule';
import { gatewayInfrastructure } from './shared/sources';
import { named } from './shared/words';

export const applicationGatewaySubnetTight: Rule = {
  id: 'application-gateway-subnet-tight',
  severity: 'info',
  group: 'advice',
  title: 'The subnet of an Application Gateway is smaller than a /24',
  about: `An Application Gateway of version 2 can grow to 125 instances, takes an address for each of them and one for a private address of its own,
and needs room for new instances beside the old ones when it is maintained. Microsoft recommends a /24, and the subnet cannot grow while the
gateway is in it.`,
  sources: [gatewayInfrastructure],
  *check(design) {
    const { network } = design;
    const homes = [
      ...gatewayHomes(design),
      ...network.gateways.flatMap((gateway) => possibilities(gateway.subnet).flatMap(({ value, when }) => {
        const subnet = network.subnets.find(({ id }) => id === value.value);
        const all = subnet?.described && gateway.sku.kind === 'known' && /_v2$/i.test(gateway.sku.value) ? joinConditions(whenMade(gateway), joinConditions(whenMade(subnet), when) ?? []) : undefined;
        return subnet && all ? [{ subnet, link: value, when: all }] : [];
      })),
    ];
    const told = new Set<string>();
    for (const { subnet, link, when } of homes) {
      const [only, another] = heldRanges(subnet.prefixes, when).filter(({ range }) => range.family === 4);
      if (!only || another || only.range.length <= advised || told.has(subnet.id)) continue;
      told.add(subnet.id);
      yield {
        at: only.value.span,
        message: `the subnet ${named(subnet)} is a /${String(only.range.length)}, and Microsoft recommends a /${String(advised)} for an Application Gateway`,
        when: only.when,
        related: [{ span: link.span, message: 'the Application Gateway goes there' }],
      };
    }
  },
};

const advised = 24;
const says = 'application-gateway-subnet-tight: the subnet `gateway` is a /26, and Microsoft recommends a /24 for an Application Gateway';

export const examples = (): readonly Example[] => [
  { text: withGateway({ range: '10.1.2.0/26', delegated: true, at: '"10.1.2.0/26"', mark: says }) },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  { title: 'In Bicep', text: bicepWithGateway({ range: '10.1.2.0/26', delegated: true, at: "'10.1.2.0/26'", mark: says }) },
];
