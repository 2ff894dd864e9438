import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze } from '../../../src/analyze';
import { causesOf } from '../../../src/features/causes';

const options = { today: '2026-11-20', settings: { severities: {} } };

/** The causes of the first finding: their messages, each with the text that it points at. */
function causes(text: string): readonly string[] {
  const analysis = analyze(undefined, new Map([['file:///project/main.tf', text]]), options);
  const [finding] = allFindings(analysis);
  assert.ok(finding, 'nothing is found');
  return causesOf(analysis, finding).map(({ span, message }) => `${message} at ${text.slice(span.start, span.end)}`);
}

function subnet(prefix: string): string {
  return `resource "azurerm_subnet" "x" {\n  name             = "x"\n  address_prefixes = [${prefix}]\n}\n`;
}

test('the default of a variable is where a wrong value begins', () => {
  assert.deepEqual(causes(`variable "prefix" {\n  default = "10.0.300.0/24"\n}\n${subnet('var.prefix')}`), ['comes from default of variable `prefix` at "10.0.300.0/24"']);
});

test('a value that is written in place has no cause elsewhere', () => {
  assert.deepEqual(causes(subnet('"10.0.300.0/24"')), []);
});

test('the steps between are left out', () => {
  const text = `variable "base" {\n  default = "10.0.0.7/24"\n}\nlocals {\n  base = var.base\n}\n${subnet('local.base')}`;
  assert.deepEqual(causes(text), ['comes from default of variable `base` at "10.0.0.7/24"']);
});

test('a value that is put together has several causes', () => {
  const text = `variable "begin" {\n  default = "10.0.300"\n}\nlocals {\n  length = 24\n}\n${subnet('"${var.begin}.0/${local.length}"')}`;
  assert.deepEqual(causes(text), ['comes from default of variable `begin` at "10.0.300"', 'comes from local `length` at 24']);
});
