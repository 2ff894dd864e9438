import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Network } from '../../../../src/model/network';
import { deploymentOf, shown } from './run';

/** Each thing in one line. */
function told({ clusters, virtualNetworks, subnets, routeTables }: Network): readonly string[] {
  const when = (each: { readonly exists: string; readonly when: readonly { readonly subject: string; readonly is: string; readonly not?: boolean }[] }): string =>
    each.exists === 'yes' ? '' : ` maybe${each.when.map(({ subject, is, not }) => ` ${subject} ${not ? 'not ' : ''}${is}`).join(',')}`;
  return [
    ...virtualNetworks.map((each) => `${each.id} ${shown(each.addressSpace)}${each.peers.kind === 'known' ? ` peers ${shown(each.peers)}` : ''}${when(each)}`),
    ...subnets.map((each) => `${each.id} ${shown(each.prefixes)}${each.routeTable.kind === 'known' ? ` ${each.routeTable.value}` : ''}${when(each)}`),
    ...routeTables.map((each) => `${each.id} ${each.routes.map(({ prefix, nextHopType }) => `${shown(prefix)} ${shown(nextHopType)}`).join()}`),
    ...clusters.flatMap((cluster) => [
      `${cluster.id}${when(cluster)}`,
      ...cluster.nodePools.map((pool) => `${pool.id} count ${shown(pool.count)}${pool.autoscaling.kind === 'known' ? ` to ${shown(pool.maxCount)}` : ''} in ${shown(pool.subnet)}${when(pool)}`),
    ]),
  ];
}

