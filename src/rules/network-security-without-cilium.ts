import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { whenMade } from './shared/held-ranges';
import { judged, triples } from './shared/judged';
import { inBicep, inTerraform } from './shared/setting-examples';
import { azurermChecks } from './shared/sources';
import type { Rule } from './rule';

export const networkSecurityWithoutCilium: Rule = {
  id: 'network-security-without-cilium',
  severity: 'error',
  group: 'compatibility',
  title: 'Container network security without the data plane cilium',
  about: `The security half of Advanced Container Networking Services works in the data plane \`cilium\` with the network plugin \`azure\`. The
Terraform provider refuses it elsewhere when it plans. Choose that data plane, or switch the security half off; the observability half works everywhere.`,
  sources: [azurermChecks, pages.ciliumPage],
  *check({ network }) {
    for (const cluster of network.clusters) {
      if (cluster.client.kind !== 'azurerm') continue;
      yield* judged(triples(cluster.networkSecurity, cluster.dataPlane, cluster.networkPlugin), whenMade(cluster), ([security, plane, plugin]) => {
        if (security.kind !== 'known' || !security.value || plane.kind === 'unknown' || isWord(plane, 'cilium') || plugin.kind === 'unknown') return undefined;
        return {
          at: security.span,
          message: `container network security needs the data plane \`cilium\`, and ${plane.kind === 'known' ? `this one is \`${plane.value}\`` : 'none is written'}`,
          related: plane.kind === 'known' ? [{ span: plane.span, message: `the data plane is \`${plane.value}\`` }] : [],
          fixes: [{ title: 'Switch container network security off', changes: [{ kind: 'set', value: security, to: false }] }],
        };
      });
    }
  },
};

const terraform = (security: string, plane = ''): string => inTerraform({ profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\n${plane}advanced_networking {\n  observability_enabled = true\n  security_enabled      = ${security}\n}` });

export const examples = (): readonly Example[] => [
  { text: terraform('true').replace(/(security_enabled {6}= true)/, '$1\n                              ~~~~ network-security-without-cilium: container network security needs the data plane `cilium`, and none is written'), fixed: terraform('false') },
  { text: terraform('true', 'network_data_plane  = "cilium"\nnetwork_policy      = "cilium"\n') },
  { title: 'In Bicep, with the data plane', text: inBicep({ profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\nnetworkDataplane: 'cilium'\nadvancedNetworking: {\n  enabled: true\n  security: {\n    enabled: true\n  }\n}" }) },
];
