import type { Source } from './fact';
import * as pages from './sources';

/** What happens when a property is changed of something that is there. */
export interface LaterChange {
  /** Its name in our table, which a test keeps whole. */
  readonly row: string;
  /** The properties, in the words of the model. */
  readonly of: readonly string[];
  /** What the Terraform provider does, as a sentence about "it". */
  readonly azurerm: string;
  /** What the service does, whoever asks. */
  readonly service: string;
  readonly sources: readonly Source[];
}

const replaces = 'azurerm destroys the cluster and makes a new one';
const replacesPool = 'azurerm destroys the pool and makes a new one; the default pool it cycles where `temporary_name_for_rotation` is set, and later 4.x versions other pools too';

export const laterChanges: readonly LaterChange[] = [
  {
    row: 'E-01', of: ['serviceCidrs'], azurerm: replaces,
    service: 'the service refuses a change; from Kubernetes 1.33 a range can be added inside the cluster', sources: [pages.azurermProvider, pages.addressPlanning],
  },
  { row: 'E-01', of: ['dnsServiceIp', 'ipFamilies'], azurerm: replaces, service: 'the service refuses a change', sources: [pages.azurermProvider, pages.addressPlanning] },
  { row: 'E-01', of: ['loadBalancerSku'], azurerm: replaces, service: 'the service changes it from Basic to Standard only, in place', sources: [pages.azurermProvider, pages.basicLoadBalancer] },
  { row: 'E-02', of: ['networkPlugin'], azurerm: `${replaces}, except from kubenet to azure with overlay`, service: 'the service changes it from kubenet to overlay only, and not back', sources: [pages.azurermProvider, pages.updateCni] },
  {
    row: 'E-03', of: ['networkPluginMode'], azurerm: `${replaces}, except from none to overlay`,
    service: 'the service changes it to overlay once and not back, from Kubernetes 1.27 on, not from pod subnets, and not with a policy engine; all pools are imaged anew', sources: [pages.azurermProvider, pages.updateCni],
  },
  { row: 'E-04', of: ['dataPlane'], azurerm: `${replaces}, except from none to any and from azure to cilium`, service: 'the service changes it to cilium with any Azure CNI, not with kubenet or Windows pools', sources: [pages.azurermProvider, pages.updateCni] },
  { row: 'E-05', of: ['networkPolicy'], azurerm: `${replaces}, except from none to any, and from azure or calico to cilium`, service: 'the service installs and uninstalls policy engines, from Kubernetes 1.30 on', sources: [pages.azurermProvider, pages.networkPolicies] },
  {
    row: 'E-06', of: ['podCidrs'], azurerm: `${replaces}, once one was set`,
    service: 'the service extends it with overlay on Linux, to a range that contains the present one; with kubenet it refuses', sources: [pages.azurermProvider, pages.podCidrExpansion],
  },
  {
    row: 'E-07', of: ['ports', 'addresses', 'ownAddresses', 'ownPrefixes', 'idleMinutes', 'natAddresses', 'natIdleMinutes'], azurerm: 'azurerm changes the numbers in place, and replaces the cluster when the whole block comes or goes',
    service: 'the service changes them in place, which may drop connections', sources: [pages.azurermProvider, pages.loadBalancer],
  },
  { row: 'E-08', of: ['privateCluster'], azurerm: replaces, service: 'the service refuses a change, except with API server VNet integration', sources: [pages.azurermProvider, pages.apiServerIntegration] },
  { row: 'E-09', of: ['apiServerSubnet'], azurerm: `${replaces} when it is taken out`, service: 'the service does not switch the integration off again', sources: [pages.azurermProvider, pages.apiServerIntegration] },
  { row: 'E-10', of: ['maxPods'], azurerm: replacesPool, service: 'the service refuses a change: make a new pool and move to it', sources: [pages.azurermProvider, pages.addressPlanning] },
  { row: 'E-11', of: ['subnet', 'podSubnet'], azurerm: replacesPool, service: 'the service refuses a change: make a new pool and move to it', sources: [pages.azurermProvider, pages.addressPlanning] },
  { row: 'E-12', of: ['nodePublicIp'], azurerm: replacesPool, service: 'the service refuses a change: make a new pool and move to it', sources: [pages.azurermProvider, pages.nodePools] },
  { row: 'E-12', of: ['nodePublicIpPrefix', 'osType', 'outboundNat'], azurerm: 'azurerm destroys the pool and makes a new one', service: 'the service refuses a change: make a new pool and move to it', sources: [pages.azurermProvider, pages.nodePools] },
  {
    row: 'E-13', of: ['outboundType'], azurerm: 'azurerm changes it in place from version 3.94 on',
    service: 'in a network of yours the service changes between load balancer, your NAT gateway, your routes and none; in one that it made, from the load balancer to the others. Connections are interrupted', sources: [pages.azurermProvider, pages.outboundTypes],
  },
  { row: 'E-14', of: ['prefixes'], azurerm: 'azurerm tries to change it in place', service: 'Azure refuses a change for as long as something is in the subnet: make another subnet, and a pool in it', sources: [pages.azurermProvider, pages.networkLimits] },
];
