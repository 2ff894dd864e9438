import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze, findingsIn, reportsOf, type Analysis } from '../../../src/analyze';
import { readFixture, fixtureFolder, today } from '../fixture';
import { short } from './deployment';

function analysisOf(text: string): Analysis {
  return analyze(undefined, new Map(readFixture(text).files.map(({ name, text: content }) => [`${fixtureFolder}/${name}`, content])), { today, settings: { severities: {} } });
}

const main = `variable "nodes" {
  type = string
}
variable "base" {
  default = "10.0.0.0/16"
}
resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = [var.base]
}
resource "azurerm_subnet" "nodes" {
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = [var.nodes]
}
`;

/** Root, variant and the prefix of the subnet, of each deployment. */
function unitsOf(text: string): readonly string[] {
  return [...reportsOf(analysisOf(text))].map(({ deployment: { unit, network } }) =>
    `${unit.root.slice(fixtureFolder.length + 1)} × ${unit.variant ?? '-'}: ${short(network.subnets[0]?.prefixes)}`);
}

test('each file of variables makes a deployment, on top of those that Terraform reads by itself', () => {
  assert.deepEqual(unitsOf(`-- a/main.tf --\n${main}-- a/dev.tfvars --\nnodes = "10.0.1.0/24"\n-- a/prod.tfvars.json --\n{ "nodes": "10.0.2.0/24" }\n-- a/terraform.tfvars --\nnodes = "10.0.3.0/24"\nbase = "10.0.0.0/8"`), [
    'a × dev.tfvars: [10.0.1.0/24]', 'a × prod.tfvars.json: [10.0.2.0/24]']);
  assert.deepEqual(unitsOf(`-- a/main.tf --\n${main}-- a/x.auto.tfvars --\nnodes = "10.0.3.0/24"\n`), ['a × -: [10.0.3.0/24]']);
  assert.deepEqual(unitsOf(`-- a/main.tf --\n${main}-- a/other.tfvars --\nsomething = 1\n`), ['a × -: [?no-value]'], 'a file that gives none of its variables is none of its own');
});

test('files of variables in folders of their own, below the root and beside it', () => {
  const given = 'nodes = "10.0.1.0/24"\n';
  assert.deepEqual(unitsOf(`-- a/main.tf --\n${main}-- a/environments/dev.tfvars --\n${given}-- a/envs/prod/terraform.tfvars --\n${given}`), [
    'a × environments/dev.tfvars: [10.0.1.0/24]', 'a × envs/prod/terraform.tfvars: [10.0.1.0/24]']);
  assert.deepEqual(unitsOf(`-- terraform/main.tf --\n${main}-- environments/dev.tfvars --\n${given}`), ['terraform × ../environments/dev.tfvars: [10.0.1.0/24]']);
  assert.deepEqual(unitsOf(`-- terraform/main.tf --\n${main}-- environments/dev.tfvars --\n${given}other = 1\n`), ['terraform × -: [?no-value]'], 'beside it all names must agree');
  assert.deepEqual(unitsOf(`-- a/main.tf --\n${main}-- a/docs/sample/x.tfvars --\nother = 1\n`), ['a × -: [?no-value]']);
});

test('a folder with a configuration of its own keeps its files of variables', () => {
  assert.deepEqual(unitsOf(`-- main.tf --\n${main}-- envs/dev/main.tf --\n${main}-- envs/dev/terraform.tfvars --\nnodes = "10.0.1.0/24"\n`), ['envs/dev × -: [10.0.1.0/24]', ' × -: [?no-value]'].toSorted());
});

const three = (bad: string): string => `-- main.tf --\n${main}-- dev.tfvars --\nnodes = "10.0.1.0/24"\n-- test.tfvars --\nnodes = "10.0.2.0/24"\n-- prod.tfvars --\nnodes = "${bad}"\n`;

test('three variants of one root with one bad file: one finding, at the value in that file, naming the variant', () => {
  const analysis = analysisOf(three('10.9.0.0/24'));
  const findings = allFindings(analysis);
  assert.deepEqual(findings.map(({ rule, span, in: units }) => [rule, span.uri.slice(fixtureFolder.length + 1), analysis.files.get(span.uri)?.text.slice(span.start, span.end), units.map(({ variant }) => variant)]), [
    ['subnet-outside-network', 'prod.tfvars', '"10.9.0.0/24"', ['prod.tfvars']],
  ]);
  const [finding] = findings;
  assert.deepEqual(finding?.related.slice(0, 1).map(({ span, message }) => [analysis.files.get(span.uri)?.text.slice(span.start, span.end), message]), [['var.nodes', 'used here']]);
  assert.deepEqual(findingsIn(analysis, `${fixtureFolder}/prod.tfvars`), findings);
  assert.deepEqual(findingsIn(analysis, `${fixtureFolder}/main.tf`), []);
});

test('a fault that every variant has is one finding where the value is used, with the worst of the messages', () => {
  const text = three('10.9.0.0/24').replace('10.0.1.0/24', '10.8.0.0/24').replace('10.0.2.0/24', '10.7.0.0/24');
  const [finding, ...others] = allFindings(analysisOf(text));
  assert.deepEqual([finding?.span.uri, finding?.in.map(({ variant }) => variant).toSorted(), others.length], [`${fixtureFolder}/main.tf`, ['dev.tfvars', 'prod.tfvars', 'test.tfvars'], 0]);
});

test('when another variant comes or goes, the finding moves, and both files are announced', () => {
  const bad = `${fixtureFolder}/prod.tfvars`;
  const good = `${fixtureFolder}/dev.tfvars`;
  const before = analysisOf(`-- main.tf --\n${main}-- prod.tfvars --\nnodes = "10.9.0.0/24"\n`);
  assert.equal(allFindings(before)[0]?.span.uri, `${fixtureFolder}/main.tf`);
  const after = analyze(before, new Map([[good, 'nodes = "10.0.1.0/24"\n']]), before.options);
  assert.equal(allFindings(after)[0]?.span.uri, bad);
  assert.ok(after.touched.has(bad) && after.touched.has(`${fixtureFolder}/main.tf`));
});
