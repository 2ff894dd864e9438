import { contains, parseRange } from '../net/range';
import * as pages from '../plan/facts/sources';
import type { Example } from './example';
import { heldRanges, whenMade } from './shared/held-ranges';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import type { Rule } from './rule';

export const networkCommonOnPremises: Rule = {
  id: 'network-common-on-premises',
  severity: 'info',
  group: 'advice',
  title: 'A network in 10.0.0.0/8, which many companies use as a whole',
  about: `Many networks on premises announce all of 10.0.0.0/8. A virtual network there can be connected only where its range is kept free of them.
Microsoft names 172.16.0.0/16 as an example of another choice; 172.30.0.0/16 and 172.31.0.0/16 are taken by AKS. What your company uses
can be written into \`.aksnet.yaml\`, and is checked then.`,
  sources: [pages.legacyCni],
  *check({ network, company }) {
    if (company || !common) return;
    for (const each of network.virtualNetworks) {
      for (const { range, value, when } of heldRanges(each.addressSpace, whenMade(each))) {
        if (contains(common, range)) yield { at: value.span, message: `${value.value} is in 10.0.0.0/8, which many networks on premises use as a whole`, when };
      }
    }
  },
};

const common = parseRange('10.0.0.0/8');

const terraform = (space: string, nodes: string): string => inTerraform({ space: `"${space}"`, nodes: `"${nodes}"` });
const bicep = (space: string, nodes: string): string => inBicep({ space: `'${space}'`, nodes: `'${nodes}'` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform('10.1.0.0/16', '10.1.0.0/24'), '"10.1.0.0/16"', 'network-common-on-premises: 10.1.0.0/16 is in 10.0.0.0/8') },
  { text: terraform('172.16.0.0/16', '172.16.0.0/24') },
  { title: 'In Bicep', text: marked(bicep('10.1.0.0/16', '10.1.0.0/24'), "'10.1.0.0/16'", 'network-common-on-premises: 10.1.0.0/16 is in 10.0.0.0/8') },
];
