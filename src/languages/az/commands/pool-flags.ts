import { flagTable } from './table';

/**
 * The flags of commands about node pools: azure-cli `acs/_params.py` and the signatures in `acs/custom.py`, and what the extension
 * aks-preview adds (`azext_aks_preview/_params.py`). Read 2026-11.
 */

/** The flags of `aks nodepool add`. */
export const addPoolFlags = flagTable(`
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
  --node-vm-size -s 1 vmSize
  --vm-sizes 1
  --vm-set-type 1 poolType
  --snapshot-id 1
  --enable-node-public-ip - nodePublicIp
  --node-public-ip-prefix-id 1 nodePublicIpPrefix
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
  --disable-windows-outbound-nat - outboundNatOff
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
  --gateway-prefix-size 1 gatewayPrefixSize
  --localdns-config 1
  --workload-runtime 1
  --no-wait -
  --aks-custom-headers 1
`);

/** Flags of the extension aks-preview. The CLI alone does not know them. */
export const addPoolPreviewFlags = flagTable(`
  --node-initialization-taints --node-init-taints 1
  --enable-managed-gpu ?
  --gpu-mig-strategy 1
  --upgrade-strategy 1
  --drain-timeout-bg 1
  --batch-soak-duration 1
  --drain-batch-size 1
  --final-soak-duration 1
  --max-blocked-nodes 1
  --node-public-ip-prefix-ids 1
  --prepared-image-specification-id 1
  --enable-osdisk-full-caching -
  --enable-artifact-streaming -
  --enable-custom-ca-trust -
  --ssh-access 1
  --skip-gpu-driver-install -
  --driver-type 1
`).map((flag) => ({ ...flag, extension: true }));

/** Flags that `aks nodepool add` had once. */
export const addPoolFormerFlags = flagTable(`
  --node-zones * - removed - --zones
`);

export const updatePoolFlags = flagTable(`
  --cluster-name 1 clusterName
  --nodepool-name --name -n 1 name
  --enable-cluster-autoscaler -e - autoscaling
  --disable-cluster-autoscaler -d - autoscalingOff
  --update-cluster-autoscaler -u - autoscaling
  --min-count 1 minCount
  --max-count 1 maxCount
  --max-surge 1 maxSurge
  --max-unavailable 1 maxUnavailable
  --mode 1 mode
  --os-sku 1 osSku
  --labels *
  --tags *
  --node-taints 1
  --drain-timeout 1
  --node-soak-duration 1
  --undrainable-node-behavior 1
  --scale-down-mode 1
  --allowed-host-ports *
  --asg-ids *
  --enable-fips-image -
  --disable-fips-image -
  --enable-vtpm -
  --disable-vtpm -
  --enable-secure-boot -
  --disable-secure-boot -
  --if-match 1
  --if-none-match 1
  --localdns-config 1
  --gpu-driver 1
  --ssh-access 1
  --upgrade-strategy 1
  --max-blocked-nodes 1
  --prepared-image-specification-id 1
  --enable-artifact-streaming -
  --disable-artifact-streaming -
  --enable-custom-ca-trust -
  --disable-custom-ca-trust -
  --node-vm-size -s 1
  --no-wait -
  --aks-custom-headers 1
  --yes -y -
`);

export const upgradePoolFlags = flagTable(`
  --cluster-name 1 clusterName
  --nodepool-name --name -n 1 name
  --kubernetes-version -k 1 kubernetesVersion
  --node-image-only -
  --max-surge 1 maxSurge
  --max-unavailable 1 maxUnavailable
  --drain-timeout 1
  --node-soak-duration 1
  --undrainable-node-behavior 1
  --snapshot-id 1
  --yes -y -
  --no-wait -
  --aks-custom-headers 1
  --if-match 1
  --if-none-match 1
`);

export const scalePoolFlags = flagTable(`
  --cluster-name 1 clusterName
  --nodepool-name --name -n 1 name
  --node-count -c 1 count
  --no-wait -
`);

export const namePoolFlags = flagTable(`
  --cluster-name 1 clusterName
  --nodepool-name --name -n 1 name
`);
