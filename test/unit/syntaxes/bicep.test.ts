import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { loadGrammar, readManifest, tokensOf, type Token } from './tokens';

/** The tokens with a scope that begins so, as text. */
async function textOf(scope: string, text: string): Promise<readonly string[]> {
  const grammar = await loadGrammar('source.aksnet.bicep');
  const is = ({ scopes }: Token): boolean => scopes.slice(1).some((each) => each === scope || each.startsWith(`${scope}.`));
  return tokensOf(grammar, text).flat().filter(is).map((token) => token.text.trim()).filter((each) => each !== '');
}

suite('the grammar of our own for Bicep', () => {
  test('comments and directives, and none in strings', async () => {
    assert.deepEqual(await textOf('comment', "var a = 1 // one\nvar b = /* two\nthree */ 4\nvar c = 'https://x // y'"), ['//', 'one', '/*', 'two', 'three', '*/']);
    assert.deepEqual(await textOf('keyword.control.directive', "#disable-next-line no-unused-params\nparam a string = '#x'"), ['#disable-next-line']);
  });

  test('declarations with their names, and properties with the names of declarations', async () => {
    const text = "targetScope = 'subscription'\nparam count int = 1\nresource vnet 'x@1' existing = {\n  type: 'y'\n  module : {}\n}\nusing 'main.bicep'\nusing none\nimport { a } from 'b.bicep'\nvar params = [ type ]";
    assert.deepEqual(await textOf('keyword.other.declaration', text), ['targetScope', 'param', 'resource', 'using', 'using', 'import', 'var']);
    assert.deepEqual(await textOf('entity.name.variable', text), ['count', 'vnet', 'params']);
    assert.deepEqual(await textOf('variable.other.property', text), ['type', 'module']);
  });

  test('properties are told from branches of a condition and from nested names', async () => {
    assert.deepEqual(await textOf('variable.other.property', 'var a = { b: c ? d : e, f: g::h }\nvar i = j\n  ? k\n  : l\nvar m = n(o, p ? q : r)'), ['b', 'f']);
  });

  test('words of the language, types, numbers, calls and decorators', async () => {
    const text = "@sys.minLength(3)\n@secure()\nparam a string\nvar b = [for (s, i) in subnets: if (s.in > 24) cidrSubnet(any(s.for), 10, i) != null]\nvar c = string(true)";
    assert.deepEqual(await textOf('keyword.control', text), ['for', 'in', 'if']);
    assert.deepEqual(await textOf('support.type', text), ['string']);
    assert.deepEqual(await textOf('constant.numeric', text), ['3', '24', '10']);
    assert.deepEqual(await textOf('constant.language', text), ['null', 'true']);
    assert.deepEqual(await textOf('support.function', text), ['cidrSubnet', 'any', 'string']);
    assert.deepEqual(await textOf('entity.name.function.decorator', text), ['sys.minLength', 'secure']);
  });

  test('an interpolation ends at its own brace, and escapes are none', async () => {
    const text = "var a = 'x ${union({ b: 'y' }, c)} \\${d} \\'e' + 1";
    assert.deepEqual(await textOf('variable', text), ['b', 'c']);
    assert.deepEqual(await textOf('constant.character.escape', text), ['\\${', "\\'"]);
    assert.deepEqual(await textOf('constant.numeric', text), ['1']);
  });

  test('a text of several lines reaches to its own end, and is plain unless it says otherwise', async () => {
    const text = "var a = '''\none ${b} // no comment\n  it''s''''\nvar c = 2\nvar d = $'''\n${e}'''";
    assert.deepEqual(await textOf('comment', text), []);
    assert.deepEqual(await textOf('constant.numeric', text), ['2']);
    assert.deepEqual(await textOf('variable', text), ['e']);
  });

  test('a quote that is not closed ends at its line', async () => {
    assert.deepEqual(await textOf('keyword.other.declaration', "var a = 'open\nparam b string"), ['var', 'param']);
  });
});

suite('the languages of Bicep that the manifest names', () => {
  const { grammars, languages } = readManifest().contributes;
  for (const id of ['bicep', 'bicep-params']) {
    test(`${id} has our grammar and configuration`, () => {
      assert.equal(grammars.find(({ language }) => language === id)?.scopeName, 'source.aksnet.bicep');
      const configuration = languages.find((language) => language.id === id)?.configuration;
      assert.equal(configuration, './syntaxes/bicep.language-configuration.json');
      const { comments } = JSON.parse(readFileSync(configuration, 'utf8')) as { readonly comments: unknown };
      assert.deepEqual(comments, { lineComment: '//', blockComment: ['/*', '*/'] });
    });
  }

  test('JSON stays what it is: no language and no grammar of ours', () => {
    assert.deepEqual(languages.filter(({ id }) => /json|arm/.test(id)), []);
    assert.deepEqual(grammars.filter(({ language, injectTo = [] }) => language?.includes('json') || injectTo.some((scope) => /^source\.json(?:\.comments)?$/.test(scope))), []);
  });

  test('every pattern of the language configuration is a regular expression', () => {
    const text = readFileSync('syntaxes/bicep.language-configuration.json', 'utf8');
    const { wordPattern, indentationRules } = JSON.parse(text) as { readonly wordPattern: string; readonly indentationRules: Readonly<Record<string, string>> };
    const { increaseIndentPattern = '', decreaseIndentPattern = '' } = indentationRules;
    assert.deepEqual('vnet::node_pool.id ?? 12'.match(new RegExp(wordPattern, 'g')), ['vnet', 'node_pool', 'id', '12']);
    for (const line of ["resource a 'b' = {", 'x: [', 'y: union( // why']) assert.match(line, new RegExp(increaseIndentPattern));
    for (const line of ['x: []', '// note {', 'x: 1']) assert.doesNotMatch(line, new RegExp(increaseIndentPattern));
    assert.match('  }', new RegExp(decreaseIndentPattern));
  });
});
