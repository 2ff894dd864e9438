import { isWord } from '../plan/defaults';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { bicepPool, inBicepNodes } from './shared/bicep-example-parts';
import { bicepHome } from './shared/bicep-pool-parts';
import { marked } from './shared/example-parts';
import { whenMade } from './shared/held-ranges';
import { judged, pairs } from './shared/judged';
import type { Rule } from './rule';
import { azureCniOverlay, withWindows } from './shared/windows-examples';

export const windowsPoolNameTooLong: Rule = {
  id: 'windows-pool-name-too-long',
  severity: 'error',
  group: 'compatibility',
  title: 'The name of a Windows pool has more than six letters',
  about: `The names of Windows machines are short, and AKS builds them from the name of the pool: it may have six letters and
digits at most, where Linux pools may have twelve. Choose a shorter name; it cannot be changed later.`,
  sources: [pages.windowsPractices, pages.apiSpecification],
  *check({ network }) {
    for (const pool of network.clusters.flatMap(({ nodePools }) => nodePools)) {
      if (pool.osType.kind === 'absent') continue;
      yield* judged(pairs(pool.name, pool.osType), whenMade(pool), ([name, os]) => {
        if (!isWord(os, 'Windows') || name.kind !== 'known' || name.value.length <= longest) return undefined;
        return {
          at: name.span,
          message: `\`${name.value}\` has ${String(name.value.length)} letters, the name of a Windows pool may have ${String(longest)}`,
          related: [{ span: os.span, message: 'the pool runs Windows' }],
        };
      });
    }
  },
};

const longest = 6;

export const examples = (): readonly Example[] => [
  {
    text: withWindows(azureCniOverlay).replace(
      / = "win"\n/,
      ` = "windows"
                          ~~~~~~~~~ windows-pool-name-too-long: \`windows\` has 7 letters, the name of a Windows pool may have 6
`,
    ),
  },
  { text: withWindows(azureCniOverlay) },
  {
    title: 'In Bicep',
    text: bicepHome({
      pools: [
        marked(
          bicepPool('windows', `osType: 'Windows'\n${inBicepNodes(2)}`),
          "'windows'",
          'windows-pool-name-too-long: `windows` has 7 letters, the name of a Windows pool may have 6',
        ),
      ],
    }),
  },
];