const samples: readonly (readonly [name: string, script: string, expected: readonly string[]])[] = [
  ['a subnet that is read from Azure', `ID=$(az network vnet subnet show -g g --vnet-name v -n s --query id -o tsv)
az aks create -g g -n aks --vnet-subnet-id $ID`,
  ['network/v ?read-from-azure', 'subnet/v/s ?read-from-azure', 'cluster/aks', 'pool/aks/nodepool1 count - in subnet/v/s']],
  ['an id in full', `az network vnet create -g g -n v --address-prefixes 10.0.0.0/8
az network vnet subnet create -g g --vnet-name v -n s --address-prefixes 10.1.0.0/16
az aks create -g g -n aks --vnet-subnet-id /subscriptions/$SUB/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s`,
  ['network/v [10.0.0.0/8]', 'subnet/v/s [10.1.0.0/16]', 'cluster/aks', 'pool/aks/nodepool1 count - in subnet/v/s']],
  ['the same name in another group is another', `az network vnet create -g a -n v --address-prefixes 10.0.0.0/8
az network vnet subnet show -g b --vnet-name v -n s`,
  ['network/v [10.0.0.0/8]', 'network/v#2 ?read-from-azure', 'subnet/v#2/s ?read-from-azure']],
  ['a name that is not known, twice', `az network vnet create -g $RG -n $VNET --address-prefixes 10.0.0.0/8 --subnet-name <subnet> --subnet-prefixes 10.1.0.0/16
az aks create -g $RG -n aks --vnet-subnet-id $(az network vnet subnet show -g $RG --vnet-name $VNET -n <subnet> --query id -o tsv)`,
  ['network/$VNET [10.0.0.0/8]', 'subnet/$VNET/<subnet> [10.1.0.0/16]', 'cluster/aks', 'pool/aks/nodepool1 count - in subnet/$VNET/<subnet>']],
  ['ranges that the CLI chooses', 'az network vnet create -g g -n v --subnet-name s', ['network/v [10.0.0.0/16]', 'subnet/v/s [10.0.0.0/24]']],
  ['what az gives when it makes a subnet', `az network vnet create -g g -n v --address-prefixes 10.0.0.0/8
ID=$(az network vnet create -g g -n w --address-prefixes 10.0.0.0/8 --subnet-name s --subnet-prefixes 10.1.0.0/16 --query "newVNet.subnets[0].id" -o tsv)
az aks create -g g -n aks --vnet-subnet-id $ID`,
  ['network/v [10.0.0.0/8]', 'network/w [10.0.0.0/8]', 'subnet/w/s [10.1.0.0/16]', 'cluster/aks', 'pool/aks/nodepool1 count - in subnet/w/s']],
  ['one of the subnets of a list', `az network vnet create -g g -n v --address-prefixes 10.0.0.0/8 --subnet-name s --subnet-prefixes 10.1.0.0/16
az aks create -g g -n aks --vnet-subnet-id $(az network vnet subnet list -g g --vnet-name v --query "[?name=='s'].id" -o tsv)`,
  ['network/v [10.0.0.0/8]', 'subnet/v/s [10.1.0.0/16]', 'cluster/aks', 'pool/aks/nodepool1 count - in subnet/v/s']],
  ['later commands change what is there', `az aks create -g g -n aks -c 2
az aks nodepool add -g g --cluster-name aks -n user -c 3
az aks scale -g g -n aks --nodepool-name nodepool1 -c 4
az aks nodepool update -g g --cluster-name aks -n user --enable-cluster-autoscaler --min-count 3 --max-count 9`,
  ['cluster/aks', 'pool/aks/nodepool1 count 4 in -', 'pool/aks/user count 3 to 9 in -']],
  ['only the first pool has a name of its own accord', `az aks create -g g -n aks -c 2
az aks nodepool add -g g --cluster-name aks -c 3`,
  ['cluster/aks', 'pool/aks/nodepool1 count 2 in -', 'pool/aks/@31 count 3 in -']],
  ['a flag whose value is left empty, to be filled in', `TENANT=""
SUBNET=
az aks create -g g -n aks --aad-tenant-id $TENANT --vnet-subnet-id $SUBNET -c 2`,
  ['cluster/aks', 'pool/aks/nodepool1 count 2 in ?no-value']],
  ['a pool in a loop', `az aks create -g g -n aks -c 2
for p in a b; do az aks nodepool add -g g --cluster-name aks -n $p -c 3; done`,
  ['cluster/aks', 'pool/aks/nodepool1 count 2 in -', 'pool/aks/a count 3 in -', 'pool/aks/b count 3 in -']],
  ['under a condition', `az aks create -g g -n aks -c 2
if [ "$GPU" = yes ]; then az aks nodepool add -g g --cluster-name aks -n gpu -c 3; fi`,
  ['cluster/aks', 'pool/aks/nodepool1 count 2 in -', 'pool/aks/gpu count 3 in - maybe `$GPU` "yes"']],
  ['unless it is there already', `if ! az aks show -g g -n aks; then
  az aks create -g g -n aks -c 2
fi`, ['cluster/aks', 'pool/aks/nodepool1 count 2 in -']],
  ['unless it is there already, told by what is asked for', `if [ "$(az group exists -n g)" = false ]; then
  az network vnet create -g g -n v --address-prefixes 10.0.0.0/8
fi`, ['network/v [10.0.0.0/8]']],
  ['unless it is there already, on one line', 'az network vnet show -g g -n v || az network vnet create -g g -n v --address-prefixes 10.0.0.0/8', ['network/v [10.0.0.0/8]']],
  ...['cd infra', 'echo "making $X"', 'set -e', 'source ./env.sh', 'export A=b', 'A=$(date)', 'az login', 'az account set -s s', 'az group create -n g -l l'].map((before): readonly [string, string, readonly string[]] =>
    [`behind \`${before}\``, `${before} && az network vnet create -g g -n v --address-prefixes 10.0.0.0/8`, ['network/v [10.0.0.0/8]']]),
  ['either of two commands, of which the first only prepares', 'cd infra || az network vnet create -g g -n v --address-prefixes 10.0.0.0/8', []],
  ['behind a question', 'grep -q yes answer.txt && az network vnet create -g g -n v --address-prefixes 10.0.0.0/8', ['network/v [10.0.0.0/8] maybe `grep -q yes answer.txt` true']],
  ['either of two', `if [ "$1" = big ]; then
  az network vnet create -g g -n v --address-prefixes 10.0.0.0/8
else
  az network vnet create -g g -n v --address-prefixes 10.0.0.0/16
fi`, ['network/v [10.0.0.0/8] maybe `$1` "big"', 'network/v#2 [10.0.0.0/16] maybe `$1` not "big"']],
  ['peerings and routes', `az network vnet create -g g -n a --address-prefixes 10.0.0.0/16
az network vnet create -g g -n b --address-prefixes 10.1.0.0/16
az network vnet peering create -g g --vnet-name a -n ab --remote-vnet b
az network route-table create -g g -n rt
az network route-table route create -g g --route-table-name rt -n r --address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address 10.0.0.4
az network vnet subnet create -g g --vnet-name a -n s --address-prefixes 10.0.0.0/24 --route-table rt`,
  ['network/a [10.0.0.0/16] peers [network/b]', 'network/b [10.1.0.0/16]', 'subnet/a/s [10.0.0.0/24] routeTable/rt', 'routeTable/rt 0.0.0.0/0 VirtualAppliance']],
  ['flags in an array', `ARGS=(-g g -n aks)
ARGS+=(--node-count 7)
az aks create "\${ARGS[@]}"`, ['cluster/aks', 'pool/aks/nodepool1 count 7 in -']],
  ['flags that may be there or not', 'az aks create -g g -n aks $EXTRA', ['cluster/aks', 'pool/aks/nodepool1 count ?no-value in ?no-value']],
];

