import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommand } from '../../../src/cli/arguments';
import { parseSettings } from '../../../src/cli/settings';

const parse = (line: string): unknown => parseCommand(line.split(' ').filter((word) => word !== ''));
const refused = (line: string): unknown => {
  const command = parseCommand(line.split(' ').filter((word) => word !== ''));
  return command.kind === 'refusal' ? command.message : command;
};

test('commands with what holds where nothing is said', () => {
  assert.deepEqual(parse('check'), { kind: 'check', paths: ['.'], format: 'text', failOn: 'error', settings: undefined, advice: false, varFiles: [] });
  assert.deepEqual(parse('show a b --format json'), { kind: 'show', paths: ['a', 'b'], format: 'json', varFiles: [] });
  assert.deepEqual(parse('check --format=sarif x --fail-on warning --settings s.yaml'), { kind: 'check', paths: ['x'], format: 'sarif', failOn: 'warning', settings: 's.yaml', advice: false, varFiles: [] });
  assert.deepEqual(parse('check --advice'), { kind: 'check', paths: ['.'], format: 'text', failOn: 'error', settings: undefined, advice: true, varFiles: [] });
  assert.deepEqual(parse('fix --rule a --dry-run --rule b x'), { kind: 'fix', paths: ['x'], rules: ['a', 'b'], dryRun: true, varFiles: [] });
  assert.deepEqual(parse('show --var-file a.tfvars x --var-file=b.tfvars'), { kind: 'show', paths: ['x'], format: 'text', varFiles: ['a.tfvars', 'b.tfvars'] });
  assert.deepEqual(parse('explain a'), { kind: 'explain', rule: 'a' });
  assert.deepEqual(parse('check -- --odd-name'), { kind: 'check', paths: ['--odd-name'], format: 'text', failOn: 'error', settings: undefined, advice: false, varFiles: [] });
});

test('help and version', () => {
  for (const line of ['--help', '-h', 'check --help', 'plan --help', 'explain -h']) assert.deepEqual(parse(line), { kind: 'help' }, line);
  assert.deepEqual(parse('--version'), { kind: 'version' });
});

test('wrong use is refused in one line that names it', () => {
  assert.equal(refused(''), 'no command is given: see aksnet --help');
  assert.equal(refused('chekc'), "unknown command 'chekc': see aksnet --help");
  assert.equal(refused('toString'), "unknown command 'toString': see aksnet --help");
  assert.equal(refused('--format json'), "unknown option '--format' before the command: see aksnet --help");
  assert.equal(refused('check --dry-run'), "check: unknown option '--dry-run'");
  assert.equal(refused('check --format xml'), "--format 'xml': use one of text, json, sarif, github");
  assert.equal(refused('show --format sarif'), "--format 'sarif': use one of text, json");
  assert.equal(refused('check --fail-on fatal'), "--fail-on 'fatal': use one of error, warning, info");
  assert.match(String(refused('check --format')), /^check: option '--format <value>' argument missing$/);
  assert.match(String(refused('check --format --fail-on')), /^check: option '--format' argument is ambiguous$/);
  assert.match(String(refused('fix --dry-run=yes')), /^fix: option '--dry-run' does not take an argument$/);
  assert.equal(refused('explain'), 'explain: name one rule');
  assert.equal(refused('explain a b'), 'explain: name one rule');
});

test('plan takes its numbers, and names what is none', () => {
  assert.deepEqual(parse('plan --nodes 50'), {
    kind: 'plan', nodes: 50, maxNodes: undefined, maxPods: undefined, mode: 'overlay', surge: undefined, within: [], avoid: [], language: undefined, format: undefined,
  });
  assert.deepEqual(parse('plan --nodes 5 --max-nodes 9 --max-pods 30 --mode node-subnet --surge 1 --within 10.1.0.0/16 --avoid 10.0.0.0/16 --avoid 10.9.0.0/16 --language bicep --format json'), {
    kind: 'plan', nodes: 5, maxNodes: 9, maxPods: 30, mode: 'node-subnet', surge: '1', within: ['10.1.0.0/16'], avoid: ['10.0.0.0/16', '10.9.0.0/16'], language: 'bicep', format: 'json',
  });
  assert.equal(refused('plan'), 'plan: say how many nodes, with --nodes');
  assert.equal(refused('plan --nodes many'), "plan: --nodes 'many' is no whole number");
  assert.equal(refused('plan --nodes 3 --mode bridge'), "--mode 'bridge': use one of kubenet, node-subnet, overlay, pod-subnet, pod-subnet-static, none");
  assert.equal(refused('plan --nodes 3 --language hcl'), "--language 'hcl': use one of terraform, bicep, arm, az");
  assert.equal(refused('plan 3'), "plan: '3' is no option: see aksnet --help");
});

const settings = (text: string): unknown => {
  const read = parseSettings(text, 's.yaml', ['a-rule', 'b-rule']);
  return 'kind' in read ? read.message : read;
};

test('settings are YAML or JSON', () => {
  assert.deepEqual(settings('severities:\n  a-rule: off\n  b-rule: warning\n'), { severities: { 'a-rule': 'off', 'b-rule': 'warning' } });
  assert.deepEqual(settings('\uFEFF{ "$schema": "x", "severities": { "a-rule": "info" } }'), { severities: { 'a-rule': 'info' } });
  for (const nothing of ['', '# nothing\n', 'severities:\n', '{}']) assert.deepEqual(settings(nothing), { severities: {} }, nothing);
});

test('settings that are not understood are refused with their line', () => {
  assert.deepEqual(settings('groups:\n  advice: info\n  egress: off\n'), { severities: {}, groups: { advice: 'info', egress: 'off' } });
  assert.deepEqual(settings('headroom:\n  growth: 50%\n  surge: 2\n'), { severities: {}, headroom: { surge: '2', growth: { percent: 50 } } });
  assert.equal(settings('headroom:\n  growth: much\n'), 's.yaml:2: growth is a number of nodes (20) or a share of the nodes of today (50%)');
  assert.equal(settings('headroom:\n  grow: 5\n'), "s.yaml:2: unknown setting 'headroom.grow', there are surge, growth, spare");
  assert.equal(settings('groups:\n  adwice: info\n'), "s.yaml:2: unknown group 'adwice'");
  assert.equal(settings('severities:\n  a-rule: off\n  c-rule: off\n'), "s.yaml:3: unknown rule 'c-rule'");
  assert.equal(settings('severities:\n  a-rule: fatal\n'), 's.yaml:2: severity of a-rule: use one of error, warning, info, hover, off');
  assert.equal(settings('severities:\n  a-rule: false\n'), 's.yaml:2: severity of a-rule: use one of error, warning, info, hover, off');
  assert.equal(settings('\nseverity: {}\n'), "s.yaml:2: unknown setting 'severity', there are severities, groups and headroom");
  assert.equal(settings('severities: [a-rule]'), 's.yaml:1: severities is a map from rules to levels');
  assert.equal(settings('- a'), 's.yaml:1: settings are a map with the keys severities, groups and headroom');
  assert.match(String(settings('{ "severities": { ')), /^s\.yaml:1: /);
  assert.match(String(settings('severities:\n  a-rule: off\n  a-rule: info\n')), /^s\.yaml:3: Map keys must be unique$/);
});
