import { inBicep, inTerraform } from './setting-examples';

/** A cluster on overlay that grows from 3 nodes to so many, in Terraform and in Bicep. */
export const growingInTerraform = (most: number, ports = ''): string => inTerraform({
  space: '"10.0.0.0/8"', nodes: '"10.1.0.0/22"',
  profile: `network_plugin      = "azure"\nnetwork_plugin_mode = "overlay"\npod_cidr            = "100.64.0.0/12"\nservice_cidr        = "172.16.0.0/16"\ndns_service_ip      = "172.16.0.10"${ports}`,
  pool: `auto_scaling_enabled = true\nmin_count            = 3\nmax_count            = ${String(most)}`,
});

export const growingInBicep = (most: number): string => inBicep({
  space: "'10.0.0.0/8'", nodes: "'10.1.0.0/22'",
  profile: "networkPlugin: 'azure'\nnetworkPluginMode: 'overlay'\npodCidr: '100.64.0.0/12'\nserviceCidr: '172.16.0.0/16'\ndnsServiceIP: '172.16.0.10'",
  pool: `count: 3\nenableAutoScaling: true\nminCount: 3\nmaxCount: ${String(most)}`,
});
