import { globalFlags, groupFlags, locationFlags } from './global-flags';
import type { CommandSpec, FlagSpec } from './spec';
import { flagTable } from './table';

/**
 * The commands that make and change clusters: azure-cli `acs/_params.py` and the signatures in `acs/custom.py`, with those of the
 * extension aks-preview (`azext_aks_preview/_params.py`), which scripts use beside them. Read 2026-11.
 */

/** Flags about the network of a cluster and its first pool, which stand here because fixes and rules speak of them. */
const createNetwork = flagTable(`
  --network-plugin 1 networkPlugin
  --network-plugin-mode 1 networkPluginMode
  --network-policy 1 networkPolicy
  --network-dataplane 1 dataPlane
  --service-cidr 1 serviceCidr
  --service-cidrs 1 serviceCidrs
  --pod-cidr 1 podCidr
  --pod-cidrs 1 podCidrs
  --ip-families 1 ipFamilies
  --dns-service-ip 1 dnsServiceIp
  --docker-bridge-address 1 dockerBridgeCidr
  --outbound-type 1 outboundType
  --load-balancer-sku 1 loadBalancerSku
  --vnet-subnet-id 1 subnet
  --pod-subnet-id 1 podSubnet
  --pod-ip-allocation-mode 1 podIpAllocation
  --node-count -c 1 count
  --enable-cluster-autoscaler - autoscaling
  --min-count 1 minCount
  --max-count 1 maxCount
  --max-pods -m 1 maxPods
  --nodepool-name 1 nodepoolName
  --os-sku 1 osSku
  --kubernetes-version -k 1 kubernetesVersion
  --tier 1 tier
  --sku 1 sku
  --enable-addons -a 1 addons
  --aci-subnet-name 1 virtualNodeSubnetName
  --apiserver-subnet-id 1 apiServerSubnet
  --enable-ebpf-dataplane - - removed - --network-dataplane
`);

const create = flagTable(`
  --name -n 1 name
  --dns-name-prefix -p 1
  --node-osdisk-diskencryptionset-id -d 1
  --disable-local-accounts -
  --disable-rbac -
  --edge-zone 1
  --admin-username -u 1
  --generate-ssh-keys -
  --ssh-key-value 1
  --no-ssh-key -x -
  --load-balancer-managed-outbound-ip-count 1
  --load-balancer-managed-outbound-ipv6-count 1
  --load-balancer-outbound-ips 1
  --load-balancer-outbound-ip-prefixes 1
  --load-balancer-outbound-ports 1
  --load-balancer-idle-timeout 1
  --load-balancer-backend-pool-type 1
  --nrg-lockdown-restriction-level 1
  --nat-gateway-managed-outbound-ip-count 1
  --nat-gateway-idle-timeout 1
  --auto-upgrade-channel 1
  --node-os-upgrade-channel 1
  --cluster-autoscaler-profile --ca-profile *
  --fqdn-subdomain 1
  --api-server-authorized-ip-ranges 1
  --enable-private-cluster -
  --enable-apiserver-vnet-integration -
  --private-dns-zone 1
  --disable-public-fqdn -
  --service-principal 1
  --client-secret 1
  --enable-managed-identity -
  --assign-identity 1
  --assign-kubelet-identity 1
  --enable-aad -
  --enable-azure-rbac -
  --aad-tenant-id 1
  --aad-admin-group-object-ids 1
  --enable-oidc-issuer -
  --windows-admin-username 1
  --windows-admin-password 1
  --enable-ahub -
  --enable-windows-gmsa -
  --gmsa-dns-server 1
  --gmsa-root-domain-name 1
  --attach-acr 1
  --skip-subnet-role-assignment -
  --node-resource-group 1
  --k8s-support-plan 1
  --enable-defender -
  --defender-config 1
  --disable-disk-driver -
  --disable-file-driver -
  --enable-blob-driver -
  --enable-workload-identity -
  --disable-snapshot-controller -
  --enable-azure-keyvault-kms -
  --azure-keyvault-kms-key-id 1
  --azure-keyvault-kms-key-vault-network-access 1
  --azure-keyvault-kms-key-vault-resource-id 1
  --enable-image-cleaner -
  --image-cleaner-interval-hours 1
  --http-proxy-config 1
  --custom-ca-trust-certificates --ca-certs 1
  --disable-run-command -
  --enable-keda -
  --enable-vpa -
  --enable-azure-service-mesh --enable-asm -
  --revision 1
  --bootstrap-artifact-source 1
  --bootstrap-container-registry-resource-id 1
  --workspace-resource-id 1
  --enable-msi-auth-for-monitoring ?
  --enable-syslog ?
  --data-collection-settings 1
  --ampls-resource-id 1
  --enable-high-log-scale-mode ?
  --appgw-name 1
  --appgw-subnet-cidr 1
  --appgw-id 1
  --appgw-subnet-id 1
  --appgw-watch-namespace 1
  --enable-secret-rotation -
  --rotation-poll-interval 1
  --enable-sgxquotehelper -
  --enable-app-routing -
  --enable-ai-toolchain-operator -
  --app-routing-default-nginx-controller --ardnc 1
  --enable-static-egress-gateway -
  --node-vm-size -s 1
  --vm-sizes 1
  --snapshot-id 1
  --enable-node-public-ip -
  --node-public-ip-prefix-id 1
  --nodepool-tags *
  --nodepool-labels *
  --nodepool-taints 1
  --node-osdisk-type 1
  --node-osdisk-size 1
  --vm-set-type 1
  --zones -z *
  --ppg 1
  --enable-encryption-at-host -
  --enable-ultra-ssd -
  --enable-fips-image -
  --kubelet-config 1
  --linux-os-config 1
  --host-group-id 1
  --crg-id 1
  --gpu-instance-profile 1
  --nodepool-allowed-host-ports *
  --nodepool-asg-ids *
  --workload-runtime 1
  --message-of-the-day 1
  --enable-azure-monitor-metrics -
  --azure-monitor-workspace-resource-id 1
  --ksm-metric-labels-allow-list 1
  --ksm-metric-annotations-allow-list 1
  --grafana-resource-id 1
  --enable-windows-recording-rules -
  --node-public-ip-tags *
  --enable-azure-container-storage *
  --container-storage-version 1
  --storage-pool-name 1
  --storage-pool-size 1
  --storage-pool-sku 1
  --storage-pool-option 1
  --ephemeral-disk-volume-type 1
  --ephemeral-disk-nvme-perf-tier 1
  --yes -y -
  --enable-cost-analysis -
  --enable-vtpm -
  --enable-secure-boot -
  --enable-acns -
  --disable-acns-observability -
  --disable-acns-security -
  --acns-advanced-networkpolicies 1
  --if-match 1
  --if-none-match 1
  --node-provisioning-mode 1 nodeProvisioning
  --node-provisioning-default-pools 1
  --tags *
  --no-wait -
  --aks-custom-headers 1
`);