for (const [name, script, expected] of samples) {
  test(`resources: ${name}`, () => {
    assert.deepEqual(told(deploymentOf({ 'a.sh': `${script}\n` }).network), expected);
  });
}

test('a command at the end of a text is whole without a line break, unless something is still open', () => {
  const subnets = (text: string, name = 'a.sh'): readonly string[] => deploymentOf({ [name]: text }).network.clusters.flatMap(({ nodePools }) => nodePools.map(({ subnet }) => shown(subnet)));
  const whole = 'az aks create -g g -n aks --node-count 2';
  assert.deepEqual(subnets(whole), ['-']);
  assert.deepEqual(subnets(whole, 'a.ps1'), ['-']);
  assert.deepEqual(subnets(whole, 'a.bat'), ['-']);
  assert.deepEqual(subnets(`\`\`\`bash\n${whole}\n\`\`\``, 'a.md'), ['-']);
  for (const rest of [' ', ' \\', ' \\\n', ' \\\n\nkubectl get nodes\n', ' --tags "a=b', ' --tags $(date', ' --max-pods', '\n  --max-pods 30\n']) assert.deepEqual(subnets(`${whole}${rest}`), ['?unreadable'], rest);
  assert.deepEqual(subnets(`${whole} \``, 'a.ps1'), ['?unreadable']);
  assert.deepEqual(subnets(`${whole} ^`, 'a.bat'), ['?unreadable']);
});

test('a value is seen in its command, and traced to the literal that decides it', () => {
  const script = 'SVC="10.1.0.0/16"\naz aks create -g g -n aks --service-cidr "$SVC"\n';
  const value = deploymentOf({ 'a.sh': script }).network.clusters[0]?.serviceCidrs;
  const item = value?.kind === 'known' ? value.value.items[0] : undefined;
  assert.ok(item?.kind === 'known' && item.origin.literal);
  const text = ({ start, end }: { readonly start: number; readonly end: number }): string => script.slice(start, end);
  assert.deepEqual([text(item.span), text(item.origin.literal)], ['"$SVC"', '"10.1.0.0/16"']);
});

test('what is not checked is named by its flag', () => {
  const { notChecked } = deploymentOf({ 'a.sh': 'az aks create -g g -n aks --pod-cidr "$PODS"\n' });
  assert.deepEqual(notChecked.map(({ what, property, value }) => `${what} ${property} ${value.reason}: ${value.message}`), ['--pod-cidr podCidrs no-value: `$PODS` is not set in the script']);
});

test('a run has an end', () => {
  const { network } = deploymentOf({ 'a.sh': `${'for a in {1..90}; do\n'.repeat(6)}az aks nodepool add -g g --cluster-name aks -n "p$a"\n${'done\n'.repeat(6)}` });
  assert.equal(network.complete, false);
});
