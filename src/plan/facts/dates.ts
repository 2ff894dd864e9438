import type { Fact } from './fact';
import * as pages from './sources';

/** When things end. Dates are `YYYY-MM-DD`; whether they are past is for the caller, who knows today. */

export const kubenetRetires: Fact<string> = { value: '2028-03-31', source: pages.cniOverview };

/** Azure network policy manager. */
export const policyManagerRetires: Fact<{ readonly windows: string; readonly linux: string }> = {
  value: { windows: '2026-09-30', linux: '2028-09-30' },
  source: pages.networkPolicies,
};

export const basicLoadBalancerRetired: Fact<string> = { value: '2025-09-30', source: pages.basicLoadBalancer };
export const availabilitySetsRetired: Fact<string> = { value: '2025-09-30', source: pages.quotas };

/** Virtual machines in new virtual networks have no way out of their own from then on. */
export const defaultOutboundAccessEnds: Fact<string> = { value: '2026-03-31', source: pages.defaultOutboundAccess };

/** The API version that no longer knows the Docker bridge, and the provider's major version without it. */
export const dockerBridgeRemoved: Fact<{ readonly api: string; readonly azurerm: number }> = {
  value: { api: '2023-04-01', azurerm: 4 },
  source: pages.apiSpecification,
};

/** The first API version of AKS that refuses properties that it does not know. The versions before ignore them. */
export const unknownPropertiesRefused: Fact<string> = { value: '2024-01-01', source: pages.unknownFields };

/** When support of the node image ends, and the Kubernetes version that has none of it any more. */
export const windowsImagesEnd: Fact<
  Readonly<Record<'Windows2019' | 'Windows2022', { readonly support: string; readonly notFrom: string }>>
> = {
  value: {
    Windows2019: { support: '2026-03-01', notFrom: '1.33' },
    Windows2022: { support: '2028-06-30', notFrom: '1.37' },
  },
  source: pages.windowsPractices,
};

export const staticAllocationAvailable: Fact<string> = { value: '2025-07-20', source: pages.release('2025-07-20') };
