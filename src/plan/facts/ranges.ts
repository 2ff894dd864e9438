import type { Fact, Source } from './fact';
import * as pages from './sources';

/** Address ranges that Azure takes, refuses or gives. */

export type RangeUse = 'service' | 'pods' | 'network';

/** A range that no range of a cluster may overlap, be it inside or around it. */
export interface ReservedRange {
  readonly cidr: string;
  /** The uses in which Azure is known to refuse it, and since when. In the others the pages forbid it. */
  readonly refused: readonly { readonly as: RangeUse; readonly since: string; readonly source: Source }[];
}

/** For the service range, the pod range and the virtual network of every cluster. */
export const reservedRanges: Fact<readonly ReservedRange[]> = {
  value: [
    {
      cidr: '169.254.0.0/16',
      refused: [
        { as: 'service', since: '2025-01-30', source: pages.release('2025-01-30') },
        { as: 'pods', since: '2025-01-30', source: pages.release('2025-01-30') },
        { as: 'network', since: '2019', source: pages.virtualNetworkQuestions },
      ],
    },
    { cidr: '172.30.0.0/16', refused: [{ as: 'pods', since: '2026-05-29', source: pages.release('2026-05-29') }] },
    { cidr: '172.31.0.0/16', refused: [{ as: 'pods', since: '2026-05-29', source: pages.release('2026-05-29') }] },
    { cidr: '192.0.2.0/24', refused: [{ as: 'network', since: '2019-05-20', source: pages.release('2019-05-20') }] },
  ],
  source: pages.cniOverview,
  note: 'for a short time in 2026 a page named two of them as reserved with Calico only; it was corrected on 2026-07-10',
  was: [{ value: [], until: '2019-05-20', source: pages.kubenet2019 }],
};

/** What no virtual network may use. */
export const rangesRefusedInNetworks: Fact<readonly string[]> = {
  value: ['224.0.0.0/4', '255.255.255.255/32', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16/32'],
  source: pages.virtualNetworkQuestions,
};

/** Private by RFC 1918, and shared by RFC 6598: where Microsoft's pages want services and pods to live. */
export const privateRanges: Fact<readonly string[]> = {
  value: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'],
  source: pages.overlayConcepts,
};

/** A service range has to be smaller than this prefix length: a larger number. */
export const serviceCidrSmallerThan: Fact<number> = {
  value: 12,
  source: pages.addressPlanning,
  note: 'whether a range of exactly this length is refused was not seen',
};

/** The largest IPv6 service range, as a prefix length. */
export const largestIpv6ServiceCidr: Fact<number> = { value: 108, source: pages.dualStack };

/** The place of the DNS service in the service range, by convention; place 1 is the API server's. */
export const dnsServicePlace: Fact<number> = { value: 10, source: pages.kubenetHowTo };

/** Since when services in public and multicast ranges are refused. */
export const publicServiceCidrRefused: Fact<string> = { value: '2023-10-01', source: pages.release('2023-10-01') };

/** From this Kubernetes version on, a service range can be extended; before, it is fixed when the cluster is made. */
export const serviceCidrExtendableFrom: Fact<string> = {
  value: '1.33',
  source: pages.addressPlanning,
};

/** What many companies announce as their own network. */
export const commonOnPremises: Fact<string> = { value: '10.0.0.0/8', source: pages.legacyCni };

/** The address space and node subnet that AKS makes for a cluster without a subnet of its own. */
export const managedNetwork: Fact<{ readonly space: string; readonly subnet: string }> = {
  value: { space: '10.224.0.0/12', subnet: '10.224.0.0/16' },
  source: pages.release('2022-02-24'),
  note: 'not documented; the release notes contradict themselves, and messages of the service show these',
};
