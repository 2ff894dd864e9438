import { contains, parseRange } from '../net/range';
import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { waysOf, whenMade } from './shared/held-ranges';
import type { Rule } from './rule';
import { ingressController } from './shared/sources';
import { publicIssue } from './shared/troubleshooting';
import { listed, named } from './shared/words';

export const applicationGatewayRangeOutsideNetwork: Rule = {
  id: 'application-gateway-range-outside-network',
  severity: 'error',
  group: 'ranges',
  title: 'The subnet that AKS is to make for the Application Gateway lies outside of the network',
  about: `With \`subnet_cidr\` the ingress add-on makes a subnet of that range in the network of the nodes, and puts its gateway there. AKS refuses
a range that does not lie within one range of the network's address space. Take one that is free in the network, or add a range to it.`,
  sources: [ingressController, publicIssue('Azure/application-gateway-kubernetes-ingress', 1386, '2022'), publicIssue('Azure/azure-cli', 22237, '2022')],
  azureErrors: ['IngressAppGwAddonConfigInvalidSubnetCIDRNotContainedWithinVirtualNetwork'],
  *check(design) {
    for (const { cluster, when, homes } of addressesOf(design).clusters) {
      for (const { value, when: given } of possibilities(cluster.applicationGateway.gatewaySubnetCidr)) {
        const range = parseRange(value.value);
        if (!range) continue;
        for (const { network: { network }, when: home } of homes) {
          if (!network?.described) continue;
          const made = joinConditions(joinConditions(when, given) ?? [], home);
          const space = made && waysOf(network.addressSpace, whenMade(network)).find((way) => {
            const ranges = way.texts.flatMap((text) => parseRange(text.value) ?? []);
            return ranges.length > 0 && ranges.length === way.texts.length && !ranges.some((each) => contains(each, range));
          });
          const all = space && joinConditions(made, space.when);
          if (!all) continue;
          yield {
            at: value.span,
            message: `${value.value}, where AKS is to put the Application Gateway, lies outside of the network ${named(network)} (${listed(space.texts.map((text) => text.value))})`,
            when: all,
            related: space.texts.map((text) => ({ span: text.span, message: `the network ${named(network)} has ${text.value}` })),
          };
        }
      }
    }
  },
};

const says = 'application-gateway-range-outside-network: 10.2.0.0/24, where AKS is to put the Application Gateway, lies outside of the network';

export const examples = (): readonly Example[] => [
  { text: withGateway({ addon: '    subnet_cidr = "10.2.0.0/24"', at: '"10.2.0.0/24"', mark: `${says} \`main\` (10.1.0.0/16)` }) },
  { text: withGateway({ addon: '    subnet_cidr = "10.1.2.0/24"' }) },
  { title: 'In Bicep', text: bicepWithGateway({ addon: "subnetCIDR: '10.2.0.0/24'", at: "'10.2.0.0/24'", mark: `${says} \`network\` (10.1.0.0/16)` }) },
];
