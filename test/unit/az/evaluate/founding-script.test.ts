import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportsOf } from '../../../../src/analyze';
import { compareFixture } from '../../fixture';

/** The script of the documents that this project began with, and what is found in it. */
function script(subnet: string, serviceCidr: string, marks: { readonly subnet?: string; readonly service?: string } = {}): string {
  return `-- aks.sh --
az group create --name myResourceGroup --location eastus

az network vnet create \\
    --resource-group myResourceGroup \\
    --name myAKSVnet \\
    --address-prefixes 192.168.0.0/16 \\
    --subnet-name myAKSSubnet \\
    --subnet-prefix ${subnet}
${marks.subnet ?? ''}
VNET_ID=$(az network vnet show --resource-group myResourceGroup --name myAKSVnet --query id -o tsv)
SUBNET_ID=$(az network vnet subnet show --resource-group myResourceGroup --vnet-name myAKSVnet --name myAKSSubnet --query id -o tsv)

az role assignment create --assignee "$APP_ID" --scope $VNET_ID --role "Network Contributor"

az aks create \\
    --resource-group myResourceGroup \\
    --name myAKSCluster \\
    --node-count 3 \\
    --network-plugin kubenet \\
                     ~~~~~~~ kubenet-retiring: kubenet retires on 2028-03-31
    --service-cidr ${serviceCidr} \\
${marks.service ?? ''}    --dns-service-ip 10.0.0.10 \\
    --pod-cidr 10.244.0.0/16 \\
    --docker-bridge-address 172.17.0.1/16 \\
                            ~~~~~~~~~~~~~ docker-bridge-ignored: the Docker bridge 172.17.0.1/16 has no effect
    --vnet-subnet-id $SUBNET_ID
`;
}

const variants: readonly (readonly [string, string])[] = [
  ['as written: no error', script('192.168.1.0/24', '10.0.0.0/16')],
  ['a /29 has no room for an upgrade', script('192.168.1.0/29', '10.0.0.0/16', {
    subnet: '                    ~~~~~~~~~~~~~~ no-room-for-upgrade: an upgrade needs 4 addresses, the subnet has 3\n',
  })],
  ['a /30 is refused', script('192.168.1.0/30', '10.0.0.0/16', {
    subnet: '                    ~~~~~~~~~~~~~~ subnet-prefix-length: smaller than a /29\n',
  })],
  ['services in the subnet, and the DNS address outside of them', script('192.168.1.0/24', '192.168.1.0/24', {
    service: '                   ~~~~~~~~~~~~~~ service-cidr-overlaps-subnet: the service CIDR 192.168.1.0/24 overlaps the subnet `myAKSSubnet` (192.168.1.0/24)\n',
  })],
];

for (const [name, text] of variants) {
  test(`the founding script, ${name}`, () => {
    const { expected, actual, analysis } = compareFixture(text);
    assert.equal(actual, expected);
    const [report] = [...reportsOf(analysis)];
    assert.deepEqual(report?.notChecked, []);
    assert.equal(report?.deployment.network.complete, true);
  });
}
