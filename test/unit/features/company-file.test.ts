import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { companyKeys } from '../../../src/facts/company-file';
import { companyCompletions, companyHover, companyProblems, emptyCompanyFile } from '../../../src/features/company-file';

const uri = 'file:///.aksnet.yaml';
const at = (text: string): readonly [{ uri: string; text: string }, number] => [{ uri, text: text.replace('|', '') }, text.indexOf('|')];

suite('the file of a company in an editor', () => {
  test('names rules that there are none of', () =>
    assert.deepEqual(companyProblems({ uri, text: 'severities:\n  kubenet-retires: off\n  kubenet-retiring: off\n' }).map(({ message }) => message), ['unknown rule "kubenet-retires": did you mean kubenet-retiring?']));
  test('begins without a problem', () => assert.deepEqual(companyProblems({ uri, text: emptyCompanyFile }), []));

  const labels = (text: string): readonly string[] => companyCompletions(...at(text)).map(({ label }) => label);
  test('offers keys that are not there yet', () => assert.deepEqual(labels('in-use: []\nheadroom:\n|'), Object.keys(companyKeys).filter((key) => key !== 'in-use' && key !== 'headroom')));
  test('offers rules and severities', () => {
    assert.ok(labels('severities:\n  |').includes('kubenet-retiring'));
    assert.deepEqual(labels('severities:\n  kubenet-retiring: |'), ['error', 'warning', 'info', 'hover', 'off']);
  });
  test('offers the fields of an item', () => assert.deepEqual(labels('in-use:\n  - |'), ['range', 'by']));

  test('shows how large a range is, what a key means and what a rule finds', () => {
    assert.equal(companyHover(...at('in-use:\n  - 10.0.|0.0/9\n'))?.text, '**10.0.0.0/9** up to 10.127.255.255, 8,388,608 addresses');
    assert.equal(companyHover(...at('allo|wed: []\n'))?.text, companyKeys.allowed);
    assert.equal(companyHover(...at('severities:\n  kubenet-ret|iring: off\n'))?.text, "The cluster uses kubenet, which retires on 2028-03-31. The rule's own severity is *warning*.");
    assert.equal(companyHover(...at('# no|thing\n')), undefined);
  });

  test('has a schema with the same keys and words', () => {
    const { properties } = JSON.parse(readFileSync('media/aksnet.schema.json', 'utf8')) as { properties: Record<string, { description?: string }> };
    const described = Object.entries(properties).filter(([key]) => key !== '$schema' && key !== 'version');
    assert.deepEqual(Object.fromEntries(described.map(([key, { description }]) => [key, description])), { ...companyKeys });
  });
});
