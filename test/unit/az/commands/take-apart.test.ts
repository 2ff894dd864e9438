import assert from 'node:assert/strict';
import test from 'node:test';
import { commandIn, flagFor, specOf } from '../../../../src/languages/az/commands/commands';
import type { CommandSpec, KnownText } from '../../../../src/languages/az/commands/spec';
import { takeApart } from '../../../../src/languages/az/commands/take-apart';

/** What each flag has, as text: `--name=aks`, values divided by a comma, `?` for a word that is not known. */
function shown(spec: CommandSpec, words: readonly KnownText[]): readonly string[] {
  const { flags, loose, faults, complete } = takeApart(spec, words);
  const text = (index: number, from = 0): string => {
    const word = words[index];
    return typeof word === 'string' ? word.slice(from) : word ? `${word.begins.slice(from)}?` : '?';
  };
  return [
    ...flags.map(({ name, values }) => [name, ...(values.length > 0 ? [values.map(({ word, from }) => text(word, from)).join(',')] : [])].join('=')),
    ...loose.map((index) => `loose ${text(index)}`),
    ...faults.map(({ word, kind, candidates }) => `${kind} ${text(word)}${candidates.length > 0 ? `: ${candidates.join(' ')}` : ''}`),
    ...(complete ? [] : ['open']),
  ];
}

function command(path: string): CommandSpec {
  const spec = specOf(path.split(' '));
  assert.ok(spec, path);
  return spec;
}

const cases: readonly { readonly what: string; readonly path: string; readonly words: readonly KnownText[]; readonly expected: readonly string[] }[] = [
  { what: 'names and values', path: 'aks create', words: ['-g', 'rg', '--name', 'aks'], expected: ['-g=rg', '--name=aks'] },
  { what: 'flags that only the extension knows', path: 'aks create', words: ['--enable-continuous-control-plane-and-addon-monitor', '--enable-fqdn-policy'], expected: ['--enable-continuous-control-plane-and-addon-monitor', '--enable-fqdn-policy'] },
  { what: 'flags of updates that only the extension knows', path: 'aks nodepool update', words: ['--disable-custom-ca-trust'], expected: ['--disable-custom-ca-trust'] },
  { what: 'a flag that no version of the command has', path: 'aks create', words: ['--enable-hpa'], expected: ['unknown --enable-hpa'] },
  { what: 'joined by an equals sign', path: 'aks create', words: ['--pod-cidr=10.244.0.0/16', '-n=aks'], expected: ['--pod-cidr=10.244.0.0/16', '-n=aks'] },
  { what: 'joined to a short flag', path: 'aks create', words: ['-naks', '-c3'], expected: ['-n=aks', '-c=3'] },
  { what: 'a beginning that only one flag has', path: 'aks create', words: ['--vnet-sub', 'id', '--dns-serv', '10.0.0.10'], expected: ['--vnet-subnet-id=id', '--dns-service-ip=10.0.0.10'] },
  { what: 'a beginning with an equals sign', path: 'network vnet create', words: ['--address-prefix=10.0.0.0/8'], expected: ['--address-prefixes=10.0.0.0/8'] },
  { what: 'a whole name that begins another', path: 'aks create', words: ['--network-plugin', 'azure', '--pod-cidr', '10.244.0.0/16'], expected: ['--network-plugin=azure', '--pod-cidr=10.244.0.0/16'] },
  { what: 'a beginning that several flags have', path: 'aks create', words: ['--network-p', 'azure'], expected: ['ambiguous --network-p: --network-plugin --network-plugin-mode --network-policy'] },
  { what: 'several values until the next flag', path: 'network vnet create', words: ['--address-prefixes', '10.0.0.0/16', '10.1.0.0/16', '-n', 'hub'], expected: ['--address-prefixes=10.0.0.0/16,10.1.0.0/16', '-n=hub'] },
  { what: 'only what is joined', path: 'network vnet create', words: ['--address-prefixes=10.0.0.0/16', '10.1.0.0/16'], expected: ['--address-prefixes=10.0.0.0/16', 'loose 10.1.0.0/16'] },
  { what: 'flags without a value', path: 'aks create', words: ['--generate-ssh-keys', '--enable-cluster-autoscaler', '--min-count', '1'], expected: ['--generate-ssh-keys', '--enable-cluster-autoscaler', '--min-count=1'] },
  { what: 'a value that may be left out', path: 'network vnet create', words: ['--vm-protection', '--no-wait', 'true', '-n', 'hub'], expected: ['--vm-protection', '--no-wait=true', '-n=hub'] },
  { what: 'values that look like flags', path: 'aks nodepool add', words: ['--spot-max-price', '-1', '--labels', '-x y', '-n', '-'], expected: ['--spot-max-price=-1', '--labels=-x y', '-n=-'] },
  { what: 'an unknown flag and its values', path: 'aks create', words: ['--does-not-exist', 'a', 'b', '-n', 'aks'], expected: ['-n=aks', 'unknown --does-not-exist'] },
  { what: 'a missing value', path: 'aks create', words: ['--name', '--no-wait'], expected: ['--name', '--no-wait', 'value-missing --name: --name'] },
  { what: 'a value that is not wanted', path: 'aks create', words: ['--enable-cluster-autoscaler=true'], expected: ['--enable-cluster-autoscaler', 'value-unwanted --enable-cluster-autoscaler=true: --enable-cluster-autoscaler'] },
  { what: 'words that are not known', path: 'aks create', words: ['-n', undefined, '--vnet-subnet-id', { begins: '/subscriptions/' }], expected: ['-n=?', '--vnet-subnet-id=/subscriptions/?'] },
  { what: 'a known flag with an unknown value joined', path: 'aks create', words: [{ begins: '--vnet-subnet-id=' }, { begins: '--pod-cidr=10.' }], expected: ['--vnet-subnet-id=?', '--pod-cidr=10.?'] },
  { what: 'an unknown word where a flag may stand', path: 'aks create', words: ['-n', 'aks', undefined, '--no-wait'], expected: ['-n=aks', '--no-wait', 'loose ?', 'open'] },
  { what: 'the end of flags', path: 'aks create', words: ['-n', 'aks', '--', '--name'], expected: ['-n=aks', 'loose --name'] },
  { what: 'the last of two holds', path: 'aks create', words: ['-c', '1', '--node-count', '2'], expected: ['-c=1', '--node-count=2'] },
];

