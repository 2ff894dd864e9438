import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze, findingsIn, reportsOf, type Analysis, type Changes } from '../../../src/analyze';
import { trailOf } from '../../../src/model/value';
import { randomFrom } from '../random';
import { cluster, networkType, subnetType, vnet } from '../template/deployed';

const options = { today: '2026-11-20', settings: { severities: {} } };
const uri = (name: string): string => `file:///project/${name}`;

const spaces = "10.1.0.0/16', '172.16.8.0/21";
const maker = vnet('net', "'hub'", spaces, { nodes: '10.1.0.0/28', more: '172.16.8.0/24', far: '192.168.0.0/24' });
const namer = `resource net ${networkType} existing = { name: 'HUB' }
resource nodes ${subnetType} existing = { parent: net, name: 'nodes' }
${cluster({ p: 'nodes.id' }, { count: '30' })}`;

function analyzed(files: Readonly<Record<string, string>>): Analysis {
  return analyze(undefined, new Map(Object.entries(files).map(([name, text]) => [uri(name), text])), options);
}

function seen(analysis: Analysis): readonly string[] {
  return allFindings(analysis).map(({ rule, severity, message, span, in: units }) =>
    `${severity} ${rule} at ${span.uri.slice(uri('').length)}: ${message} [${units.map(({ root, variant }) => `${root.slice(uri('').length)}${variant === null ? '' : ` ${variant}`}`).join(', ')}]`);
}

function changed(before: Analysis, changes: Readonly<Record<string, string | undefined>>): Analysis {
  return analyze(before, new Map(Object.entries(changes).map(([name, text]) => [uri(name), text])), options);
}

const tooSmall = 'warning subnet-too-small at net/net.bicep: Azure counts 30 addresses, the subnet has 11, if `hub` is the one in net/net.bicep [aks/aks.bicep]';
const inService = 'warning service-cidr-overlaps-subnet at aks/aks.bicep: the service CIDR 172.16.0.0/16 overlaps the subnet `more` (172.16.8.0/24), if `hub` is the one in net/net.bicep [aks/aks.bicep]';
const outside = 'error subnet-outside-network at net/net.bicep: the subnet prefix 192.168.0.0/24 lies outside of the network `hub` (10.1.0.0/16 and 172.16.8.0/21) [net/net.bicep]';

const ofCluster = (analysis: Analysis): readonly string[] => seen(analysis).filter((each) => each.includes('[aks/aks.bicep'));

test('what another template makes is known by assumption: one step milder, at the range or at what it meets', () => {
  const analysis = analyzed({ 'net/net.bicep': maker, 'aks/aks.bicep': namer });
  assert.deepEqual(ofCluster(analysis), [inService, tooSmall]);
  assert.ok(seen(analysis).some((each) => each.startsWith(outside.slice(0, outside.indexOf('[')))), seen(analysis).join('\n'));
  const subnet = [...reportsOf(analysis)].flatMap(({ design }) => design.network.subnets).find(({ id }) => id === 'existing virtualNetworks/hub/subnets/nodes');
  const option = subnet?.prefixes.kind === 'oneOf' ? subnet.prefixes.options[0]?.value : undefined;
  assert.ok(option?.kind === 'known');
  assert.ok(trailOf(option.origin).some(({ what }) => what === 'assumed to be the one in net/net.bicep'));
});

test('what is joined is no longer "not checked"', () => {
  const about = (analysis: Analysis): readonly string[] => allNotChecked(analysis).map(({ value }) => value.message.toLowerCase());
  assert.deepEqual(about(analyzed({ 'aks/aks.bicep': namer })), ['subnet `nodes` of `hub` is read from azure']);
  assert.deepEqual(about(analyzed({ 'net/net.bicep': maker, 'aks/aks.bicep': namer })), []);
});

test('a maker comes, changes its name and its range, and goes', () => {
  let analysis = analyzed({ 'aks/aks.bicep': namer });
  assert.deepEqual(ofCluster(analysis), []);
  analysis = changed(analysis, { 'net/net.bicep': maker });
  assert.deepEqual(ofCluster(analysis), [inService, tooSmall]);
  assert.ok(analysis.touched.has(uri('aks/aks.bicep')));
  analysis = changed(analysis, { 'net/net.bicep': maker.replace("'hub'", "'spoke'") });
  assert.deepEqual(ofCluster(analysis), []);
  assert.ok(analysis.touched.has(uri('aks/aks.bicep')));
  analysis = changed(analysis, { 'net/net.bicep': maker.replace('10.1.0.0/28', '10.1.0.0/24') });
  assert.deepEqual(ofCluster(analysis), [inService]);
  analysis = changed(analysis, { 'net/net.bicep': undefined });
  assert.deepEqual(seen(analysis), []);
  assert.ok(analysis.touched.has(uri('aks/aks.bicep')));
});

test('two makers leave it unknown, until one of them goes', () => {
  let analysis = analyzed({ 'net/net.bicep': maker, 'net2/net.bicep': maker, 'aks/aks.bicep': namer });
  assert.deepEqual(ofCluster(analysis), []);
  analysis = changed(analysis, { 'net2/net.bicep': undefined });
  assert.deepEqual(ofCluster(analysis), [inService, tooSmall]);
});

