import { createFlags, createFormerFlags, createNetworkFlags, createPreviewFlags } from './create-flags';
import { globalFlags, groupFlags, idFlags, locationFlags } from './global-flags';
import { addPoolFlags, addPoolFormerFlags, addPoolPreviewFlags, namePoolFlags, scalePoolFlags, updatePoolFlags, upgradePoolFlags } from './pool-flags';
import type { CommandSpec, FlagSpec } from './spec';
import { flagTable } from './table';
import { updateFlags, updatePreviewFlags } from './update-flags';

/** The commands that make and change clusters (azure-cli `acs/commands.py`, read 2026-11). */
export const clusterCommands: readonly CommandSpec[] = [
  command('aks create', groupFlags, createNetworkFlags, createFlags, locationFlags, createPreviewFlags, createFormerFlags),
  command('aks update', groupFlags, idFlags, updateFlags, updatePreviewFlags),
  command('aks upgrade', groupFlags, idFlags, upgradeFlags()),
  command('aks scale', groupFlags, idFlags, flagTable('--name -n 1 name\n--node-count -c 1 count\n--nodepool-name 1 nodepoolName\n--no-wait -')),
  command('aks show', groupFlags, idFlags, flagTable('--name -n 1 name\n--aks-custom-headers 1')),
  command('aks list', groupFlags),
  command('aks delete', groupFlags, idFlags, flagTable('--name -n 1 name\n--yes -y -\n--no-wait -\n--if-match 1\n--if-none-match 1\n--ignore-pod-disruption-budget -')),
  command('aks enable-addons', groupFlags, idFlags, addonFlags()),
  command('aks disable-addons', groupFlags, idFlags, flagTable('--name -n 1 name\n--addons -a 1 addons\n--no-wait -')),
  command('aks nodepool add', groupFlags, addPoolFlags, addPoolPreviewFlags, addPoolFormerFlags),
  command('aks nodepool update', groupFlags, idFlags, updatePoolFlags),
  command('aks nodepool upgrade', groupFlags, idFlags, upgradePoolFlags),
  command('aks nodepool scale', groupFlags, idFlags, scalePoolFlags),
  command('aks nodepool show', groupFlags, idFlags, namePoolFlags),
  command('aks nodepool list', groupFlags, flagTable('--cluster-name 1 clusterName')),
  command('aks nodepool delete', groupFlags, idFlags, namePoolFlags, flagTable('--no-wait -\n--ignore-pdb -i -\n--if-match 1\n--ignore-pod-disruption-budget ?\n--yes -y -')),
];

function upgradeFlags(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --kubernetes-version -k 1 kubernetesVersion
    --control-plane-only -
    --node-image-only -
    --enable-force-upgrade -
    --disable-force-upgrade -
    --upgrade-override-until 1
    --k8s-support-plan 1
    --tier 1 tier
    --cluster-snapshot-id 1
    --aks-custom-headers 1
    --if-match 1
    --if-none-match 1
    --no-wait -
    --yes -y -
  `);
}

function addonFlags(): readonly FlagSpec[] {
  return flagTable(`
    --name -n 1 name
    --addons --addon -a 1 addons
    --subnet-name -s 1 virtualNodeSubnetName
    --workspace-resource-id 1
    --appgw-name 1 gatewayName
    --appgw-subnet-cidr --appgw-subnet-prefix 1 gatewaySubnetCidr
    --appgw-id 1 gateway
    --appgw-subnet-id 1 gatewaySubnet
    --appgw-watch-namespace 1
    --enable-sgxquotehelper -
    --enable-secret-rotation -
    --rotation-poll-interval 1
    --enable-msi-auth-for-monitoring ?
    --enable-syslog ?
    --data-collection-settings 1
    --ampls-resource-id 1
    --enable-high-log-scale-mode ?
    --dns-zone-resource-id 1
    --dns-zone-resource-ids 1
    --no-wait -
  `);
}

function command(path: string, ...tables: readonly (readonly FlagSpec[])[]): CommandSpec {
  return { path, client: 'az', flags: [...tables.flat(), ...globalFlags], shorthand: false };
}
