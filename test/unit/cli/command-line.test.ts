import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { rules } from '../../../src/rules';

/** The program as it is shipped, in a process of its own. */
const home = realpathSync(mkdtempSync(join(tmpdir(), 'aksnet-cli-')));

before(async () => {
  await build({ entryPoints: ['src/cli/main.ts'], outfile: join(home, 'cli.js'), bundle: true, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'], logLevel: 'error' });
  write(home, { 'rules/service-cidr-overlaps-subnet.md': '# The page\n' });
});
after(() => {
  rmSync(home, { recursive: true });
});

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function aksnet(cwd: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'cli.js'), ...args], { cwd, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Runs a test in a folder of its own that holds the given files. */
function inFolder(files: Readonly<Record<string, string>>, use: (folder: string) => void): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'aksnet-')));
  try {
    write(folder, files);
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A cluster whose service CIDR overlaps its subnet on line 9, or does not. */
const terraform = (serviceCidr: string): string => `\
resource "azurerm_virtual_network" "main" {
  name          = "main"
  address_space = ["10.0.0.0/12"]
}
resource "azurerm_subnet" "nodes" {
  name                 = "nodes"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.1.0.0/20"]
}
resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  default_node_pool {
    name           = "system"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "${serviceCidr}"
    dns_service_ip      = "${serviceCidr.replace(/\d+\/\d+$/, '10')}"
  }
}
`;
/** Settings that leave one rule: the tests of the command line are not to change with every new rule. */
const rule = 'service-cidr-overlaps-subnet';
const only = rules.map(({ id }) => id).filter((id) => id !== rule).map((id) => `  ${id}: off\n`).join('');
const good = terraform('172.16.0.0/16');
const bad = terraform('10.1.0.0/16');

interface Document {
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly file: string; readonly start: { readonly line: number; readonly column: number } }[];
  readonly files: number;
  readonly deployments: number;
}

function checked(folder: string, ...args: readonly string[]): Document {
  const { out, err } = aksnet(folder, 'check', '--format', 'json', ...args);
  assert.equal(err, '');
  const document: Document = JSON.parse(out);
  return document;
}

test('nothing found is status 0, and says what was looked at', () => {
  inFolder({ 'main.tf': good, 'only.yaml': `severities:\n${only}` }, (folder) => {
    const { status, out, err } = aksnet(folder, 'check', '--fail-on', 'info', '--settings', 'only.yaml');
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, /^no findings, (.+ not checked, )?1 file, 1 deployment$/m);
  });
});

test('an error is status 1, at the place that is written', () => {
  inFolder({ 'main.tf': bad }, (folder) => {
    const { status, out, err } = aksnet(folder, 'check');
    assert.deepEqual([status, err], [1, '']);
    assert.match(out, /^main\.tf:20:27 error service-cidr-overlaps-subnet: /m);
    const [finding] = checked(folder).findings.filter((finding) => finding.rule === rule);
    assert.deepEqual([finding?.severity, finding?.file, finding?.start], ['error', 'main.tf', { line: 20, column: 27 }]);
  });
});

test('every format of check speaks of the same findings', () => {
  inFolder({ 'main.tf': bad }, (folder) => {
    const json = checked(folder);
    const sarif: { readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[] } = JSON.parse(aksnet(folder, 'check', '--format', 'sarif').out);
    assert.deepEqual(sarif.runs[0]?.results.map(({ ruleId }) => ruleId), json.findings.map(({ rule: id }) => id));
    const github = aksnet(folder, 'check', '--format', 'github');
    assert.equal(github.status, 1);
    assert.match(github.out, /^::error file=main\.tf,line=20,col=27,/m);
    assert.equal(github.out.match(/^::/gm)?.length, json.findings.length);
  });
});

test('settings turn a rule down or off, and --fail-on says what counts', () => {
  const setting = (severity: string): string => `severities:\n${only}  ${rule}: ${severity}\n`;
  inFolder({ 'main.tf': bad, 'warn.yaml': setting('warning'), 'off.yaml': setting('off'), 'bad.yaml': 'severities: { no-such-rule: off }' }, (folder) => {
    assert.equal(aksnet(folder, 'check', '--settings', 'warn.yaml').status, 0);
    assert.equal(aksnet(folder, 'check', '--settings', 'warn.yaml', '--fail-on', 'warning').status, 1);
    assert.equal(checked(folder, '--settings', 'off.yaml').findings.some((finding) => finding.rule === rule), false);
    assert.deepEqual(aksnet(folder, 'check', '--settings', 'bad.yaml'), { status: 2, out: '', err: "aksnet: bad.yaml:1: unknown rule 'no-such-rule'\n" });
    assert.deepEqual(aksnet(folder, 'check', '--settings', 'none.yaml'), { status: 2, out: '', err: 'aksnet: cannot read none.yaml: no such file or folder\n' });
  });
});

