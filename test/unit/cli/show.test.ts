import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../../../src/analyze';
import { showText } from '../../../src/cli/formats/show-text';
import { plain } from '../../../src/cli/formats/text';
import { placesIn } from '../../../src/cli/places';
import { shower, shownDocument, type ShownValue } from '../../../src/cli/show';
import type { Network } from '../../../src/model/network';
import type { Known, Value } from '../../../src/model/value';
import { makePlan } from '../../../src/plan/make-plan';
import { emptyPathMap } from '../../../src/text/path-map';
import type { SourceFile, Span } from '../../../src/text/span';
import { absent, azurerm, cluster, either, known, list, network, nodeSubnetCluster, openList, overlayCluster, pool, subnet, unknown, virtualNetwork } from '../model/build';

const uri = 'file:///test/main.tf';
/** Lines of ten places each, so that offset 35 is line 4, column 6. */
const places = placesIn(emptyPathMap<SourceFile>().with(uri, { uri, text: '123456789\n'.repeat(1000) }), 'file:///test');
const at = (start: number): Span => ({ uri, start, end: start + 3 });

function report(of: Network): Report {
  const unit = { language: 'terraform', root: 'file:///test', variant: 'prod.tfvars', called: false } as const;
  const reads = { files: new Set<string>(), folders: new Set<string>() };
  const deployment = { unit, client: azurerm, network: of, notChecked: [], unreadable: [], mentions: [], reads };
  return { deployment, design: { network: of, plan: makePlan(of), today: '2026-11-20' }, findings: [], quiet: [], notChecked: [] };
}

/** The document with the places left out, which the tests of single values look at. */
function shown(of: Network): unknown {
  const text = JSON.stringify(shownDocument([report(of)], places), (key: string, value: unknown) => (key === 'at' || key === 'trail' || key === 'line' ? undefined : value));
  return JSON.parse(text);
}

const three = cluster({
  networkPlugin: known('azure'),
  nodePools: [pool({ count: known(3), maxPods: known(30), subnet: known('nodes'), maxSurge: known('1') })],
});

test('values say how well they are known, where they stand and how they were followed', () => {
  const show = shower(places);
  const place = { file: 'main.tf', line: 4, column: 6 };
  const base = known(24, at(35));
  assert.deepEqual(show.value(base), { state: 'known', value: 24, at: place });
  assert.deepEqual(show.setting({ value: base, isDefault: true }), { state: 'default', value: 24, at: place });
  assert.deepEqual(show.value(absent('count', at(35))), { state: 'absent', at: place });
  const followed: Known<number> = { ...base, origin: { span: at(35), what: 'var.n', from: [{ span: at(100), what: 'default of var.n', from: [] }] } };
  assert.deepEqual(show.value(followed), { state: 'known', value: 24, at: place, trail: [{ file: 'main.tf', line: 11, column: 1, what: 'default of var.n' }] });
  const nothing: Value<number> = { ...unknown('run-time', 'known after apply'), span: at(35) };
  assert.deepEqual(show.value(nothing), { state: 'unknown', reason: 'run-time', message: 'known after apply', at: place });
  const open = { ...either<number>('var.big', known(1, at(35)), known(2, at(35))), span: at(35) };
  assert.deepEqual(show.value(open), {
    state: 'oneOf',
    options: [
      { state: 'known', value: 1, when: [{ subject: 'var.big', is: 'true' }], at: place },
      { state: 'known', value: 2, when: [{ subject: 'var.big', is: 'false' }], at: place },
    ],
    at: place,
  });
});

test('a list is a value of values, and says whether it is complete', () => {
  const show = shower(places);
  const states = ({ state, complete, value }: ShownValue): unknown => [state, complete, Array.isArray(value) ? value.map((item: ShownValue) => item.state) : value];
  assert.deepEqual(states(show.list(openList('a', unknown()))), ['known', false, ['known', 'unknown']]);
  assert.deepEqual(states(show.listSetting({ value: list('10.0.0.0/16'), isDefault: true })), ['default', true, ['default']]);
  assert.deepEqual(states(show.list(unknown())), ['unknown', undefined, undefined]);
});

