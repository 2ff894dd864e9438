import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log, Result } from 'sarif';
import type { CheckResult, PlacedFinding } from '../../../src/cli/check';
import { checkGithub } from '../../../src/cli/formats/github';
import { checkJson } from '../../../src/cli/formats/json';
import { checkSarif } from '../../../src/cli/formats/sarif';
import { checkText, colored, grouped, plain, summary } from '../../../src/cli/formats/text';
import type { Rule } from '../../../src/rules/rule';

const rule: Rule = {
  id: 'subnet-too-small',
  severity: 'error',
  group: 'capacity',
  title: 'The subnet is too small',
  about: 'Azure refuses it. See [the page](https://example.com/a) about `count`.',
  sources: [{ title: 'Plan IP addressing', url: 'https://example.com/plan', date: '2026-01-02' }],
  azureErrors: ['InsufficientSubnetSize'],
  check: () => [],
};

const finding: PlacedFinding = {
  rule: 'subnet-too-small',
  severity: 'error',
  message: 'Azure counts 290 addresses, the subnet has 251: 100% more',
  file: 'a b/main.tf',
  start: { line: 12, column: 23 },
  end: { line: 12, column: 36 },
  azureErrors: ['InsufficientSubnetSize'],
  in: [{ root: 'a b', variant: 'prod.tfvars' }],
  related: [{ file: '../x/vars,1.tf', start: { line: 3, column: 1 }, end: { line: 3, column: 4 }, message: 'set here' }],
  fixes: [{ title: 'Use 10.0.0.0/23', edits: [{ file: 'a b/main.tf', start: { line: 12, column: 23 }, end: { line: 12, column: 36 }, text: '"10.0.0.0/23"' }] }],
  decides: '"10.0.0.0/24"',
};

const result: CheckResult = {
  findings: [finding, { ...finding, severity: 'info', start: { line: 20, column: 1 }, end: { line: 22, column: 2 }, related: [], fixes: [], in: [{ root: 'a b', variant: null }] }],
  notChecked: [{ file: 'a b/main.tf', start: { line: 2, column: 3 }, end: { line: 2, column: 9 }, what: 'node_count', reason: 'no-value', message: 'variable `nodes` has no default' }],
  files: 1234,
  deployments: 1,
};

const empty: CheckResult = { findings: [], notChecked: [], files: 3, deployments: 1 };

test('text: a line as compilers write it, what belongs to it below, and the counts', () => {
  assert.equal(checkText(result, plain), `\
a b/main.tf:12:23 error subnet-too-small: Azure counts 290 addresses, the subnet has 251: 100% more
  in a b (prod.tfvars)
  ../x/vars,1.tf:3:1 set here
  fix: Use 10.0.0.0/23
a b/main.tf:20:1 info subnet-too-small: Azure counts 290 addresses, the subnet has 251: 100% more

not checked:
  a b/main.tf:2:3 node_count: variable \`nodes\` has no default

1 error, 1 info, 1 not checked, 1,234 files, 1 deployment
`);
});