test('wrong use and paths that cannot be read are status 2, and one line', () => {
  inFolder({ 'main.tf': good, 'notes.md': '' }, (folder) => {
    const wrong: readonly (readonly string[])[] = [[], ['chekc'], ['check', '--no-such'], ['check', 'nowhere'], ['check', 'notes.md'], ['show', '--format', 'sarif'], ['explain', 'no-such-rule'], ['fix', '--rule', 'no-such-rule'], ['plan'], ['plan', '--nodes', '0'], ['plan', '--nodes', '3', '--within', '10.0.0.0/33']];
    for (const args of wrong) {
      const { status, out, err } = aksnet(folder, ...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /^aksnet: .+\n$/, args.join(' '));
    }
  });
});

test('a folder without files of a language is not said to be clean', () => {
  inFolder({ 'notes.md': '' }, (folder) => {
    assert.deepEqual(aksnet(folder, 'check'), { status: 0, out: 'nothing was checked: there are no files of a language that aksnet reads\n', err: '' });
    assert.deepEqual(JSON.parse(aksnet(folder, 'check', '--format', 'json').out), { version: 1, findings: [], notChecked: [], files: 0, deployments: 0 });
    assert.deepEqual(JSON.parse(aksnet(folder, 'show', '--format', 'json').out), { version: 1, deployments: [] });
  });
});

test('a file is read with those beside it, and only its own findings are printed', () => {
  const [network = '', cluster = ''] = bad.split(/(?=resource "azurerm_kubernetes_cluster")/);
  inFolder({ 'infra/network.tf': network, 'infra/cluster.tf': cluster, 'else/main.tf': bad }, (folder) => {
    assert.deepEqual(checked(folder, 'infra/cluster.tf').findings.map(({ file }) => file), checked(folder, 'infra').findings.filter(({ file }) => file === 'infra/cluster.tf').map(({ file }) => file));
    assert.ok(checked(folder, 'infra/cluster.tf').findings.some((finding) => finding.rule === rule));
    assert.equal(checked(folder, 'infra/network.tf').findings.some(({ file }) => file !== 'infra/network.tf'), false);
    assert.deepEqual([...new Set(checked(join(folder, 'infra'), '../else').findings.map(({ file }) => file))], ['../else/main.tf']);
  });
});

test('a module beside the path is read from the working directory above it, and from `env` itself it is out of reach', () => {
  inFolder({ 'env/main.tf': 'module "aks" {\n  source = "../modules/aks"\n}\n', 'modules/aks/main.tf': bad }, (folder) => {
    assert.deepEqual(checked(folder, 'env').findings.filter((finding) => finding.rule === rule).map(({ file }) => file), ['modules/aks/main.tf']);
    assert.deepEqual(checked(join(folder, 'env'), '.').findings, []);
  });
});

test('modules that `terraform init` has downloaded are read, and what is wrong in them is shown at the call', () => {
  inFolder({
    'main.tf': 'module "aks" {\n  source = "example/aks/azurerm"\n}\n',
    '.terraform/modules/modules.json': '{ "Modules": [{ "Key": "aks", "Source": "example/aks/azurerm", "Dir": ".terraform/modules/aks" }] }',
    '.terraform/modules/aks/main.tf': bad,
    '.terraform/modules/unused/main.tf': bad,
  }, (folder) => {
    assert.deepEqual(checked(folder).findings.filter((finding) => finding.rule === rule).map(({ file, start }) => [file, start.line]), [['main.tf', 1]]);
  });
});

test('columns are those of an editor: in UTF-16 units, without the byte order mark, with any line break', () => {
  const text = `\uFEFF${bad.replace('    service_cidr ', '/* 😀 */ service_cidr ').replaceAll('\n', '\r\n')}`;
  inFolder({ 'main.tf': text }, (folder) => {
    const [finding] = checked(folder).findings.filter((finding) => finding.rule === rule);
    assert.deepEqual(finding?.start, { line: 20, column: 32 });
  });
});

