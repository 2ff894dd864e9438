import { count, spell } from '../plan/capacity';
import * as pages from '../plan/facts/sources';
import { extentOf } from '../plan/quantity';
import type { Example } from './example';
import { marked } from './shared/example-parts';
import { inBicep, inTerraform } from './shared/setting-examples';
import { livesIn, prefixUnder } from './shared/shortage';
import { whenMade } from './shared/held-ranges';
import type { Rule } from './rule';

export const subnetLittleHeadroom: Rule = {
  id: 'subnet-little-headroom',
  severity: 'info',
  group: 'advice',
  title: 'A subnet that an upgrade fills nearly to the last address',
  about: `The pools fit, an upgrade included, but fewer than a fifth of the addresses are left then. A subnet cannot be made larger while nodes are
in it, so the next pool, an internal load balancer or a private endpoint may not find room. The fifth is our own measure, not Microsoft's:
headroom.spare, in the settings or in .aksnet.yaml, sets another.`,
  sources: [pages.addressPlanning],
  *check({ plan, wanted }) {
    const spare = wanted?.spare ?? ownMeasure;
    const by = wanted?.said?.spare;
    for (const each of plan.subnets) {
      const { subnet, usable, needed } = each;
      const [has, need] = [usable && extentOf(usable), extentOf(needed.upgrade)];
      if (livesIn(each) !== 'nodes' || !has || has.atMost === undefined || need.atMost === undefined || need.atLeast !== need.atMost) continue;
      const left = has.atMost - need.atLeast;
      const prefix = prefixUnder(subnet, []);
      if (!prefix || left < 0 || left * 100 >= spare * has.atMost) continue;
      yield { at: prefix.span, message: `an upgrade takes ${count(need.atLeast)} of ${count(has.atMost)} addresses, which leaves ${spell(left, 'address', 'addresses')} for anything else`, when: whenMade(subnet), related: by ? [{ span: by, message: `${String(spare)} % are to be left` }] : [] };
    }
  },
};

/** In percent. */
const ownMeasure = 20;

const terraform = (nodes: number): string => inTerraform({ nodes: '"10.1.0.0/27"', pool: `node_count     = ${String(nodes)}` });
const bicep = (nodes: number): string => inBicep({ nodes: "'10.1.0.0/27'", pool: `count: ${String(nodes)}` });

export const examples = (): readonly Example[] => [
  { text: marked(terraform(22), '"10.1.0.0/27"', 'subnet-little-headroom: an upgrade takes 25 of 27 addresses, which leaves 2 addresses for anything else') },
  { text: terraform(10) },
  { title: 'In Bicep', text: marked(bicep(22), "'10.1.0.0/27'", 'subnet-little-headroom: an upgrade takes 25 of 27 addresses') },
];
