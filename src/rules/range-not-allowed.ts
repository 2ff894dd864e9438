import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import { bicep, bicepNetwork } from './shared/bicep-example-parts';
import { isAllowed } from './shared/company';
import type { Example } from './example';
import { configuration, marked, virtualNetwork } from './shared/example-parts';
import type { Rule } from './rule';
import { listed } from './shared/words';

export const rangeNotAllowed: Rule = {
  id: 'range-not-allowed',
  severity: 'warning',
  group: 'ranges',
  title: 'A network of a range that your company does not give to networks',
  about: `The file \`.aksnet.yaml\` says which ranges virtual networks may be made of. Azure accepts any private range, and
whoever connects the networks finds out later that two of them have the same addresses, or that routes lead elsewhere.

Take a range that is allowed, or have this one added to the file by whoever gives out addresses.`,
  sources: [pages.addressPlanning],
  *check(design) {
    const { company } = design;
    if (!company || company.allowed.length === 0) return;
    for (const { network, space } of addressesOf(design).networks.values()) {
      if (!network?.described) continue;
      for (const held of space.entries) {
        // Of IPv6 ranges there is enough for everybody: they count where the file names any.
        const family = company.allowed.filter(({ range }) => range.family === held.range.family);
        if (family.length === 0 || isAllowed(held.range, company)) continue;
        const [first] = family;
        yield {
          at: held.value.span,
          message: `the address space ${held.value.value} lies in none of the ranges that networks may have: ${listed(family.slice(0, mostShown).map(({ text }) => text))}`,
          when: held.when,
          causes: [place(held.value)],
          related: first ? [{ span: first.span, message: 'what networks may have' }] : [],
        };
      }
    }
  },
};

const mostShown = 5;

const company = `-- .aksnet.yaml --
allowed:
  - 10.1.0.0/16
  - 10.2.0.0/16
`;
const mark = 'range-not-allowed: the address space 10.3.0.0/20 lies in none of the ranges that networks may have: 10.1.0.0/16 and 10.2.0.0/16';

export const examples = (): readonly Example[] => [
  { text: `-- main.tf --\n${configuration(marked(virtualNetwork('"10.3.0.0/20"'), '"10.3.0.0/20"', mark))}${company}` },
  { text: `-- main.tf --\n${configuration(virtualNetwork('"10.2.16.0/20"'))}${company}` },
  { title: 'In Bicep', text: `${bicep(marked(bicepNetwork("'10.3.0.0/20'"), "'10.3.0.0/20'", mark))}${company}` },
];