test('fix writes what cures, and leaves byte order mark, line breaks and links as they are', () => {
  const text = `\uFEFF${bad.replaceAll('\n', '\r\n')}`;
  inFolder({ 'real/shared.tf': text }, (folder) => {
    mkdirSync(join(folder, 'env'));
    symlinkSync('../real/shared.tf', join(folder, 'env/main.tf'));
    const diff = aksnet(folder, 'fix', '--dry-run', '--rule', rule);
    assert.equal(diff.status, 0);
    assert.match(diff.out, /^--- a\/env\/main\.tf\n\+\+\+ b\/env\/main\.tf\n@@ /);
    assert.equal(readFileSync(join(folder, 'real/shared.tf'), 'utf8'), text);

    const { status, out } = aksnet(folder, 'fix', '--rule', rule);
    assert.equal(status, 0);
    assert.match(out, /^env\/main\.tf:20:27 fixed service-cidr-overlaps-subnet: /);
    const after = readFileSync(join(folder, 'real/shared.tf'), 'utf8');
    assert.notEqual(after, text);
    assert.ok(after.startsWith('\uFEFF'));
    assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(checked(folder).findings.some((finding) => finding.rule === rule), false);
  });
});

test('a dry run is a diff that patch can apply', () => {
  inFolder({ 'a/main.tf': bad, 'b/main.tf': bad }, (folder) => {
    const { out } = aksnet(folder, 'fix', '--dry-run', '--rule', rule);
    const patch = spawnSync('git', ['apply', '-'], { cwd: folder, input: out, encoding: 'utf8' });
    assert.equal(patch.stderr, '');
    assert.deepEqual(out.match(/^\+\+\+ .*$/gm), ['+++ b/a/main.tf', '+++ b/b/main.tf']);
    assert.equal(checked(folder).findings.some((finding) => finding.rule === rule), false);
  });
});

test('fix has nothing to say about a clean project', () => {
  inFolder({ 'main.tf': good }, (folder) => {
    assert.deepEqual(aksnet(folder, 'fix', '--dry-run', '--rule', rule), { status: 0, out: '', err: '' });
    assert.deepEqual(aksnet(folder, 'fix', '--rule', rule), { status: 0, out: '0 findings fixed in 0 files, 0 left\n', err: '' });
    assert.equal(readFileSync(join(folder, 'main.tf'), 'utf8'), good);
  });
});

test('show gives the numbers of every subnet', () => {
  inFolder({ 'main.tf': good }, (folder) => {
    const { status, out } = aksnet(folder, 'show', '--format', 'json');
    assert.equal(status, 0);
    const document: { readonly deployments: readonly { readonly subnets: readonly { readonly id: string; readonly usable: number; readonly needed: object }[] }[] } = JSON.parse(out);
    assert.deepEqual(document.deployments[0]?.subnets.map(({ id, usable }) => [id, usable]), [['azurerm_subnet.nodes', 4091]]);
    assert.match(aksnet(folder, 'show').out, /^ +4,091 addresses usable$/m);
  });
});

test('explain prints the page of the rule; help and version go to standard output', () => {
  assert.ok(rules.some(({ id }) => id === rule));
  assert.deepEqual(aksnet(home, 'explain', rule), { status: 0, out: '# The page\n', err: '' });
  assert.match(aksnet(home, '--help').out, /aksnet check {3}\[PATH\.\.\.\]/);
  assert.match(aksnet(home, '--version').out, /^\d+\.\d+\.\d+\n$/);
});

test('an unknown rule is answered with those that are called alike', () => {
  assert.match(aksnet(home, 'explain', 'service-cidr-overlap-subnet').err, /^aksnet: unknown rule 'service-cidr-overlap-subnet': did you mean service-cidr-overlaps-subnet or /);
  assert.equal(aksnet(home, 'explain', 'xyz').err, "aksnet: unknown rule 'xyz': RULES.md lists them\n");
});