test('json: a deployment with the names and their order that were promised', () => {
  const of = network({ clusters: [three], virtualNetworks: [virtualNetwork()], subnets: [subnet()] });
  const known_ = (value: unknown): object => ({ state: 'known', value });
  const missing = { state: 'absent' };
  const listed = (state: string, ...items: readonly string[]): object => ({ state, value: items.map((value) => ({ state, value })), complete: true });
  const moment = (n: number): object => ({ atLeast: n, atMost: n });
  assert.equal(JSON.stringify(shown(of), undefined, 1), JSON.stringify({
    version: 1,
    deployments: [{
      root: '.', language: 'terraform', client: { kind: 'azurerm', version: known_('~> 4.0') }, variant: 'prod.tfvars',
      clusters: [{
        id: 'cluster', file: 'main.tf', exists: 'yes', name: known_('cluster'),
        mode: { state: 'known', value: 'node-subnet' }, networkPlugin: known_('azure'), networkPluginMode: missing, networkPolicy: { state: 'default', value: 'none' }, dataPlane: { state: 'default', value: 'azure' },
        ipFamilies: missing, serviceCidrs: listed('default', '10.0.0.0/16'), podCidrs: missing, dnsServiceIp: { state: 'default', value: '10.0.0.10' },
        dockerBridgeCidr: missing, outboundType: missing, kubernetesVersion: missing,
        nodePools: [{
          id: 'pool', file: 'main.tf', exists: 'yes', name: known_('pool'), autoscaling: missing, count: known_(3), minCount: missing, maxCount: missing,
          maxPods: known_(30), maxSurge: known_('1'), osType: missing, subnet: known_('nodes'), podSubnet: missing, podIpAllocation: missing,
        }],
      }],
      virtualNetworks: [{ id: 'vnet', file: 'main.tf', exists: 'yes', name: known_('vnet'), addressSpace: listed('known', '10.0.0.0/8'), peers: { state: 'known', value: [], complete: true } }],
      subnets: [{
        id: 'nodes', file: 'main.tf', exists: 'yes', name: known_('nodes'), virtualNetwork: known_('vnet'), prefixes: listed('known', '10.1.0.0/24'),
        delegations: { state: 'known', value: [], complete: true },
        usable: 251, azureCounts: moment(87), needed: { now: moment(93), max: moment(93), upgrade: moment(124) }, free: moment(158),
        takenBy: [{ pool: 'pool', addresses: moment(93) }],
      }],
      podRanges: [],
    }],
  }, undefined, 1));
});

test('json: numbers that are not certain are null, bounds without an end too', () => {
  const open = nodeSubnetCluster({ nodePools: [pool({ count: unknown(), maxPods: known(30), subnet: known('nodes') })] });
  const text = JSON.stringify(shown(network({ clusters: [open, overlayCluster({ podCidrs: unknown() })], subnets: [subnet({ prefixes: unknown() })] })));
  assert.match(text, /"usable":null/);
  assert.match(text, /"free":null/);
  assert.match(text, /"atMost":null/);
  assert.match(text, /"podRanges":\[\{"cluster":"cluster","prefix":\{"state":"unknown",[^}]*\},"nodes":null,/);
});

test('json: a pod range is counted in nodes', () => {
  const of = overlayCluster({ podCidrs: list('10.244.0.0/16'), nodePools: [pool({ count: known(3), maxSurge: known('2') })] });
  const text = JSON.stringify(shown(network({ clusters: [of] })));
  assert.match(text, /"nodes":256,"needed":\{"now":\{"atLeast":3,"atMost":3\},"max":\{"atLeast":3,"atMost":3\},"upgrade":\{"atLeast":5,"atMost":5\}\}/);
});

test('text: subnets with what they hold, what is needed with the working, and what is free', () => {
  const text = showText([report(network({ clusters: [three], subnets: [subnet()] }))], places, [], plain);
  assert.match(text, /^\. \(prod\.tfvars\): terraform, azurerm ~> 4\.0$/m);
  assert.match(text, /mode node-subnet, service CIDR 10\.0\.0\.0\/16 \(default\), DNS service IP 10\.0\.0\.10 \(default\)/);
  assert.match(text, /251 addresses usable/);
  assert.match(text, /needed now {3}93 addresses: .*93$/m);
  assert.match(text, /in upgrade {3}124 addresses: /);
  assert.match(text, /free now {5}158$/m);
});

test('text: what is not known is said with its reason', () => {
  const open = nodeSubnetCluster({ nodePools: [pool({ count: unknown(), subnet: unknown('read-from-azure', 'read from Azure') })], nodePoolsComplete: false });
  const entry = { file: 'main.tf', start: { line: 2, column: 3 }, end: { line: 2, column: 4 }, what: 'subnet', reason: 'read-from-azure', message: 'read from Azure' } as const;
  const text = showText([report(network({ clusters: [open] }))], places, [entry], plain);
  assert.match(text, /nodes not known \(variable `x` has no default\)/);
  assert.match(text, /subnet not known \(read from Azure\)/);
  assert.match(text, /and node pools that are not known/);
  assert.match(text, /^not checked\n {2}main\.tf:2:3 subnet: read from Azure$/m);
});

test('text: nothing to show is said', () => {
  assert.equal(showText([], places, [], plain), 'there are no deployments of a language that aksnet reads\n');
});
