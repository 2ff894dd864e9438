import { isWord } from '../plan/defaults';
import { kubenetRetires } from '../plan/facts/dates';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { choice } from './shared/causes';
import type { Example } from './example';
import { bicepProfile } from './shared/bicep-example-parts';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import type { Rule } from './rule';

export const kubenetRetiring: Rule = {
  id: 'kubenet-retiring',
  severity: 'warning',
  group: 'compatibility',
  title: 'The cluster uses kubenet, which retires on 2028-03-31',
  about: `Microsoft retires kubenet on 2028-03-31; clusters that still use it then are no longer supported. Overlay takes its
place: it needs as few addresses of the virtual network, no route tables, and has room for more nodes.

A cluster can be moved from kubenet to overlay in place: all its nodes are made anew, and there is no way back. New clusters
should start with overlay.`,
  sources: [pages.cniOverview, pages.kubenetHowTo],
  *check({ network, today }) {
    const past = today > kubenetRetires.value;
    for (const each of network.clusters) {
      yield* judged(waysOf(each.networkPlugin), whenMade(each), (plugin) => {
        if (!isWord(plugin, 'kubenet')) return undefined;
        return { causes: [choice(each.networkPlugin)], at: plugin.span, message: past ? `kubenet was retired on ${kubenetRetires.value}` : `kubenet retires on ${kubenetRetires.value}` };
      });
    }
  },
};

function withPlugin(profile: string): string {
  return configuration(virtualNetwork('"10.1.0.0/16"'), subnet('nodes', '"10.1.0.0/24"'), cluster(profile));
}

export const examples = (): readonly Example[] => [
  {
    text: withPlugin(`
  network_profile {
    network_plugin = "kubenet"
                     ~~~~~~~~~ kubenet-retiring: kubenet retires on 2028-03-31
  }`),
  },
  {
    text: withPlugin(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
  }`),
  },
  {
    title: 'In Bicep',
    text: bicepProfile(`
      networkPlugin: 'kubenet'
                     ~~~~~~~~~ kubenet-retiring: kubenet retires on 2028-03-31`),
  },
];
