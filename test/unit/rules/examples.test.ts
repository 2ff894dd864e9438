import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { editedTexts, offeredFixes } from '../../../src/features/fixes';
import { rulePage } from '../../../src/features/rule-page';
import { errorPages } from '../../../src/plan/facts/error-pages';
import { rules } from '../../../src/rules';
import type { Example } from '../../../src/rules/example';
import type { Rule } from '../../../src/rules/rule';
import { compareFixture, readFixture, renderFixture, uriOf } from '../fixture';
import { ruleFiles } from './rule-files';

const files = await ruleFiles();

test('every file with a rule is in the list, and the other way round', () => {
  assert.deepEqual(files.map(({ rule }) => rule.id), rules.map(({ id }) => id).sort());
  for (const { name, rule } of files) {
    assert.equal(rule.id, name, 'a rule is called as its file');
    assert.ok(rules.includes(rule), `${name} is in the list`);
  }
});

test('ids and titles are unique and well formed', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  assert.equal(new Set(rules.map(({ title }) => title.toLowerCase())).size, rules.length);
  for (const { id, title } of rules) {
    assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
    assert.match(title, /^[A-Z].*[^.]$/);
  }
});

test('advice is what has the severity info, so that a sound project is quiet', () => {
  for (const { id, group, severity } of rules) if (group !== 'comments') assert.equal(group === 'advice', severity === 'info', id);
});

test('pages are unique, and a code of Azure that Microsoft has a page of leads there', () => {
  const pages = files.map(({ rule, examples }) => rulePage(rule, examples));
  assert.equal(new Set(pages).size, pages.length);
  for (const [index, { rule }] of files.entries()) {
    for (const code of rule.azureErrors ?? []) assert.ok(errorPages[code] === undefined || pages[index]?.includes(`[\`${code}\`](${errorPages[code]})`), `${rule.id} links ${code}`);
  }
  for (const [code, url] of Object.entries(errorPages)) assert.ok(url.toLowerCase().includes(code.toLowerCase()), `${code} leads to its page`);
});

test('every rule names its sources, with their dates', () => {
  for (const { id, sources, about } of rules) {
    assert.ok(sources.length > 0, `${id} has a source`);
    for (const { title, url, date } of sources) {
      assert.notEqual(title, '');
      assert.match(url, /^https:\/\/(learn\.microsoft\.com|github\.com)\//, id);
      assert.match(date, /^\d{4}(-\d\d(-\d\d)?)?$/, id);
    }
    assert.ok(about.split(/[.!?](?:\s|$)/).length > 2, `${id} says why in two sentences or more`);
  }
});

for (const { rule, examples } of files) {
  describe(rule.id, () => {
    test('a marked and a clean example exist', () => {
      const marked = examples.map(({ text }) => readFixture(text).marks.some((mark) => mark.rule === rule.id));
      assert.ok(marked.includes(true), 'one shows the fault');
      assert.ok(marked.includes(false), 'one shows how it should be');
    });
    for (const [index, example] of examples.entries()) test(example.title ?? `example ${String(index + 1)}`, () => { hold(rule, example); });
  });
}

function hold({ id }: Rule, { text, fixed }: Example): void {
  const { expected, actual, findings, analysis } = compareFixture(text, [id]);
  assert.equal(actual, expected);
  const finding = findings.find(({ rule, fixes }) => rule === id && fixes.length > 0);
  if (!finding) {
    assert.equal(fixed, undefined, 'nothing is proposed');
    return;
  }
  const [fix] = offeredFixes(analysis, finding);
  assert.ok(fix, `"${finding.fixes.map(({ title }) => title).join('", "')}" does not cure`);
  const fixture = readFixture(text);
  const edited = editedTexts(analysis, fix.edits);
  const after = fixture.files.map(({ name, text: before }) => ({ name, text: edited.get(uriOf(name)) ?? before }));
  assert.equal(renderFixture({ ...fixture, files: after }, []), fixed ?? '(the example has no `fixed`)');
}
