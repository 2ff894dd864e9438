import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, allNotChecked, analyze, findingsIn, reportsOf, type Analysis, type Options } from '../../../src/analyze';
import { randomFrom } from '../random';
import { mixedWorkspace, otherNames } from './mixed-workspace';
import { workspace } from './workspace';

const options: Options = { today: '2026-11-20', settings: { severities: {} } };
const otherOptions: Options = { today: '2029-01-01', settings: { severities: { 'subnet-too-small': 'off', 'subnets-overlap': 'info' } } };
const uri = (name: string): string => `file:///project/${name}`;

/** All that there is to see, as plain data. */
function seen(analysis: Analysis): unknown {
  const reports = [...reportsOf(analysis)].map(({ deployment: { unit, network, unreadable }, design, findings, notChecked }) => ({ unit, network, unreadable, design, findings, notChecked }));
  return { findings: allFindings(analysis), notChecked: allNotChecked(analysis), reports };
}

/** A workspace that is edited: what its files say at first, what they may be called besides, and what is typed into them. */
interface Edited {
  readonly texts: ReadonlyMap<string, string>;
  readonly otherNames: readonly string[];
  readonly words: readonly string[];
}

const edited: Readonly<Record<string, Edited>> = {
  'Terraform': {
    texts: filesOf(workspace),
    otherNames: ['prod/extra.tf', 'shared/main.tf', 'other/main.tf', 'prod/x.auto.tfvars', 'prod/y.tfvars', 'live/more.tfvars', 'envs/prod.tfvars', 'live/terraform.tfvars', 'live/envs/main.tf', 'live/.terraform/modules/modules.json'].map(uri),
    words: ['"', '{', '}', '\n', '10.0.0.0/16', '/', '=', 'count = 0\n', ' var.nodes ', '[', ']', '# ', 'null', 'azurerm_subnet.nodes.id', 'module.net', 'var.space', 'each.value', '../'],
  },
  'Bicep, ARM templates and Terraform': {
    texts: filesOf(mixedWorkspace),
    otherNames: otherNames.map(uri),
    words: ["'", '"', '{', '}', '\n', '10.8.0.0/16', '/', '[', ']', ',', "'hub'", '"spokes"', 'existing ', '// ', 'null', 'modules/', ' if (private)', '12'],
  },
};

function filesOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts).map(([name, text]) => [uri(name), text]));
}

for (const [name, each] of Object.entries(edited)) {
  test(`${name}: after any sequence of edits the analysis equals the one from scratch`, () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = randomFrom(seed);
      const files = new Map(each.texts);
      let using = options;
      let analysis = analyze(undefined, files, using);
      for (let step = 0; step < 150; step++) {
        const changes = editsOf(files, each, random);
        const uris = new Set([...files.keys(), ...changes.keys()]);
        for (const [key, text] of changes) {
          if (text === undefined) files.delete(key);
          else files.set(key, text);
        }
        if (random(20) === 0) using = using === options ? otherOptions : options;
        const before = analysis;
        analysis = analyze(analysis, changes, using);
        const scratch = analyze(undefined, files, using);
        assert.equal(JSON.stringify(seen(analysis)), JSON.stringify(seen(scratch)), `seed ${seed}, step ${step}, ${[...changes.keys()].join(' ')}`);
        assertTouched(before, analysis, uris);
      }
    }
  });
}

/** Whatever changed for a file is announced: an editor that redraws the touched files shows the truth. */
function assertTouched(before: Analysis, after: Analysis, uris: Iterable<string>): void {
  for (const key of uris) {
    if (!after.touched.has(key)) assert.equal(JSON.stringify(findingsIn(after, key)), JSON.stringify(findingsIn(before, key)), `${key} changed but is not announced`);
  }
}

/** One edit, or several that come at once, as when a branch is checked out. */
function editsOf(files: ReadonlyMap<string, string>, workspaceOf: Edited, random: (below: number) => number): ReadonlyMap<string, string | undefined> {
  const changes = new Map<string, string | undefined>();
  for (let left = random(6) === 0 ? 3 : 1; left > 0; left--) for (const [key, text] of editOf(files, workspaceOf, random)) changes.set(key, text);
  return changes;
}

