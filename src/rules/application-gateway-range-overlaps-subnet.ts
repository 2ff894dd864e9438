import { parseRange } from '../net/range';
import { possibilities } from '../model/value';
import { joinConditions } from '../plan/ways';
import { addressesOf } from './shared/addresses';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import type { Rule } from './rule';
import { ingressController } from './shared/sources';
import { publicIssue } from './shared/troubleshooting';
import { named } from './shared/words';

export const applicationGatewayRangeOverlapsSubnet: Rule = {
  id: 'application-gateway-range-overlaps-subnet',
  severity: 'error',
  group: 'ranges',
  title: 'The subnet that AKS is to make for the Application Gateway overlaps another one',
  about: `With \`subnet_cidr\` the ingress add-on makes a subnet of that range in the network of the nodes. AKS refuses a range of which a subnet of
the network has a part already. Take one that is free, or name the subnet with \`subnet_id\` if it is that one.`,
  sources: [ingressController, publicIssue('Azure/AKS-Construction', 222, '2022')],
  azureErrors: ['IngressAppGwAddonConfigInvalidSubnetCIDROverlapWithSubnet'],
  *check(design) {
    for (const { cluster, when, homes } of addressesOf(design).clusters) {
      for (const { value, when: given } of possibilities(cluster.applicationGateway.gatewaySubnetCidr)) {
        const range = parseRange(value.value);
        if (!range) continue;
        for (const { network, when: home } of homes) {
          for (const other of network.subnets.overlapping(range)) {
            const made = joinConditions(joinConditions(when, given) ?? [], joinConditions(home, other.when) ?? []);
            if (!made) continue;
            yield {
              at: value.span,
              message: `${value.value}, where AKS is to put the Application Gateway, overlaps the subnet ${named(other.subnet)} (${other.value.value})`,
              when: made,
              related: [{ span: other.value.span, message: `the subnet ${named(other.subnet)} is ${other.value.value}` }],
            };
            break;
          }
        }
      }
    }
  },
};

const says = 'application-gateway-range-overlaps-subnet: 10.1.0.128/25, where AKS is to put the Application Gateway, overlaps the subnet `nodes` (10.1.0.0/24)';

export const examples = (): readonly Example[] => [
  { text: withGateway({ addon: '    subnet_cidr = "10.1.0.128/25"', at: '"10.1.0.128/25"', mark: says }) },
  { text: withGateway({ addon: '    subnet_cidr = "10.1.1.128/25"' }) },
  { title: 'In Bicep', text: bicepWithGateway({ addon: "subnetCIDR: '10.1.0.128/25'", at: "'10.1.0.128/25'", mark: says }) },
];