test('text: colors only change the dress', () => {
  const dressed = checkText(result, colored);
  assert.notEqual(dressed, checkText(result, plain));
  assert.equal(dressed.replace(/\u001b\[\d+m/g, ''), checkText(result, plain));
});

test('text: a long list of values that were not checked is cut, and says so', () => {
  const [entry] = result.notChecked;
  assert.ok(entry);
  const many = { ...empty, notChecked: Array.from({ length: 1012 }, () => entry) };
  const lines = checkText(many, plain).split('\n');
  assert.equal(lines.length, 15);
  assert.equal(lines[11], '  and 1,002 more: aksnet show lists all');
});

test('the summary tells no findings from nothing to check', () => {
  assert.equal(summary(empty), 'no findings, 3 files, 1 deployment');
  assert.equal(summary({ ...empty, files: 0, deployments: 0 }), 'nothing was checked: there are no files of a language that aksnet reads');
  assert.equal(grouped(1234567), '1,234,567');
});

test('json: the names and their order are those that were promised', () => {
  const document = checkJson({ ...result, findings: [finding] });
  assert.equal(document, `${JSON.stringify({
    version: 1,
    findings: [{
      rule: 'subnet-too-small', severity: 'error', message: finding.message, file: 'a b/main.tf',
      start: { line: 12, column: 23 }, end: { line: 12, column: 36 },
      azureErrors: ['InsufficientSubnetSize'],
      in: [{ root: 'a b', variant: 'prod.tfvars' }],
      related: [{ file: '../x/vars,1.tf', start: { line: 3, column: 1 }, end: { line: 3, column: 4 }, message: 'set here' }],
      fixes: [{ title: 'Use 10.0.0.0/23', edits: [{ file: 'a b/main.tf', start: { line: 12, column: 23 }, end: { line: 12, column: 36 }, text: '"10.0.0.0/23"' }] }],
    }],
    notChecked: [{ file: 'a b/main.tf', start: { line: 2, column: 3 }, end: { line: 2, column: 9 }, what: 'node_count', reason: 'no-value', message: 'variable `nodes` has no default' }],
    files: 1234,
    deployments: 1,
  }, undefined, 2)}\n`);
});

test('github: properties and messages are escaped, columns stand only on a single line', () => {
  const odd = { ...finding, file: 'a,b:c%.tf', message: 'one\r\ntwo, 100%: three' };
  assert.equal(checkGithub({ ...result, findings: [odd] }).split('\n')[0],
    '::error file=a%2Cb%3Ac%25.tf,line=12,col=23,endLine=12,endColumn=36,title=subnet-too-small::one%0D%0Atwo, 100%25: three%0A../x/vars,1.tf:3:1 set here');
  assert.equal(checkGithub(result).split('\n')[1],
    '::notice file=a b/main.tf,line=20,endLine=22,title=subnet-too-small::Azure counts 290 addresses, the subnet has 251: 100%25 more');
});

function sarif(of: CheckResult, rules: readonly Rule[] = [rule]): { readonly log: Log; readonly results: readonly Result[] } {
  const log: Log = JSON.parse(checkSarif(of, { version: '1.2.3', rules, cwd: 'file:///home/me/my infra', exitCode: 1 }));
  return { log, results: log.runs[0]?.results ?? [] };
}

test('sarif: what version 2.1.0 and code scanning ask for is there', () => {
  const { log, results } = sarif(result);
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema ?? '', /sarif-2\.1\.0/);
  const [run] = log.runs;
  assert.ok(run);
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.deepEqual([run.tool.driver.name, run.tool.driver.semanticVersion], ['aksnet', '1.2.3']);
  assert.deepEqual(run.invocations?.map(({ executionSuccessful, exitCode }) => [executionSuccessful, exitCode]), [[true, 1]]);
  assert.deepEqual(run.invocations?.[0]?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]),
    [['note', 'Not checked: node_count: variable `nodes` has no default']]);
  assert.deepEqual(run.tool.driver.rules, [{
    id: 'subnet-too-small',
    name: 'SubnetTooSmall',
    shortDescription: { text: 'The subnet is too small' },
    fullDescription: { text: 'Azure refuses it. See the page: https://example.com/a about count.' },
    help: {
      text: 'Azure refuses it. See the page: https://example.com/a about count.\n\n- InsufficientSubnetSize: https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking\n- Plan IP addressing: https://example.com/plan (2026-01-02)',
      markdown: 'Azure refuses it. See [the page](https://example.com/a) about `count`.\n\n- [InsufficientSubnetSize](https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/insufficientsubnetsize-error-advanced-networking)\n- [Plan IP addressing](https://example.com/plan) (2026-01-02)',
    },
    helpUri: 'https://example.com/plan',
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['aks', 'network', 'capacity'], group: 'capacity', azureErrors: ['InsufficientSubnetSize'], 'problem.severity': 'error' },
  }]);
  assert.deepEqual(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level]), [['subnet-too-small', 0, 'error'], ['subnet-too-small', 0, 'note']]);
});

test('sarif: places are encoded uris with regions, those outside the working directory absolute', () => {
  const [first] = sarif(result).results;
  const region = { startLine: 12, startColumn: 23, endLine: 12, endColumn: 36 };
  assert.deepEqual(first?.locations, [{ physicalLocation: { artifactLocation: { uri: 'a%20b/main.tf', uriBaseId: '%SRCROOT%' }, region } }]);
  assert.deepEqual(first.relatedLocations, [{
    id: 0,
    physicalLocation: { artifactLocation: { uri: 'file:///home/me/x/vars%2C1.tf' }, region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 4 } },
    message: { text: 'set here' },
  }]);
  assert.deepEqual(first.fixes, [{
    description: { text: 'Use 10.0.0.0/23' },
    artifactChanges: [{
      artifactLocation: { uri: 'a%20b/main.tf', uriBaseId: '%SRCROOT%' },
      replacements: [{ deletedRegion: region, insertedContent: { text: '"10.0.0.0/23"' } }],
    }],
  }]);
});

test('sarif: a fingerprint outlives a move, and differs between faults', () => {
  const prints = (findings: readonly PlacedFinding[]): readonly string[] =>
    sarif({ ...result, findings }).results.map(({ partialFingerprints }) => partialFingerprints?.['decidingText/v1'] ?? '');
  const moved = { ...finding, start: { line: 40, column: 1 }, end: { line: 40, column: 14 } };
  assert.deepEqual(prints([finding]), prints([moved]));
  const all = prints([finding, moved, { ...finding, rule: 'other' }, { ...finding, file: 'b.tf' }, { ...finding, decides: '"10.0.1.0/24"' }]);
  assert.equal(new Set(all).size, 5);
});

test('sarif: a rule that is not in the list has no index', () => {
  assert.equal('ruleIndex' in (sarif(result, []).results[0] ?? { ruleIndex: 0 }), false);
});
