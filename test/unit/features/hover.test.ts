import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyze } from '../../../src/analyze';
import { code, escapeMarkdown, hoverAt } from '../../../src/features/hover';

const options = { today: '2026-11-20', settings: { severities: {} } };

const main = `variable "nodes" {
  default = "10.0.1.0/24"
}
variable "big" {}
resource "azurerm_subnet" "nodes" {
  address_prefixes = [var.nodes]
}
resource "azurerm_kubernetes_cluster" "a" {
  default_node_pool {
    name           = "<b>x</b>"
    node_count     = var.big ? 6 : 3
    vnet_subnet_id = azurerm_subnet.nodes.id
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = "10.9.0.0/16"
  }
}
`;

function hover(at: string, text = main): { readonly text: string; readonly trail: readonly string[] } | undefined {
  const uri = 'file:///project/main.tf';
  const found = hoverAt(analyze(undefined, new Map([[uri, text]]), options), uri, text.indexOf(at) + 1);
  return found && { text: found.paragraphs.join('\n'), trail: found.trail.map(({ text: step, span }) => `${step} at ${text.slice(span.start, span.end)}`) };
}

test('a use of a variable shows the range, its size, where it comes from, and the capacity', () => {
  const shown = hover('var.nodes');
  assert.match(shown?.text ?? '', /\*\*Address prefix\*\* of `azurerm_subnet.nodes`/);
  assert.match(shown?.text ?? '', /10\.0\.1\.0 to 10\.0\.1\.255, 256 addresses, 251 usable/);
  assert.match(shown?.text ?? '', /6 nodes × \\\(1 \\\+ 30 pods\\\) = 186/);
  assert.deepEqual(shown?.trail, ['default of variable `nodes` at "10.0.1.0/24"']);
});

test('the literal behind a variable shows the same value', () => {
  assert.match(hover('"10.0.1.0/24"')?.text ?? '', /10\.0\.1\.0 to 10\.0\.1\.255/);
});

test('a file that holds nothing but values shows them too', () => {
  const files = { main: main.slice(main.indexOf('resource')), variables: 'variable "nodes" {\n  default = "10.0.9.0/24"\n}\n', values: 'nodes = "10.0.1.0/24"\n' };
  const uris = { main: 'file:///project/main.tf', variables: 'file:///project/variables.tf', values: 'file:///project/terraform.tfvars' };
  const analysis = analyze(undefined, new Map([[uris.main, files.main], [uris.variables, files.variables], [uris.values, files.values]]), options);
  assert.match(hoverAt(analysis, uris.values, files.values.indexOf('10.0'))?.paragraphs.join() ?? '', /10\.0\.1\.0 to 10\.0\.1\.255/);
  const without = analyze(analysis, new Map([[uris.values, undefined]]), options);
  assert.match(hoverAt(without, uris.variables, files.variables.indexOf('10.0'))?.paragraphs.join() ?? '', /10\.0\.9\.0 to 10\.0\.9\.255/);
});

test('a condition shows both of its outcomes', () => {
  const text = hover('var.big ?')?.text ?? '';
  assert.match(text, /`6` if `var.big` is true/);
  assert.match(text, /`3` if `var.big` is false/);
});

test('what is not known says why, and what is fixed for ever says so', () => {
  assert.match(hover('var.none', main.replace('[var.nodes]', '[var.none]'))?.text ?? '', /not known: variable `none` is not declared/);
  assert.match(hover('"10.9.0.0/16"')?.text ?? '', /A change later:\* azurerm destroys the cluster and makes a new one.*\[azurerm_kubernetes_cluster\]/);
});

test('the head of a subnet or a pool shows its capacity, other text nothing', () => {
  assert.match(hover('resource "azurerm_subnet"')?.text ?? '', /in an upgrade/);
  assert.match(hover('default_node_pool')?.text ?? '', /takes of its subnet/);
  assert.equal(hover('node_count'), undefined);
});

test('text from files stays text', () => {
  assert.equal(escapeMarkdown('<b>[x](command:y) *z*'), '\\<b\\>\\[x\\]\\(command:y\\) \\*z\\*');
  assert.equal(code('a`b'), '`` a`b ``');
  assert.equal(code('a\nb'), '`a b`');
  const rows = hover('var.nodes', main)?.text.split('\n').filter((line) => line.includes('<b>')) ?? [];
  assert.ok(rows.length > 0);
  for (const row of rows) assert.match(row, /`<b>x<\/b>`/);
});