test('a reader that closes early is no fault', () => {
  inFolder({ 'main.tf': bad }, (folder) => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${join(home, 'cli.js')}" check --format json | head -c 1`], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  });
});

test('a file of parameters brings its template from another folder, and that its modules and what it loads', () => {
  const files = {
    'env/prod.bicepparam': "using '../infra/main.bicep'\n\nparam bits = 33\n",
    'infra/main.bicep': "param bits int\n\nmodule net 'parts/net.bicep' = {\n  name: 'net'\n  params: {\n    prefix: '${loadYamlContent('base.yaml').base}/${bits}'\n  }\n}\n",
    'infra/base.yaml': 'base: 10.0.0.0\n',
    'infra/parts/net.bicep': "param prefix string\n\nresource net 'Microsoft.Network/virtualNetworks@2024-07-01' = {\n  name: 'net'\n  properties: {\n    addressSpace: {\n      addressPrefixes: [ prefix ]\n    }\n  }\n}\n",
  };
  inFolder(files, (folder) => {
    for (const path of ['env', 'env/prod.bicepparam', '.']) {
      const { status, out, err } = aksnet(folder, 'check', path, '--format', 'json');
      const { findings, deployments } = JSON.parse(out || '{}') as { readonly findings: readonly { readonly rule: string; readonly in: unknown }[]; readonly deployments: number };
      assert.equal(err, '');
      assert.equal(deployments, 1, path);
      if (path === 'env/prod.bicepparam') continue;
      assert.equal(status, 1, path);
      assert.deepEqual(findings.map(({ rule, in: where }) => ({ rule, where })), [{ rule: 'malformed-cidr', where: [{ root: 'infra/main.bicep', variant: '../env/prod.bicepparam' }] }]);
    }
  });
});

test('check reckons with what the company says, above the path too, and refuses what makes no sense in it', () => {
  const said = (text: string): Readonly<Record<string, string>> => ({ '.aksnet.yaml': text, 'infra/main.tf': 'resource "azurerm_virtual_network" "main" {\n  name          = "main"\n  address_space = ["10.9.0.0/16"]\n}\n' });
  inFolder(said('in-use:\n  - range: 10.0.0.0/8\n    by: the offices\n'), (folder) => {
    const { status, out } = aksnet(folder, 'check', 'infra', '--fail-on', 'warning');
    assert.equal(status, 1);
    assert.match(out, /^infra\/main\.tf:3:20 warning range-in-use-elsewhere: the address space 10\.9\.0\.0\/16 overlaps 10\.0\.0\.0\/8, in use by the offices\n {2}\.aksnet\.yaml:2:12 10\.0\.0\.0\/8: the offices/);
  });
  inFolder(said('severities:\n  range-in-use: off\n'), (folder) => {
    assert.deepEqual(aksnet(folder, 'check', 'infra'), { status: 2, out: '', err: 'aksnet: .aksnet.yaml:2: unknown rule "range-in-use": did you mean range-in-use-elsewhere?\n' });
  });
});

test('--var-file gives values to the roots that are named, in the order of the command line', () => {
  const files = {
    'infra/main.tf': 'variable "space" {}\nvariable "nodes" {}\nresource "azurerm_virtual_network" "main" {\n  name = "main"\n  address_space = [var.space]\n}\nresource "azurerm_subnet" "nodes" {\n  name = "nodes"\n  virtual_network_name = azurerm_virtual_network.main.name\n  address_prefixes = [var.nodes]\n}\n',
    'elsewhere/a.tfvars': 'space = "10.0.0.0/16"\nnodes = "10.0.1.0/24"\n', 'elsewhere/b.tfvars': 'nodes = "10.9.1.0/24"\n', 'notes.txt': '',
  };
  inFolder(files, (folder) => {
    const found = (...args: readonly string[]): unknown => {
      const { findings } = JSON.parse(aksnet(folder, 'check', 'infra', '--format', 'json', ...args).out) as { findings: { rule: string; in: { variant: string }[] }[] };
      return findings.map(({ rule, in: [unit] }) => [rule, unit?.variant]);
    };
    assert.deepEqual(found(), []);
    assert.deepEqual(found('--var-file', 'elsewhere/b.tfvars', '--var-file', 'elsewhere/a.tfvars'), []);
    assert.deepEqual(found('--var-file', 'elsewhere/a.tfvars', '--var-file=elsewhere/b.tfvars'), [['subnet-outside-network', '../elsewhere/a.tfvars + ../elsewhere/b.tfvars']]);
    const outside = aksnet(join(folder, 'infra'), 'check', '--format', 'json', '--var-file', '../elsewhere/a.tfvars', '--var-file', '../elsewhere/b.tfvars');
    assert.match(outside.out, /subnet-outside-network/, 'a file outside of the PATHs is read as well');
    assert.deepEqual(aksnet(folder, 'check', '.', '--var-file', 'elsewhere/a.tfvars'), { status: 2, out: '', err: 'aksnet: --var-file: . holds no Terraform itself: name the folder that Terraform runs in\n' });
    assert.deepEqual(aksnet(folder, 'check', 'infra', '--var-file', 'notes.txt').status, 2);
    assert.deepEqual(aksnet(folder, 'check', 'infra', '--var-file', 'none.tfvars'), { status: 2, out: '', err: 'aksnet: cannot read none.tfvars: no such file or folder\n' });
  });
});
