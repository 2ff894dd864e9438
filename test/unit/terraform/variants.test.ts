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

const two = `variable "nodes" {
  type = string
}
variable "base" {
  type = string
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

/** Root, variant, the network's space and the prefix of the subnet, of each deployment. */
function spacesOf(text: string, settings: Analysis['options']['settings'] = { severities: {} }): readonly string[] {
  const changes = new Map(readFixture(text).files.map(({ name, text: content }) => [`${fixtureFolder}/${name}`, content]));
  return [...reportsOf(analyze(undefined, changes, { today, settings }))].filter(({ deployment: { unit } }) => unit.language === 'terraform').map(({ deployment: { unit, network } }) =>
    `${unit.root.slice(fixtureFolder.length + 1)} × ${unit.variant ?? '-'}: ${short(network.virtualNetworks[0]?.addressSpace)} ${short(network.subnets[0]?.prefixes)}`);
}

test('the files of an environment belong together when they set different variables', () => {
  const parts = (folder: string): string => `-- ${folder}/network.tfvars --\nbase = "10.0.0.0/16"\n-- ${folder}/aks.tfvars --\nnodes = "10.0.1.0/24"\n`;
  assert.deepEqual(spacesOf(`-- main.tf --\n${two}${parts('envs/dev')}${parts('envs/prod')}`), [
    ' × envs/dev: [10.0.0.0/16] [10.0.1.0/24]', ' × envs/prod: [10.0.0.0/16] [10.0.1.0/24]']);
  assert.deepEqual(spacesOf(`-- main.tf --\n${two}-- network.tfvars --\nbase = "10.0.0.0/16"\n-- aks.tfvars --\nnodes = "10.0.1.0/24"\n`), [
    ' × aks.tfvars + network.tfvars: [10.0.0.0/16] [10.0.1.0/24]']);
  assert.deepEqual(spacesOf(`-- main.tf --\n${two}-- envs/dev.tfvars --\nbase = "10.0.0.0/16"\n-- envs/prod.tfvars --\nnodes = "10.0.1.0/24"\n`), [
    ' × envs/dev.tfvars: [10.0.0.0/16] [?no-value]', ' × envs/prod.tfvars: [?no-value] [10.0.1.0/24]'], 'what is called by an environment is one of its own');
});

test('what the environments share comes before what is theirs', () => {
  const common = '-- envs/common.tfvars --\nbase = "10.0.0.0/16"\nnodes = "10.0.9.0/24"\n';
  assert.deepEqual(spacesOf(`-- main.tf --\n${two}${common}-- envs/dev.tfvars --\nnodes = "10.0.1.0/24"\n-- envs/prod.tfvars --\nnodes = "10.0.2.0/24"\n`), [
    ' × envs/dev.tfvars: [10.0.0.0/16] [10.0.1.0/24]', ' × envs/prod.tfvars: [10.0.0.0/16] [10.0.2.0/24]']);
});

test('the commands of scripts, Makefiles and pipelines say which files belong together, and to which root', () => {
  const files = '-- shared/base.tfvars --\nbase = "10.0.0.0/16"\n-- shared/a.tfvars --\nnodes = "10.0.1.0/24"\n-- shared/b.tfvars --\nnodes = "10.0.2.0/24"\n';
  const root = `-- infra/main.tf --\n${two}`;
  const both = ['infra × ../shared/a.tfvars: [10.0.0.0/16] [10.0.1.0/24]', 'infra × ../shared/b.tfvars: [10.0.0.0/16] [10.0.2.0/24]'];
  const sorted = (text: string): readonly string[] => spacesOf(text).toSorted();
  assert.deepEqual(sorted(`${root}${files}`), ['infra × -: [?no-value] [?no-value]'], 'nothing says what they are for');
  for (const command of [
    '-- deploy.sh --\ncd infra\nterraform plan -var-file=../shared/base.tfvars \\\n  -var-file="../shared/${STAGE}.tfvars"\n',
    '-- deploy.ps1 --\nterraform -chdir=infra apply -var-file ../shared/base.tfvars -var-file "../shared/$env:STAGE.tfvars"\n',
    '-- Makefile --\nplan:\n\tcd infra && terraform plan -var-file=../shared/base.tfvars -var-file=../shared/$(STAGE).tfvars\n',
    '-- .github/workflows/tf.yml --\njobs:\n  plan:\n    steps:\n      - run: terraform plan -var-file=../shared/base.tfvars -var-file=../shared/${{ inputs.stage }}.tfvars\n        working-directory: infra\n',
    '-- pipelines/tf.yml --\nsteps:\n  - task: TerraformTaskV4@4\n    inputs:\n      workingDirectory: $(System.DefaultWorkingDirectory)/infra\n      commandOptions: >-\n        -var-file=$(Build.SourcesDirectory)/shared/base.tfvars\n        -var-file=$(Build.SourcesDirectory)/shared/$(stage).tfvars\n',
    '-- infra/run.cmd --\nterraform plan -var-file=..\\shared\\base.tfvars -var-file=..\\shared\\%STAGE%.tfvars\n',
  ]) assert.deepEqual(sorted(`${root}${files}${command}`), both, command);
});

test('a path that is filled in is the same in one command', () => {
  const parts = (name: string, last: number): string => `-- live/${name}/net.tfvars --\nbase = "10.${String(last)}.0.0/16"\nunknown = 1\nother = 1\n-- live/${name}/aks.tfvars --\nnodes = "10.${String(last)}.1.0/24"\n`;
  assert.deepEqual(spacesOf(`-- infra/main.tf --\n${two}variable "unknown" {}\n${parts('east', 1)}${parts('west', 2)}-- infra/apply.sh --\nterraform apply -var-file="../live/$REGION/net.tfvars" -var-file="../live/$REGION/aks.tfvars"\nterraform destroy -var-file="../live/$REGION/aks.tfvars"\n`).toSorted(), [
    'infra × ../live/east/aks.tfvars: [10.1.0.0/16] [10.1.1.0/24]', 'infra × ../live/west/aks.tfvars: [10.2.0.0/16] [10.2.1.0/24]']);
});

test('a module is not judged with files that only its caller understands', () => {
  const text = `-- main.tf --\nvariable "base" {}\nvariable "nodes" {}\nvariable "region" {}\nmodule "net" {\n  source = "./net"\n  base   = var.base\n  nodes  = var.nodes\n}\n-- net/main.tf --\n${two}-- net/vars/dev.tfvars --\nbase = "10.0.0.0/16"\nnodes = "10.0.1.0/24"\nregion = "x"\n`;
  assert.deepEqual(spacesOf(text), [' × net/vars/dev.tfvars: [10.0.0.0/16] [10.0.1.0/24]']);
  assert.deepEqual(spacesOf(text.replace('net/vars/dev.tfvars', 'net/dev.tfvars')), [' × net/dev.tfvars: [10.0.0.0/16] [10.0.1.0/24]']);
});

const given = '-- a/infra/main.tf --\n' + two + '-- a/data/x.tfvars --\nbase = "10.0.0.0/16"\n-- a/data/y.tfvars --\nnodes = "10.0.1.0/24"\n-- a/infra/dev.tfvars --\nnodes = "10.0.7.0/24"\n';

test('what settings or the file of a company say of a root holds, and nothing is guessed', () => {
  const expected = ['a/infra × ../data/x.tfvars + ../data/y.tfvars: [10.0.0.0/16] [10.0.1.0/24]'];
  const files = [['../data/x.tfvars', '../data/y.tfvars']];
  assert.deepEqual(spacesOf(given), ['a/infra × dev.tfvars: [?no-value] [10.0.7.0/24]']);
  assert.deepEqual(spacesOf(given, { severities: {}, values: [{ base: fixtureFolder, roots: '*/infra', files }] }), expected);
  assert.deepEqual(spacesOf(given, { severities: {}, values: [{ base: `${fixtureFolder}/a`, roots: 'infra', files: ['../data/y.tfvars'] }] }), ['a/infra × ../data/y.tfvars: [?no-value] [10.0.1.0/24]']);
  assert.deepEqual(spacesOf(given, { severities: {}, values: [{ base: fixtureFolder, roots: 'infra', files }] }), ['a/infra × dev.tfvars: [?no-value] [10.0.7.0/24]'], 'the path is that from the base');
  assert.deepEqual(spacesOf(`${given}-- a/.aksnet.yaml --\nvariants:\n  infra:\n    - [../data/x.tfvars, ../data/y.tfvars]\n`), expected);
});

test('when it is said anew which files belong to a root, the analysis is the one from scratch', () => {
  const changes = new Map(readFixture(given).files.map(({ name, text }) => [`${fixtureFolder}/${name}`, text]));
  const company = `${fixtureFolder}/.aksnet.yaml`;
  const unitsIn = (analysis: Analysis): readonly (string | null)[] => [...reportsOf(analysis)].map(({ deployment: { unit } }) => unit.variant);
  const first = analyze(undefined, changes, { today, settings: { severities: {} } });
  const second = analyze(first, new Map([[company, 'variants:\n  "**/infra": [../data/y.tfvars]\n']]), first.options);
  assert.deepEqual(unitsIn(second), ['../data/y.tfvars']);
  const third = analyze(second, new Map([[company, undefined]]), second.options);
  assert.deepEqual(unitsIn(third), ['dev.tfvars']);
  const fourth = analyze(third, new Map(), { today, settings: { severities: {}, values: [{ base: fixtureFolder, roots: 'a/infra', files: ['../data/x.tfvars'] }] } });
  assert.deepEqual(unitsIn(fourth), ['../data/x.tfvars']);
});

test('a script that comes later says which files belong together', () => {
  const changes = new Map(readFixture(`-- infra/main.tf --\n${two}-- shared/base.tfvars --\nbase = "10.0.0.0/16"\n-- shared/a.tfvars --\nnodes = "10.0.1.0/24"\n`).files.map(({ name, text }) => [`${fixtureFolder}/${name}`, text]));
  const script = `${fixtureFolder}/scripts/plan.sh`;
  const unitsIn = (analysis: Analysis): readonly (string | null)[] => [...reportsOf(analysis)].map(({ deployment: { unit } }) => unit.variant);
  const first = analyze(undefined, changes, { today, settings: { severities: {} } });
  assert.deepEqual(unitsIn(first), [null]);
  const second = analyze(first, new Map([[script, 'cd ../infra\nterraform plan -var-file=../shared/base.tfvars -var-file=../shared/a.tfvars\n']]), first.options);
  assert.deepEqual(unitsIn(second), ['../shared/a.tfvars']);
  assert.deepEqual(unitsIn(analyze(second, new Map([[script, undefined]]), second.options)), [null]);
});
