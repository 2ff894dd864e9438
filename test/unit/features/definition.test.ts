import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze, type Analysis } from '../../../src/analyze';
import { definitionAt } from '../../../src/features/definition';
import { hoverAt } from '../../../src/features/hover';

const texts: Readonly<Record<string, string>> = {
  'main.tf': 'variable "range" {}\nlocals {\n  nodes = var.range\n}\nmodule "net" {\n  source = "./net"\n  prefix = local.nodes\n}\n',
  'net/main.tf': 'variable "prefix" {}\nresource "azurerm_subnet" "s" {\n  address_prefixes = [var.prefix]\n}\n',
  'dev.tfvars': 'range = "10.0.1.0/24"\n',
  'prod.tfvars': 'range = "10.0.2.0/24"\n',
};

const analysis: Analysis = analyze(undefined, new Map(Object.entries(texts).map(([name, text]) => [`file:///project/${name}`, text])), { today: '2026-11-20', settings: { severities: {} } });

function leads(file: string, at: string): readonly string[] | undefined {
  const definition = definitionAt(analysis, `file:///project/${file}`, (texts[file]?.indexOf(at) ?? 0) + 1);
  return definition?.targets.map(({ uri, start, end }) => `${uri.slice('file:///project/'.length)}: ${analysis.files.get(uri)?.text.slice(start, end)}`);
}

test('a network value is led back step by step, to each of the files that give it', () => {
  assert.deepEqual(leads('net/main.tf', 'var.prefix'), ['main.tf: local.nodes']);
  assert.deepEqual(leads('main.tf', 'local.nodes'), ['main.tf: var.range']);
  assert.deepEqual(leads('main.tf', 'var.range'), ['dev.tfvars: "10.0.1.0/24"', 'prod.tfvars: "10.0.2.0/24"']);
  assert.equal(leads('dev.tfvars', '"10'), undefined);
  assert.equal(leads('main.tf', 'source'), undefined);
});

test('the hover shows a value with each of the files of variables', () => {
  const shown = hoverAt(analysis, 'file:///project/net/main.tf', (texts['net/main.tf']?.indexOf('var.prefix') ?? 0) + 1);
  const text = shown?.paragraphs.join('\n') ?? '';
  assert.match(text, /in `dev\.tfvars`: `10\.0\.1\.0\/24`: 10\.0\.1\.0 to 10\.0\.1\.255/);
  assert.match(text, /in `prod\.tfvars`: `10\.0\.2\.0\/24`: 10\.0\.2\.0 to 10\.0\.2\.255/);
  assert.deepEqual(shown?.trail.map(({ span }) => span.uri.slice('file:///project/'.length)), ['main.tf', 'main.tf', 'dev.tfvars']);
});
