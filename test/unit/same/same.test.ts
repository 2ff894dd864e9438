import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { allFindings, analyze, reportsOf, type Report } from '../../../src/analyze';
import { today } from '../fixture';
import { factsOf } from './plan-facts';
import { pathsIn, readDesign, type Design, type Version } from './read-design';

// The designs of test/same give one plan and one list of findings in every language that can say them.

const folder = 'test/same';
const root = 'file:///same';

const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();

test('there are at least 25 designs', () => { assert.ok(names.length >= 25, `there are ${String(names.length)}`); });

for (const name of names) {
  describe(`${folder}/${name}`, () => {
    const design = readDesign(readFileSync(`${folder}/${name}`, 'utf8'));
    for (const version of design.versions) {
      if (version.files.size === 0) continue;
      test(version.language, () => { holds(design, version); });
    }
  });
}

function holds({ plan, findings }: Design, { language, files }: Version): void {
  const changes = new Map([...files].map(([name, text]) => [`${root}/${name}`, text]));
  const analysis = analyze(undefined, changes, { today, settings: { severities: {} } });
  const reports = [...reportsOf(analysis)];
  assert.deepEqual(reports.flatMap(({ deployment }) => deployment.unreadable), [], 'places that could not be read');
  const found = allFindings(analysis).map(({ severity, rule }) => `${severity} ${rule}`).sort();
  assert.deepEqual({ plan: pathsIn(factsOf(deployed(reports).design), language), findings: found }, { plan: pathsIn(plan, language), findings: pathsIn(findings, language) });
}

/** What is deployed as a whole: not a module, which others call. */
function deployed(reports: readonly Report[]): Report {
  const [report, ...others] = reports.filter(({ deployment: { unit } }) => !unit.called);
  assert.ok(report, 'nothing is deployed');
  assert.deepEqual(others.map(({ deployment: { unit } }) => unit), [], 'more than one is deployed');
  return report;
}
