import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze, findingsIn, reportsOf, type Analysis } from '../../../src/analyze';
import { randomFrom } from '../random';
import { workspace } from './workspace';

const options = { today: '2026-11-20', settings: { severities: {} } };
const uri = (name: string): string => `file:///project/${name}`;

/** What a user would see, as plain text. */
function seen(analysis: Analysis): string {
  const findings = allFindings(analysis).map(({ rule, severity, message, span, related, in: units }) =>
    [rule, severity, message, span, related, units.map(({ root }) => root)]);
  const roots = [...reportsOf(analysis)].map(({ deployment }) => [deployment.unit, deployment.network.subnets.map(({ id }) => id)]);
  return JSON.stringify({ findings, notChecked: allNotChecked(analysis).map(({ what, value }) => [what, value.message, value.span]), roots }, undefined, 1);
}

test('after any sequence of edits the analysis equals the one from scratch', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomFrom(seed);
    const files = new Map(Object.entries(workspace).map(([name, text]) => [uri(name), text]));
    let analysis = analyze(undefined, files, options);
    for (let step = 0; step < 250; step++) {
      const changes = edit(files, random);
      for (const [key, text] of changes) {
        if (text === undefined) files.delete(key);
        else files.set(key, text);
      }
      const before = analysis;
      analysis = analyze(analysis, changes, options);
      const scratch = analyze(undefined, files, options);
      assert.equal(seen(analysis), seen(scratch), `seed ${seed}, step ${step}, ${[...changes.keys()].join(' ')}`);
      assertTouched(before, analysis, files);
    }
  }
});

/** Whatever changed for a file is announced: an editor that redraws the touched files shows the truth. */
function assertTouched(before: Analysis, after: Analysis, files: ReadonlyMap<string, string>): void {
  for (const key of files.keys()) {
    if (after.touched.has(key)) continue;
    const shown = (analysis: Analysis): string => JSON.stringify(findingsIn(analysis, key).map(({ rule, message, span }) => [rule, message, span]));
    assert.equal(shown(after), shown(before), `${key} changed but is not announced`);
  }
}

const words = ['"', '{', '}', '\n', '10.0.0.0/16', '/', '=', 'count = 0\n', ' var.nodes ', '[', ']', '# ', 'null', 'azurerm_subnet.nodes.id'];

function edit(files: ReadonlyMap<string, string>, random: (below: number) => number): Map<string, string | undefined> {
  const names = [...files.keys()];
  const name = names[random(names.length)];
  const kind = random(20);
  const original = Object.entries(workspace)[random(Object.keys(workspace).length)];
  if (kind === 0 && name !== undefined) return new Map([[name, undefined]]);
  if ((kind <= 2 || name === undefined) && original) return new Map([[uri(original[0]), original[1]]]);
  const text = files.get(name ?? '') ?? '';
  const at = random(text.length + 1);
  const length = random(4) === 0 ? random(40) : random(3);
  const word = random(2) === 0 ? (words[random(words.length)] ?? '') : '';
  return new Map([[name ?? '', text.slice(0, at) + word + text.slice(at + length)]]);
}

test('an edit evaluates only the deployments that read the file', () => {
  const files = new Map(Object.entries(workspace).map(([name, text]) => [uri(name), text]));
  const before = analyze(undefined, files, options);
  const after = analyze(before, new Map([[uri('prod/main.tf'), `${files.get(uri('prod/main.tf')) ?? ''}\n`]]), options);
  const changed = [...reportsOf(after)].filter((report) => ![...reportsOf(before)].includes(report)).map(({ deployment }) => deployment.unit.root);
  assert.deepEqual(changed, [uri('prod')]);
});

test('the workspace has findings to compare', () => {
  const files = new Map(Object.entries(workspace).map(([name, text]) => [uri(name), text]));
  const rules = new Set(allFindings(analyze(undefined, files, options)).map(({ rule }) => rule));
  assert.ok(rules.size >= 5, [...rules].join(' '));
});

test('networks and plans are plain data: they survive JSON', () => {
  const files = new Map(Object.entries(workspace).map(([name, text]) => [uri(name), text]));
  for (const { design: { network, plan } } of reportsOf(analyze(undefined, files, options))) {
    for (const data of [network, plan]) assert.equal(JSON.stringify(JSON.parse(JSON.stringify(data))), JSON.stringify(data));
  }
});