function editOf(files: ReadonlyMap<string, string>, { texts, otherNames: others, words }: Edited, random: (below: number) => number): readonly (readonly [string, string | undefined])[] {
  const oneOf = <T>(list: readonly T[]): T | undefined => list[random(Math.max(list.length, 1))];
  const file = oneOf([...files]);
  const original = oneOf([...texts]);
  const kind = random(20);
  if (!file || (kind <= 2 && original)) return original ? [original] : [];
  const [name, text] = file;
  if (kind === 3) return [[name, undefined]];
  if (kind <= 5) {
    const moved = oneOf([...others, ...texts.keys()]) ?? name;
    return [...(random(2) === 0 ? [[name, undefined] as const] : []), [moved, text]];
  }
  if (kind <= 10) {
    // One quoted text in place of another: paths, names and types lead elsewhere.
    const place = oneOf([...text.matchAll(quoted)]);
    const other = oneOf([...[...texts.values()].join('').matchAll(quoted)]);
    if (!place || !other) return [];
    const quote = place[0].charAt(0);
    return [[name, `${text.slice(0, place.index)}${quote}${other[0].slice(1, -1)}${quote}${text.slice(place.index + place[0].length)}`]];
  }
  const at = random(text.length + 1);
  const length = random(4) === 0 ? random(40) : random(3);
  const word = random(2) === 0 ? (oneOf(words) ?? '') : '';
  return [[name, text.slice(0, at) + word + text.slice(at + length)]];
}

const quoted = /'[^'\n]*'|"[^"\n]*"/g;

test('an edit evaluates only the deployments that read the file', () => {
  const files = filesOf(workspace);
  const before = analyze(undefined, files, options);
  const after = analyze(before, new Map([[uri('prod/main.tf'), `${files.get(uri('prod/main.tf')) ?? ''}\n`]]), options);
  const changed = [...reportsOf(after)].filter((report) => ![...reportsOf(before)].includes(report)).map(({ deployment }) => deployment.unit.root);
  assert.deepEqual(changed, [uri('prod')]);
});

test('an edit in a module evaluates its callers with each of their files of variables, one in such a file that deployment alone', () => {
  const files = filesOf(workspace);
  const before = analyze(undefined, files, options);
  const changedBy = (name: string): readonly string[] => {
    const after = analyze(before, new Map([[uri(name), `${files.get(uri(name)) ?? ''}\n`]]), options);
    return [...reportsOf(after)].filter((report) => ![...reportsOf(before)].includes(report)).map(({ deployment: { unit } }) => `${unit.root.slice(uri('').length)} ${unit.variant ?? ''}`).toSorted();
  };
  assert.deepEqual(changedBy('modules/inner/main.tf'), ['live dev.tfvars', 'live envs/prod.tfvars', 'live envs/test.tfvars']);
  assert.deepEqual(changedBy('live/envs/test.tfvars'), ['live envs/test.tfvars']);
});

test('an edit in a network judges those anew that name it, and evaluates none of them', () => {
  const before = analyze(undefined, filesOf(mixedWorkspace), options);
  const after = analyze(before, new Map([[uri('hub/hub.bicep'), mixedWorkspace['hub/hub.bicep']?.replace("= 'hub'", "= 'core'")]]), options);
  const old = [...reportsOf(before)];
  const changed = [...reportsOf(after)].filter((report) => !old.includes(report));
  assert.deepEqual([...new Set(changed.map(({ deployment }) => deployment.unit.root))], ['hub/hub.bicep', 'team/app.bicep', 'team/more.bicep'].map(uri));
  const evaluated = changed.filter(({ deployment }) => !old.some((report) => report.deployment === deployment));
  assert.deepEqual([...new Set(evaluated.map(({ deployment }) => deployment.unit.root))], [uri('hub/hub.bicep')]);
  const inApp = (analysis: Analysis): readonly string[] => findingsIn(analysis, uri('team/app.bicep')).map(({ rule }) => rule);
  assert.deepEqual([inApp(before), inApp(after)], [['service-cidr-overlaps-subnet'], []]);
});

test('an edit in what only names a network judges nothing else', () => {
  const before = analyze(undefined, filesOf(mixedWorkspace), options);
  const after = analyze(before, new Map([[uri('team/app.bicep'), `${mixedWorkspace['team/app.bicep'] ?? ''}\n`]]), options);
  const old = [...reportsOf(before)];
  assert.deepEqual([...reportsOf(after)].filter((report) => !old.includes(report)).map(({ deployment }) => deployment.unit.root), [uri('team/app.bicep')]);
});

test('the workspaces have findings to compare', () => {
  for (const { texts } of Object.values(edited)) {
    const rules = new Set(allFindings(analyze(undefined, texts, options)).map(({ rule }) => rule));
    assert.ok(rules.size >= 5, [...rules].join(' '));
  }
});

test('networks and plans are plain data: they survive JSON', () => {
  const files = filesOf(workspace);
  for (const { design: { network, plan } } of reportsOf(analyze(undefined, new Map([...filesOf(mixedWorkspace), ...files]), options))) {
    for (const data of [network, plan]) assert.equal(JSON.stringify(JSON.parse(JSON.stringify(data))), JSON.stringify(data));
  }
});