const addPool = flagTable(`
  --cluster-name 1 clusterName
  --nodepool-name --name -n 1 name
  --vnet-subnet-id 1 subnet
  --pod-subnet-id 1 podSubnet
  --pod-ip-allocation-mode 1 podIpAllocation
  --node-count -c 1 count
  --enable-cluster-autoscaler -e - autoscaling
  --min-count 1 minCount
  --max-count 1 maxCount
  --max-pods -m 1 maxPods
  --max-surge 1 maxSurge
  --max-unavailable 1 maxUnavailable
  --mode 1 mode
  --os-type 1 osType
  --os-sku 1 osSku
  --priority 1 priority
  --kubernetes-version -k 1 kubernetesVersion
  --node-vm-size -s 1
  --vm-sizes 1
  --vm-set-type 1
  --snapshot-id 1
  --enable-node-public-ip -
  --node-public-ip-prefix-id 1
  --eviction-policy 1
  --spot-max-price 1
  --labels *
  --tags *
  --node-taints 1
  --node-osdisk-type 1
  --node-osdisk-size 1
  --drain-timeout 1
  --node-soak-duration 1
  --undrainable-node-behavior 1
  --scale-down-mode 1
  --zones -z *
  --ppg 1
  --enable-encryption-at-host -
  --enable-ultra-ssd -
  --enable-fips-image -
  --disable-windows-outbound-nat -
  --kubelet-config 1
  --linux-os-config 1
  --host-group-id 1
  --crg-id 1
  --gpu-instance-profile 1
  --allowed-host-ports *
  --asg-ids *
  --node-public-ip-tags *
  --message-of-the-day 1
  --enable-vtpm -
  --enable-secure-boot -
  --if-match 1
  --if-none-match 1
  --gpu-driver 1
  --gateway-prefix-size 1
  --localdns-config 1
  --workload-runtime 1
  --no-wait -
  --aks-custom-headers 1
`);

export const clusterCommands: readonly CommandSpec[] = [
  command('aks create', groupFlags, createNetwork, create, locationFlags),
  command('aks nodepool add', groupFlags, addPool),
];

function command(path: string, ...tables: readonly (readonly FlagSpec[])[]): CommandSpec {
  return { path, client: 'az', flags: [...tables.flat(), ...globalFlags], shorthand: false };
}
