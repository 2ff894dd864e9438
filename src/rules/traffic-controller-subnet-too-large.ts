import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { heldRanges } from './shared/held-ranges';
import { judged } from './shared/judged';
import { azureCni, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { bicepWithTraffic, trafficHomes, withTraffic } from './shared/traffic-controllers';
import { bicepOverlay } from './shared/bicep-example-parts';
import { named } from './shared/words';

export const trafficControllerSubnetTooLarge: Rule = {
  id: 'traffic-controller-subnet-too-large',
  severity: 'warning',
  group: 'capacity',
  title: 'The subnet of Application Gateway for Containers is larger than a /24, and the cluster is on overlay',
  about: `With Azure CNI Overlay the subnet of Application Gateway for Containers is a /24, no more and no less, and one of them is supported in it:
it does not reach the pods of the cluster from another. A larger one does for clusters whose pods have addresses of the network.`,
  sources: [pages.gatewayForContainers],
  *check(design) {
    for (const { subnet, service, cluster, when } of trafficHomes(design)) {
      for (const prefix of heldRanges(subnet.prefixes, when)) {
        if (prefix.range.family !== 4 || prefix.range.length >= wanted) continue;
        yield* judged(waysOf(cluster.networkPluginMode), prefix.when, (mode) => {
          if (!isWord(mode, 'overlay')) return undefined;
          return {
            at: prefix.value.span,
            message: `the subnet ${named(subnet)} is a /${String(prefix.range.length)}, and with overlay Application Gateway for Containers takes exactly a /${String(wanted)}`,
            related: [{ span: service.span, message: 'the subnet is delegated to Application Gateway for Containers' }, { span: mode.span, message: `the mode of ${named(cluster)} is \`overlay\`` }],
          };
        });
      }
    }
  },
};

const wanted = 24;
const says = 'traffic-controller-subnet-too-large: the subnet `gateway` is a /23, and with overlay Application Gateway for Containers takes exactly a /24';

export const examples = (): readonly Example[] => [
  { text: withTraffic('10.1.2.0/23', overlay, '"10.1.2.0/23"', says) },
  { text: withTraffic('10.1.2.0/24', overlay) },
  { title: 'With pods in the subnet of the nodes', text: withTraffic('10.1.2.0/23', azureCni) },
  { title: 'In Bicep', text: bicepWithTraffic('10.1.2.0/23', bicepOverlay, "'10.1.2.0/23'", says) },
];
