import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import type { Example } from './example';
import { judged } from './shared/judged';
import { overlay } from './shared/node-example-parts';
import type { Rule } from './rule';
import { bicepWithTraffic, trafficHomes, withTraffic } from './shared/traffic-controllers';
import { named } from './shared/words';

export const trafficControllerOnKubenet: Rule = {
  id: 'traffic-controller-on-kubenet',
  severity: 'warning',
  group: 'compatibility',
  title: 'Application Gateway for Containers is to serve a kubenet cluster',
  about: `Application Gateway for Containers sends its traffic to pods, which it reaches with Azure CNI and with overlay. Kubenet is not supported: the
controller does not start there. Use overlay, to which a kubenet cluster can be moved.`,
  sources: [pages.gatewayForContainers],
  *check(design) {
    for (const { subnet, service, cluster, when } of trafficHomes(design)) {
      yield* judged(waysOf(cluster.networkPlugin), when, (plugin) => {
        if (!isWord(plugin, 'kubenet')) return undefined;
        return {
          at: service.span,
          message: `the subnet ${named(subnet)} is for Application Gateway for Containers, which does not work with kubenet, and the cluster ${named(cluster)} in its network is one`,
          related: [{ span: plugin.span, message: 'the plug-in is kubenet' }],
        };
      });
    }
  },
};

const says = 'traffic-controller-on-kubenet: the subnet `gateway` is for Application Gateway for Containers, which does not work with kubenet, and the cluster `main` in its network is one';
const kubenet = `
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires`;

export const examples = (): readonly Example[] => [
  { text: withTraffic('10.1.2.0/24', kubenet, '"Microsoft.ServiceNetworking/trafficControllers"', says) },
  { text: withTraffic('10.1.2.0/24', overlay) },
  {
    title: 'In Bicep',
    text: bicepWithTraffic('10.1.2.0/24', "networkPlugin: 'kubenet'\n               ~~~~~~~~~ kubenet-retiring: kubenet retires", "'Microsoft.ServiceNetworking/trafficControllers'", says),
  },
];