test('of the variants of a maker the one of the same name comes first, else each counts for itself', () => {
  const files = {
    'net/net.bicep': `param range string\n${vnet('net', "'hub'", '10.1.0.0/16', { nodes: '${range}' })}`,
    'net/dev.bicepparam': "using 'net.bicep'\nparam range = '10.1.0.0/28'\n",
    'net/prod.bicepparam': "using 'net.bicep'\nparam range = '10.1.0.0/24'\n",
    'aks/aks.bicep': `param unused string\n${namer}`,
    'aks/dev.bicepparam': "using 'aks.bicep'\nparam unused = ''\n",
    'aks/prod.bicepparam': "using 'aks.bicep'\nparam unused = ''\n",
  };
  const inVariants = (analysis: Analysis): readonly string[] => allFindings(analysis).flatMap(({ rule, in: units }) => units.map(({ variant }) => `${rule} ${variant ?? ''}`));
  assert.deepEqual(inVariants(analyzed(files)), ['subnet-too-small dev.bicepparam']);
  const other = analyzed({ ...files, 'aks/test.bicepparam': "using 'aks.bicep'\nparam unused = ''\n" });
  assert.deepEqual(inVariants(other).toSorted(), ['subnet-too-small dev.bicepparam', 'subnet-too-small test.bicepparam']);
  const [report] = [...reportsOf(other)].filter(({ deployment }) => deployment.unit.variant === 'test.bicepparam');
  assert.ok(report?.findings.some(({ message }) => message.endsWith('if `hub` is the one in net/net.bicep with dev.bicepparam')), JSON.stringify(report?.findings.map(({ message }) => message)));
});

test('a maker may be an ARM template, and may only add a subnet to a network that it names itself', () => {
  const arm = `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [
  { "type": "Microsoft.Network/virtualNetworks/subnets", "apiVersion": "2024-05-01", "name": "hub/nodes", "properties": { "addressPrefix": "10.1.0.0/28" } } ] }`;
  assert.deepEqual(ofCluster(analyzed({ 'net/net.json': arm, 'aks/aks.bicep': namer })), [tooSmall.replaceAll('net.bicep', 'net.json')]);
});

const workspace: Readonly<Record<string, string>> = {
  'net/net.bicep': `param range string = '10.1.0.0/28'\n${vnet('net', "'hub'", '10.1.0.0/16', { nodes: '${range}', more: '172.16.8.0/24' })}`,
  'net/dev.bicepparam': "using 'net.bicep'\nparam range = '10.1.0.0/27'\n",
  'net2/azuredeploy.json': `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": { "name": { "type": "string", "defaultValue": "spoke" } }, "resources": [
  { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2024-05-01", "name": "[parameters('name')]", "properties": { "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] }, "subnets": [ { "name": "nodes", "properties": { "addressPrefix": "10.1.0.0/28" } } ] } } ] }`,
  'net2/azuredeploy.parameters.json': `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0", "parameters": { "name": { "value": "hub" } } }`,
  'aks/aks.bicep': `module k 'modules/k.bicep' = { name: 'k', params: { network: 'hub' } }\n`,
  'aks/modules/k.bicep': `param network string\nresource nodes ${subnetType} existing = { name: '\${network}/nodes' }\n${cluster({ p: 'nodes.id' }, { count: '30' })}`,
  'other/aks.bicep': namer,
};

const words = ["'", '{', '}', '\n', 'hub', 'spoke', 'nodes', '10.1.0.0/24', '[', ']', '// ', 'null', ' if (x) ', '"', ','];

function edit(files: ReadonlyMap<string, string>, random: (below: number) => number): Changes {
  const names = [...files.keys()];
  const name = names[random(names.length)] ?? '';
  const original = Object.entries(workspace)[random(Object.keys(workspace).length)];
  const kind = random(12);
  if (kind <= 1) return new Map([[name, undefined]]);
  if (kind <= 6 && original) return new Map([[uri(original[0]), original[1]]]);
  const text = files.get(name) ?? '';
  if (kind <= 8) return new Map([[name, random(2) === 0 ? text.replaceAll('hub', 'spoke') : text.replaceAll('spoke', 'hub')]]);
  const at = random(text.length + 1);
  return new Map([[name, text.slice(0, at) + (words[random(words.length)] ?? '') + text.slice(at + random(3))]]);
}

test('after any sequence of edits the joined analysis equals the one from scratch, and announces what changed', () => {
  for (let seed = 1; seed <= 8; seed++) {
    const random = randomFrom(seed);
    const files = new Map(Object.entries(workspace).map(([name, text]) => [uri(name), text]));
    let analysis = analyze(undefined, files, options);
    for (let step = 0; step < 120; step++) {
      const changes = edit(files, random);
      for (const [key, text] of changes) {
        if (text === undefined) files.delete(key);
        else files.set(key, text);
      }
      const before = analysis;
      analysis = analyze(analysis, changes, options);
      const scratch = analyze(undefined, files, options);
      const place = `seed ${seed}, step ${step}, ${[...changes.keys()].join(' ')}`;
      assert.deepEqual(all(analysis), all(scratch), place);
      for (const key of files.keys()) {
        if (!analysis.touched.has(key)) assert.deepEqual(findingsIn(analysis, key).map(({ rule, message, span }) => [rule, message, span]), findingsIn(before, key).map(({ rule, message, span }) => [rule, message, span]), `${place}: ${key} is not announced`);
      }
    }
  }
});

function all(analysis: Analysis): unknown {
  return [seen(analysis), allNotChecked(analysis).map(({ what, value }) => [what, value.message, value.span]), [...reportsOf(analysis)].map(({ deployment }) => deployment.unit)];
}
