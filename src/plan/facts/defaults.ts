import type { Client } from '../../model/network';
import type { NetworkModel } from '../plan';
import type { Fact } from './fact';
import * as pages from './sources';

/** What holds where nothing is written. */

/** The model of a cluster whose text names no plug-in. Undefined where the client's page does not say. */
export const defaultModel: Readonly<Record<Client['kind'], Fact<NetworkModel | undefined>>> = {
  azurerm: { value: 'kubenet', source: pages.azurermProvider },
  az: { value: 'overlay', source: pages.overlayHowTo, was: [{ value: 'kubenet', until: '2026', source: pages.kubenet2019 }] },
  azapi: { value: undefined, source: pages.apiSpecification },
  arm: { value: undefined, source: pages.apiSpecification },
  'az-powershell': { value: undefined, source: pages.overlayHowTo },
};

export const defaultServiceCidr: Fact<string> = { value: '10.0.0.0/16', source: pages.apiSpecification };

/** With kubenet and overlay only. With `none` a pod CIDR has to be given. */
export const defaultPodCidr: Fact<string> = { value: '10.244.0.0/16', source: pages.apiSpecification };

/** Holds with the default service range only: in any other it is refused as lying outside of it. */
export const defaultDnsServiceIp: Fact<string> = { value: '10.0.0.10', source: pages.apiSpecification };

/** Long without effect, and no longer known to the API. */
export const defaultDockerBridge: Fact<string> = {
  value: '172.17.0.1/16',
  source: pages.kubenet2019,
  note: 'removed from the API of 2023-04-01 and from version 4 of the Terraform provider',
};

export const defaultMaxPods: Readonly<Record<NetworkModel, Fact<number>>> = {
  kubenet: { value: 110, source: pages.addressPlanning },
  'node-subnet': {
    value: 30,
    source: pages.addressPlanning,
    note: 'the portal writes 110',
  },
  overlay: { value: 250, source: pages.addressPlanning },
  'pod-subnet': {
    value: 250,
    source: pages.dynamicAllocation,
    note: 'not settled: the address planning page says 110',
  },
  'pod-subnet-static': {
    value: 250,
    source: pages.dynamicAllocation,
    note: 'not settled: the address planning page says 110; 250 was observed',
  },
  none: { value: 250, source: pages.nodeClass },
};

/** Surge of a pool that sets none, by the first minor version of Kubernetes 1 that has it; the last that fits holds. */
export const defaultSurge: readonly { readonly fromMinor: number; readonly fact: Fact<string> }[] = [
  { fromMinor: 0, fact: { value: '1', source: pages.clusterUpgrade } },
  {
    fromMinor: 28,
    fact: {
      value: '10%',
      source: pages.release('2023-10-01'),
      note: 'for new clusters; for those that existed before, from 1.32 on',
      was: [{ value: '1', until: '2023-10-01', source: pages.azureCni2023 }],
    },
  },
  { fromMinor: 32, fact: { value: '10%', source: pages.release('2025-03-16') } },
];

/** Surge where the version is not known. */
export const defaultSurgeUnknownVersion: Fact<string> = { value: '10%', source: pages.release('2025-03-16') };

/** What the pages advise for production, and for pools of more than 500 nodes. */
export const advisedSurge: Fact<{ readonly production: string; readonly large: string }> = {
  value: { production: '33%', large: '20%' },
  source: pages.rollingUpgrades,
};

/** Whether Spot pools get surge nodes in an upgrade. */
export const spotPoolsSurge: Fact<boolean> = { value: false, source: pages.spotPools };

/** Nodes of a pool whose text gives neither a count nor an autoscaler. Undefined where the client wants one given. */
export const defaultNodeCount: Readonly<Record<Client['kind'], Fact<number | undefined>>> = {
  azurerm: { value: undefined, source: pages.azurermProvider },
  az: { value: 3, source: pages.azureCli },
  azapi: { value: 1, source: pages.apiSpecification },
  arm: { value: 1, source: pages.apiSpecification },
  'az-powershell': { value: undefined, source: pages.azureCli, note: '3 by its own page, not confirmed' },
};

export const defaultDataPlane: Fact<string> = { value: 'azure', source: pages.azurermProvider };
export const defaultNetworkPolicy: Fact<string> = { value: 'none', source: pages.release('2024-05-13') };
export const defaultOutboundType: Fact<string> = { value: 'loadBalancer', source: pages.apiSpecification };
export const defaultLoadBalancerSku: Fact<string> = { value: 'standard', source: pages.apiSpecification };

/** What `az network vnet create` makes without address prefixes; it holds the default service range as well. */
export const defaultCliNetwork: Fact<string> = { value: '10.0.0.0/16', source: pages.vnetCli };
