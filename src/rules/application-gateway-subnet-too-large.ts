import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { bicepWithGateway, withGateway } from './shared/ingress-gateway-examples';
import { gatewayHomes } from './shared/gateway-homes';
import { heldRanges } from './shared/held-ranges';
import { judged } from './shared/judged';
import { azureCni } from './shared/node-example-parts';
import type { Rule } from './rule';
import { ingressController } from './shared/sources';
import { named } from './shared/words';

export const applicationGatewaySubnetTooLarge: Rule = {
  id: 'application-gateway-subnet-too-large',
  severity: 'warning',
  group: 'capacity',
  title: 'The subnet of the Application Gateway of an overlay cluster is larger than a /24',
  about: `With Azure CNI Overlay the subnet of the Application Gateway may be a /24 at most, and one gateway is supported in it: the ingress
controller does not set up the way to the pods for a larger one. A /24 holds the 125 instances that a gateway can have.`,
  sources: [ingressController, pages.overlayConcepts],
  *check(design) {
    for (const { cluster, subnet, link, when } of gatewayHomes(design)) {
      for (const prefix of heldRanges(subnet.prefixes, when)) {
        if (prefix.range.family !== 4 || prefix.range.length >= longest) continue;
        yield* judged(waysOf(cluster.networkPluginMode), prefix.when, (mode) => {
          if (!isWord(mode, 'overlay')) return undefined;
          return {
            at: prefix.value.span,
            message: `the subnet ${named(subnet)} of the Application Gateway is a /${String(prefix.range.length)}, and overlay supports a /${String(longest)} at most`,
            related: [{ span: link.span, message: `the Application Gateway of ${named(cluster)} goes there` }, { span: mode.span, message: 'the mode is `overlay`' }],
          };
        });
      }
    }
  },
};

const longest = 24;
const says = 'application-gateway-subnet-too-large: the subnet `gateway` of the Application Gateway is a /23, and overlay supports a /24 at most';

export const examples = (): readonly Example[] => [
  { text: withGateway({ range: '10.1.2.0/23', delegated: true, at: '"10.1.2.0/23"', mark: says }) },
  { text: withGateway({ range: '10.1.2.0/24', delegated: true }) },
  { title: 'With pods in the subnet of the nodes', text: withGateway({ range: '10.1.2.0/23', profile: azureCni }) },
  { title: 'In Bicep', text: bicepWithGateway({ range: '10.1.2.0/23', delegated: true, at: "'10.1.2.0/23'", mark: says }) },
];
