import { formatRange } from '../net/range';
import { possibilities } from '../model/value';
import { levelOf, levelText } from './fill';
import { ipv6In, rangesIn } from './lanes';
import type { Planned } from './planned';
import { wantedText } from './wanted-text';
import type { WhatIf } from '../model/map';
import { amount, listText, modelName, nameOf, settingText } from './words';

/** What the map shows, as Markdown for a pull request. */
export function markdownOf(shown: readonly { readonly planned: Planned; readonly wanted: readonly WhatIf[] }[]): string {
  return `${shown.flatMap(({ planned, wanted }) => section(planned, wanted)).join('\n')}\n`;
}

function section(planned: Planned, wanted: readonly WhatIf[]): readonly string[] {
  const { deployment, network, subnets, clusters, podRanges } = planned;
  const names = new Map(network.virtualNetworks.map((each) => [each.id, nameOf(each)]));
  const rows = [...subnets.values()].map(({ subnet, usable, needed, takenBy }) => {
    const home = possibilities(subnet.virtualNetwork).map(({ value }) => names.get(value.value) ?? 'not known').join(', ') || 'not known';
    return [nameOf(subnet), home, [...rangesIn(subnet.prefixes).map(({ range }) => formatRange(range)), ...ipv6In(subnet.prefixes)].join(', ') || 'not known', amount(usable), amount(needed.now), amount(needed.max), amount(needed.upgrade), takenBy.length > 0 ? levelText(levelOf(needed, usable)) : 'no pool'];
  });
  const groups = [...clusters.values()].map(({ cluster, model, serviceCidrs, podCidrs }) => {
    const pods = podRanges.get(cluster.id);
    return [nameOf(cluster), model.value.kind === 'known' ? modelName(model.value.value) : settingText(model), listText(serviceCidrs.value), pods ? `${listText(podCidrs.value)}, ${amount(pods.needed.upgrade)} of ${amount(pods.nodes)} nodes` : 'none'];
  });
  return [
    `### Network capacity: ${escaped(deployment.root)}${deployment.variant === null ? '' : ` (${escaped(deployment.variant)})`}`,
    '',
    ...(wanted.length > 0 ? [`Tried out: ${wanted.map((each) => escaped(wantedText(planned, each))).join('; ')}`, ''] : []),
    ...table(['Subnet', 'Network', 'Prefix', 'Usable', 'Now', 'Maximum', 'Upgrade', 'State'], rows, 3),
    ...table(['Cluster', 'Model', 'Service range', 'Pod range'], groups, 9),
    ...(deployment.findings.length > 0 && wanted.length === 0 ? [...deployment.findings.map(({ severity, message, rule }) => `- **${severity}** ${escaped(message)} (\`${rule}\`)`), ''] : []),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], numbersFrom: number): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(heads), `|${heads.map((_, index) => (index >= numbersFrom && index < heads.length - 1 ? ' ---: ' : ' --- ')).join('|')}|`, ...rows.map(line), ''];
}

/** Text from a file as Markdown shows it literally. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]#+!|<>~&@]/g, (letter) => `\\${letter}`);
}
