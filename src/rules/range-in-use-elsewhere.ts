import type { CompanyRange } from '../model/company';
import type { Related } from '../model/finding';
import * as pages from '../plan/facts/sources';
import { place } from './shared/causes';
import { addressesOf } from './shared/addresses';
import { bicepHome, bicepServices } from './shared/bicep-pool-parts';
import { isAllowed, overlappedElsewhere, whoHas } from './shared/company';
import type { Example } from './example';
import { cluster, configuration, subnet, virtualNetwork } from './shared/example-parts';
import { movePods, moveServices } from './shared/proposals';
import type { Rule } from './rule';
import { asSubject } from './shared/words';

export const rangeInUseElsewhere: Rule = {
  id: 'range-in-use-elsewhere',
  severity: 'warning',
  group: 'ranges',
  title: 'A range that your company has in use elsewhere',
  about: `The file \`.aksnet.yaml\` says which ranges offices, data centres and peered networks have. Azure knows nothing of
them and accepts the same addresses again. But pods then reach the service or the pod of their own cluster instead of the server with
that address, and a network with the addresses of another cannot be connected with it.

Choose a range that nobody has: none of these can be changed once the cluster is there. A network that is made of ranges which
the file allows is not reported, even if a larger range in use lies around it.`,
  sources: [pages.legacyCni, pages.addressPlanning],
  *check(design) {
    const { company } = design;
    if (!company) return;
    const { clusters, networks } = addressesOf(design);
    for (const each of clusters) {
      for (const services of each.services) {
        const [first, ...others] = overlappedElsewhere(services.range, company);
        if (!first) continue;
        yield {
          at: services.value.span,
          message: `${asSubject('service CIDR', services)} overlaps ${first.text}, ${whoHas(first)}`,
          when: services.when,
          causes: [place(services.value)],
          related: related(first, others),
          fixes: moveServices(design, each, services),
        };
      }
      for (const pods of each.pods) {
        const [first, ...others] = overlappedElsewhere(pods.range, company);
        if (!first) continue;
        yield {
          at: pods.value.span,
          message: `${asSubject('pod CIDR', pods)} overlaps ${first.text}, ${whoHas(first)}`,
          when: pods.when,
          causes: [place(pods.value)],
          related: related(first, others),
          fixes: movePods(design, each, pods),
        };
      }
    }
    for (const { network, space } of networks.values()) {
      if (!network?.described) continue;
      for (const held of space.entries) {
        const [first, ...others] = isAllowed(held.range, company) ? [] : overlappedElsewhere(held.range, company);
        if (!first) continue;
        yield {
          at: held.value.span,
          message: `the address space ${held.value.value} overlaps ${first.text}, ${whoHas(first)}`,
          when: held.when,
          causes: [place(held.value)],
          related: related(first, others),
        };
      }
    }
  },
};

const mostShown = 8;

function related(first: CompanyRange, others: readonly CompanyRange[]): readonly Related[] {
  return [first, ...others].slice(0, mostShown).map((each) => ({ span: each.span, message: `${each.text}${each.by === '' ? '' : `: ${each.by}`}` }));
}

const company = `-- .aksnet.yaml --
in-use:
  - range: 10.0.0.0/9
    by: the offices
allowed:
  - 10.1.0.0/16
`;

const home = (serviceCidr: string, dns: string, mark = ''): string => configuration(
  virtualNetwork('"10.1.0.0/16"'),
  subnet('nodes', '"10.1.0.0/24"'),
  cluster(`
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    pod_cidr            = "10.244.0.0/16"
    service_cidr        = "${serviceCidr}"${mark}
    dns_service_ip      = "${dns}"
  }`),
);

export const examples = (): readonly Example[] => [
  {
    text: `-- main.tf --
${home('10.0.0.0/16', '10.0.0.10', `
                          ~~~~~~~~~~~~~ range-in-use-elsewhere: the service CIDR 10.0.0.0/16 overlaps 10.0.0.0/9, in use by the offices`)}${company}`,
    fixed: `-- main.tf --
${home('10.128.0.0/16', '10.128.0.10')}${company}`,
  },
  { title: 'A network of a range that is allowed', text: `-- main.tf --\n${home('10.128.0.0/16', '10.128.0.10')}${company}` },
  {
    title: 'In Bicep',
    text: `${bicepHome({ profile: bicepServices('10.0.0.0/16', '10.0.0.10', 'range-in-use-elsewhere: the service CIDR 10.0.0.0/16 overlaps 10.0.0.0/9, in use by the offices') })}${company}`,
    fixed: `${bicepHome({ profile: bicepServices('10.128.0.0/16', '10.128.0.10') })}${company}`,
  },
];
