import type { Known } from '../model/value';
import * as pages from '../plan/facts/sources';
import { waysOf } from '../plan/ways';
import { azCluster } from './shared/az-example-parts';
import type { Example } from './example';
import { configuration, subnet, virtualNetwork } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged } from './shared/judged';
import { clusterWith, nodePool, overlay } from './shared/node-example-parts';
import type { Judgement } from './shared/judged';
import type { Rule } from './rule';
import { cliFlagChecks } from './shared/sources';
import { publicIssue } from './shared/troubleshooting';

export const poolNameMalformed: Rule = {
  id: 'pool-name-malformed',
  severity: 'error',
  group: 'compatibility',
  title: 'A name that no node pool may have',
  about: `The name of a node pool begins with a small letter and has small letters and digits only, twelve at most: AKS builds the names of
machines from it. Anything else is refused. It cannot be changed later.`,
  sources: [pages.nodePools, pages.apiSpecification, publicIssue('Azure/AKS', 3300, '2022-11-02'), cliFlagChecks],
  azureErrors: ['InvalidParameter'],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      yield* judged(waysOf(pool.name), whenMade(pool), (name) => (name.kind === 'known' && name.value !== '' ? judge(name) : undefined));
    }
  },
};

function judge(name: Known<string>): Judgement | undefined {
  const { value } = name;
  if (allowed.test(value)) return undefined;
  const why = value.length > 12 ? `has ${String(value.length)} letters, the name of a node pool may have 12`
    : /[^a-z0-9]/i.test(value) ? 'has other signs than letters and digits, which the name of a node pool may not have'
      : /[A-Z]/.test(value) ? 'has capital letters, which the name of a node pool may not have' : 'begins with a digit, which the name of a node pool may not do';
  const to = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  return {
    at: name.span,
    message: `\`${value}\` ${why}`,
    ...(allowed.test(to) && { fixes: [{ title: `Call it ${to}`, changes: [{ kind: 'set', value: name, to }] }] }),
  };
}

/** The API's own pattern. */
const allowed = /^[a-z][a-z0-9]{0,11}$/;

function inTerraform(name: string): string {
  return configuration(
    virtualNetwork('"10.1.0.0/16"'),
    subnet('nodes', '"10.1.0.0/24"'),
    clusterWith({ pool: '    node_count     = 3\n    vnet_subnet_id = azurerm_subnet.nodes.id', profile: overlay }),
    nodePool('work', '  node_count            = 3\n  vnet_subnet_id        = azurerm_subnet.nodes.id').replace(/ = "work"\n/, ` = ${name}\n`),
  );
}

export const examples = (): readonly Example[] => [
  {
    text: azCluster(`
  --nodepool-name System \\
                  ~~~~~~ pool-name-malformed: \`System\` has capital letters, which the name of a node pool may not have`),
    fixed: azCluster('  --nodepool-name system \\'),
  },
  { title: 'A name that it may have', text: azCluster('  --nodepool-name system2 \\') },
  {
    title: 'In Terraform',
    text: inTerraform(`"work-pool"
                          ~~~~~~~~~~~ pool-name-malformed: \`work-pool\` has other signs than letters and digits`),
    fixed: inTerraform('"workpool"'),
  },
];
