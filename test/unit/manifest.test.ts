import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { usage } from '../../src/cli/arguments';
import type { CheckResult, PlacedFinding } from '../../src/cli/check';
import { checkText, plain } from '../../src/cli/formats/text';

interface Manifest {
  readonly version: string;
  readonly icon: string;
  readonly contributes: {
    readonly grammars: readonly { readonly path: string }[];
    readonly languages: readonly { readonly configuration?: string }[];
    readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } & Readonly<Record<string, unknown>> }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

const finding: PlacedFinding = {
  file: 'infra/a b:c.tf', start: { line: 12, column: 23 }, end: { line: 12, column: 36 },
  rule: 'subnet-too-small', severity: 'error', message: 'Azure counts 290 addresses: the subnet has 251',
  azureErrors: [], decides: '', in: [{ root: 'infra', variant: 'prod.tfvars' }],
  related: [{ file: 'main.tf', start: { line: 3, column: 1 }, end: { line: 3, column: 2 }, message: 'error the-pool: is here' }],
  fixes: [{ title: 'Use 10.0.0.0/23', edits: [] }],
};
const result: CheckResult = {
  findings: [finding, { ...finding, file: 'x.tf', severity: 'warning', fixes: [] }, { ...finding, file: 'y.tf', severity: 'info', related: [] }],
  notChecked: [{ file: 'main.tf', start: { line: 1, column: 1 }, end: { line: 1, column: 2 }, what: 'error count', reason: 'no-value', message: 'variable `n` has no default' }],
  files: 3,
  deployments: 1,
};

suite('the manifest', () => {
  test('reads the findings of `aksnet check` as problems, and nothing else of its output', () => {
    const [matcher] = manifest.contributes.problemMatchers;
    const { regexp, ...groups } = matcher?.pattern ?? { regexp: '' };
    const lines = checkText(result, plain).split('\n').map((line) => new RegExp(regexp).exec(line)?.slice(1)).filter((parts) => parts !== undefined);
    const rest = ['12', '23'];
    assert.deepEqual(lines, [
      ['infra/a b:c.tf', ...rest, 'error', 'subnet-too-small', finding.message],
      ['x.tf', ...rest, 'warning', 'subnet-too-small', finding.message],
      ['y.tf', ...rest, 'info', 'subnet-too-small', finding.message],
    ]);
    assert.deepEqual(groups, { file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 });
  });

  test('names files that are there', () => {
    const { contributes: { grammars, languages } } = manifest;
    const named = [manifest.icon, ...grammars.map(({ path }) => path), ...languages.flatMap(({ configuration = [] }) => configuration)];
    assert.deepEqual(named.filter((path) => !existsSync(path)), []);
  });

  test('has a square icon of at least 128 pixels', () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.ok(width === height && width >= 128, `${width} × ${height}`);
  });

  test('has a version that the changelog speaks of', () => {
    assert.match(readFileSync('CHANGELOG.md', 'utf8'), new RegExp(`^## \\[${manifest.version.replaceAll('.', '\\.')}\\]`, 'm'));
  });

  test('has a README that shows the commands as the program does', () => {
    const shown = readFileSync('README.md', 'utf8').split('\n').filter((line) => /^aksnet [a-z]+ /.test(line));
    assert.deepEqual(shown, usage.split('\n').map((line) => line.trim()).filter((line) => /^aksnet [a-z]+ /.test(line)));
  });
});