for (const { what, path, words, expected } of cases) {
  test(`Words of az: ${what}`, () => {
    assert.deepEqual(shown(command(path), words), expected);
  });
}

test('A command is found by its words, with flags of every command before them', () => {
  assert.deepEqual([commandIn(['aks', 'create', '-n', 'aks'])].map((found) => [found?.spec.path, found?.from]), [['aks create', 2]]);
  assert.deepEqual([commandIn(['-o', 'json', '--debug', 'network', 'vnet', 'subnet', 'create', '-n', 'a'])].map((found) => [found?.spec.path, found?.from]), [['network vnet subnet create', 7]]);
  assert.equal(commandIn(['aks', undefined, '-n', 'aks']), undefined);
  assert.equal(commandIn(['vm', 'create']), undefined);
  assert.equal(commandIn([]), undefined);
});

test('A fix writes the newest spelling of a flag', () => {
  assert.equal(flagFor(command('aks create'), 'subnet'), '--vnet-subnet-id');
  assert.equal(flagFor(command('aks create'), 'dataPlane'), '--network-dataplane');
  assert.equal(flagFor(command('network vnet subnet create'), 'prefixes'), '--address-prefixes');
  assert.equal(flagFor(command('aks create'), 'prefixes'), undefined);
});

const cmdlets: readonly { readonly what: string; readonly path: string; readonly words: readonly KnownText[]; readonly expected: readonly string[] }[] = [
  { what: 'names without case', path: 'new-azakscluster', words: ['-RESOURCEGROUPNAME', 'rg', '-name', 'aks', '-NodeVnetSubnetId', undefined], expected: ['-ResourceGroupName=rg', '-Name=aks', '-NodeVnetSubnetID=?'] },
  { what: 'a beginning that only one has', path: 'New-AzVirtualNetwork', words: ['-Addr', '10.0.0.0/8', '-N', 'hub'], expected: ['-AddressPrefix=10.0.0.0/8', '-Name=hub'] },
  { what: 'a beginning that several have', path: 'New-AzAksCluster', words: ['-NodeM', '3'], expected: ['ambiguous -NodeM: -NodeMinCount -NodeMaxCount -NodeMaxPodCount -NodeMaxSurge -NodeMessageOfTheDay'] },
  { what: 'an alias', path: 'New-AzVirtualNetwork', words: ['-ResourceName', 'hub'], expected: ['-ResourceName=hub'] },
  { what: 'a value joined by a colon', path: 'New-AzAksCluster', words: ['-NodeCount:5', '-Force:', '-EnableRbac:$false'], expected: ['-NodeCount=5', '-Force', '-EnableRbac=$false'] },
  { what: 'values by their place', path: 'New-AzAksCluster', words: ['-NodeCount', '5', 'rg', 'aks'], expected: ['-NodeCount=5', '-ResourceGroupName=rg', '-Name=aks'] },
  { what: 'a place that a name has taken', path: 'New-AzAksCluster', words: ['-Name', 'aks', 'rg'], expected: ['-Name=aks', '-ResourceGroupName=rg'] },
  { what: 'a negative number', path: 'New-AzAksNodePool', words: ['-SpotMaxPrice', '-1'], expected: ['-SpotMaxPrice=-1'] },
  { what: 'a parameter that is not there', path: 'New-AzVirtualNetwork', words: ['-Foo', 'x', '-Name', 'hub'], expected: ['-Name=hub', 'unknown -Foo'] },
];

for (const { what, path, words, expected } of cmdlets) {
  test(`Words of a cmdlet: ${what}`, () => {
    assert.deepEqual(shown(command(path), words), expected);
  });
}

test('An old flag is known with what says the same today', () => {
  const { flags } = takeApart(command('aks create'), ['--node-zones', '1', '2', '--enable-ebpf-dataplane']);
  assert.deepEqual(flags.map(({ name, spec, values }) => [name, spec.removed?.instead, values.length]), [['--node-zones', '--zones', 2], ['--enable-ebpf-dataplane', '--network-dataplane', 0]]);
});

test('What an extension knows makes no beginning ambiguous', () => {
  assert.deepEqual(shown(command('aks create'), ['--disable-acns-obs']), ['--disable-acns-observability']);
  assert.deepEqual(shown(command('aks create'), ['--enable-image', '--enable-pod-identity-with']), ['--enable-image-cleaner', '--enable-pod-identity-with-kubenet']);
});

test('Every name stands for one flag of its command', () => {
  for (const path of ['aks create', 'aks update', 'aks nodepool add', 'aks nodepool update', 'network vnet create', 'network vnet subnet create', 'network vnet update', 'New-AzAksCluster', 'New-AzAksNodePool']) {
    const names = command(path).flags.flatMap((flag) => flag.names);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), [], path);
  }
});
