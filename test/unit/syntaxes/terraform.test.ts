import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { loadGrammar, readManifest, tokensOf, type Token } from './tokens';

/** The tokens whose innermost scope begins so, as text. */
async function textOf(scope: string, text: string): Promise<readonly string[]> {
  const grammar = await loadGrammar('source.aksnet.terraform');
  const is = ({ scopes }: Token): boolean => scopes.slice(1).some((each) => each === scope || each.startsWith(`${scope}.`));
  return tokensOf(grammar, text).flat().filter(is).map((token) => token.text.trim()).filter((each) => each !== '');
}

suite('the grammar of our own for Terraform', () => {
  test('comments, and none in strings', async () => {
    assert.deepEqual(await textOf('comment', 'a = 1 # one\n// two\nb = /* three\nfour */ 4\nc = "http://x # y"'), ['#', 'one', '//', 'two', '/*', 'three', 'four', '*/']);
  });

  test('the head of a block', async () => {
    const text = 'resource "azurerm_subnet" "nodes" {\n  name = "x"\n  delegation {\n  }\n}\nlocals {}';
    assert.deepEqual(await textOf('entity.name.type', text), ['resource', 'delegation', 'locals']);
    assert.deepEqual(await textOf('string', text), ['"', 'azurerm_subnet', '"', '"', 'nodes', '"', '"', 'x', '"']);
  });

  test('attributes are told from comparisons and arrows', async () => {
    assert.deepEqual(await textOf('variable.other.property', 'count = a == b ? 1 : 0\nx == y\nk => v\ntags = {\n  team = "net"\n}'), ['count', 'tags', 'team']);
  });

  test('numbers, words of the language and calls', async () => {
    const text = 'a = [for s in var.subnets : cidrsubnet(s.base2, 8, 1.5) if s.on != true]\nb = provider::x::f(null)';
    assert.deepEqual(await textOf('constant.numeric', text), ['8', '1.5']);
    assert.deepEqual(await textOf('constant.language', text), ['true', 'null']);
    assert.deepEqual(await textOf('keyword.control', text), ['for', 'in', 'if']);
    assert.deepEqual(await textOf('support.function', text), ['cidrsubnet', 'provider::x::f']);
  });

  test('an interpolation ends at its own brace, and escapes are none', async () => {
    const text = 'a = "x ${merge({ b = "y" }, c)} $${d} \\"e" + 1';
    assert.deepEqual(await textOf('variable', text), ['a', 'b', 'c']);
    assert.deepEqual(await textOf('constant.character.escape', text), ['$$', '\\"']);
    assert.deepEqual(await textOf('constant.numeric', text), ['1']);
  });

  test('a heredoc reaches to its own end', async () => {
    const text = 'a = <<-EOT\n  one ${var.x}\n  # no comment\n  EOTX\n  EOT\nb = 2';
    assert.deepEqual(await textOf('string.unquoted.heredoc', text), ['<<-', 'EOT', 'one', '${', 'var', '.', 'x', '}', '# no comment', 'EOTX', 'EOT']);
    assert.deepEqual(await textOf('comment', text), []);
    assert.deepEqual(await textOf('constant.numeric', text), ['2']);
  });

  test('a quote that is not closed ends at its line', async () => {
    assert.deepEqual(await textOf('entity.name.type', 'name = "open\nresource "a" "b" {\n}'), ['resource']);
  });
});

suite('the languages that the manifest names', () => {
  const { grammars, languages } = readManifest().contributes;
  for (const id of ['terraform', 'terraform-vars']) {
    test(`${id} has our grammar and configuration`, () => {
      assert.equal(grammars.find(({ language }) => language === id)?.scopeName, 'source.aksnet.terraform');
      const configuration = languages.find((language) => language.id === id)?.configuration;
      assert.equal(configuration, './syntaxes/terraform.language-configuration.json');
      const { comments } = JSON.parse(readFileSync(configuration, 'utf8')) as { readonly comments: unknown };
      assert.deepEqual(comments, { lineComment: '#', blockComment: ['/*', '*/'] });
    });
  }

  test('every pattern of the language configuration is a regular expression', () => {
    const text = readFileSync('syntaxes/terraform.language-configuration.json', 'utf8');
    const { wordPattern, indentationRules } = JSON.parse(text) as { readonly wordPattern: string; readonly indentationRules: Readonly<Record<string, string>> };
    const { increaseIndentPattern = '', decreaseIndentPattern = '' } = indentationRules;
    assert.deepEqual('var.node_pool-1 = 12'.match(new RegExp(wordPattern, 'g')), ['var', 'node_pool-1', '12']);
    for (const line of ['resource "a" "b" {', 'x = [', 'y = merge( # why']) assert.match(line, new RegExp(increaseIndentPattern));
    for (const line of ['x = []', '# note {', 'x = 1']) assert.doesNotMatch(line, new RegExp(increaseIndentPattern));
    assert.match('  }', new RegExp(decreaseIndentPattern));
  });
});
