import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { bicepPool } from './shared/bicep-example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import { marked } from './shared/example-parts';
import { inBicep } from './shared/setting-examples';
import { cliFlagChecks } from './shared/sources';
import type { Rule } from './rule';

export const outboundNatOffOnLinux: Rule = {
  id: 'outbound-nat-off-on-linux',
  severity: 'error',
  group: 'compatibility',
  title: 'Outbound NAT is switched off on a pool that runs Linux',
  about: `Windows nodes translate the addresses of their pods when these leave the node, and the setting switches that off. Linux nodes have no
such setting: Azure and its command line refuse it there. Take it out, or give it to a Windows pool.`,
  sources: [pages.natGateway, cliFlagChecks, pages.apiSpecification],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(pairs(pool.outboundNat, pool.osType), whenMade(pool), ([nat, system]) => {
        if (nat.kind !== 'known' || nat.value || !(system.kind === 'absent' || isWord(system, 'Linux'))) return undefined;
        return {
          at: nat.span,
          message: `outbound NAT can be switched off on Windows pools only, and this one runs Linux${system.kind === 'absent' ? ', as nothing else is written' : ''}`,
          related: system.kind === 'known' ? [{ span: system.span, message: 'the pool runs Linux' }] : [],
        };
      });
    }
  },
};

const bicep = (system: string): string => inBicep({ profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\noutboundType: 'userDefinedRouting'", pools: [bicepPool('work', `count: 2\nvnetSubnetID: nodes.id\nosType: '${system}'\nwindowsProfile: {\n  disableOutboundNat: true\n}`)] });
const az = (system: string): string => azCluster('  --outbound-type userDefinedRouting \\', `\naz aks nodepool add -g clusters --cluster-name main -n work --os-type ${system} --node-count 1 --vnet-subnet-id "$SUBNET_ID" --disable-windows-outbound-nat`);

export const examples = (): readonly Example[] => [
  { text: marked(az('Linux'), '--disable-windows-outbound-nat', 'outbound-nat-off-on-linux: outbound NAT can be switched off on Windows pools only') },
  { text: az('Windows') },
  { title: 'In Bicep', text: marked(bicep('Linux'), 'true', 'outbound-nat-off-on-linux: outbound NAT can be switched off on Windows pools only') },
];
