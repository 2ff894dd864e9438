import { defaultSurgeUnknownVersion } from '../plan/facts/defaults';
import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Settled } from '../plan/ways';
import type { Example } from './example';
import { bicepHome } from './shared/bicep-pool-parts';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { clusterWith, overlay } from './shared/node-example-parts';
import type { Rule } from './rule';

export const upgradeWithoutSurge: Rule = {
  id: 'upgrade-without-surge',
  severity: 'error',
  group: 'capacity',
  title: 'An upgrade may neither add nodes nor take any away',
  about: `An upgrade replaces nodes one after the other: either it adds some first (\`max_surge\`, in templates
\`maxSurge\`), or it may have some away for a while (\`max_unavailable\`, \`maxUnavailable\`). With a surge of 0 and no node
that may be away there is no way to go on, and AKS refuses the setting. On system pools nodes cannot be away, so that they
need a surge.`,
  sources: [pages.rollingUpgrades, pages.apiSpecification],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(triples(pool.maxSurge, pool.maxUnavailable, pool.priority), whenMade(pool), ([surge, unavailable, priority]) => {
        if (surge.kind !== 'known' || !isZero(surge) || !(unavailable.kind === 'absent' || isZero(unavailable))) return undefined;
        if (priority.kind === 'unknown' || isWord(priority, 'Spot')) return undefined;
        return {
          at: surge.span,
          message: `an upgrade may add no nodes, and ${unavailable.kind === 'absent' ? 'nothing says that' : 'neither may'} nodes ${unavailable.kind === 'absent' ? 'may be' : 'be'} unavailable`,
          related: unavailable.kind === 'known' ? [{ span: unavailable.span, message: 'no node may be unavailable' }] : [],
          fixes: [{ title: `Let an upgrade add ${to} of the nodes`, changes: [{ kind: 'set', value: surge, to }] }],
        };
      });
    }
  },
};

const to = defaultSurgeUnknownVersion.value;

/** `0` and `0%`. */
function isZero(value: Settled<string>): boolean {
  return value.kind === 'known' && /^\s*0+%?\s*$/.test(value.value);
}

function withSurge(surge: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({
      pool: `
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id

    upgrade_settings {
      max_surge = ${surge}
    }`,
      profile: overlay,
    }),
  );
}

function withBicepSurge(surge: string): string {
  return `
      count: 3
      vnetSubnetID: nodes.id
      upgradeSettings: {
        maxSurge: ${surge}
      }`;
}

export const examples = (): readonly Example[] => [
  {
    text: withSurge(`"0"
                  ~~~ upgrade-without-surge: an upgrade may add no nodes, and nothing says that nodes may be unavailable`),
    fixed: withSurge('"10%"'),
  },
  { text: withSurge('"33%"') },
  {
    title: 'In Bicep',
    text: bicepHome({
      pool: withBicepSurge(`'0'
                  ~~~ upgrade-without-surge: an upgrade may add no nodes, and nothing says that nodes may be unavailable`),
    }),
    fixed: bicepHome({ pool: withBicepSurge("'10%'") }),
  },
];
