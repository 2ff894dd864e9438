import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { IRawGrammar } from 'vscode-textmate';
import { loadGrammar, readManifest, tokensOf, type Token } from './tokens';

/** Stands for the grammar of another Terraform extension: strings with interpolation, heredocs, comments. */
function stranger(scopeName: string): IRawGrammar {
  const string = { name: 'string.quoted.double.hcl', begin: '"', end: '"', patterns: [{ include: '#interpolation' }] };
  const interpolation = { name: 'meta.interpolation.hcl', begin: '\\$\\{', end: '\\}', patterns: [{ include: '#comment' }, { include: '#string' }] };
  const comment = { patterns: [{ name: 'comment.line.hcl', match: '#.*' }, { name: 'comment.block.hcl', begin: '/\\*', end: '\\*/' }] };
  const heredoc = { name: 'string.unquoted.heredoc.hcl', begin: '<<-?(\\w+)$', end: '^\\s*\\1$', patterns: [{ include: '#interpolation' }] };
  const self = { $vscodeTextmateLocation: { filename: 'stranger', line: 0, char: 0 } };
  return {
    ...self,
    scopeName,
    patterns: [{ include: '#comment' }, { include: '#string' }, { include: '#heredoc' }],
    repository: { string, interpolation, comment, heredoc, $self: { patterns: [] }, $base: { patterns: [] } },
  };
}

const hosts = ['source.hcl.terraform', 'source.terraform', 'source.hcl', 'source.aksnet.terraform'];
const others = ['source.bicep', 'source.aksnet.bicep', 'source.json.arm-template'];
const scripts = ['source.shell', 'source.aksnet.azcli', 'source.powershell', 'source.batchfile'];

/** The ranges that are set apart, each as `address|separator|length`. */
async function rangesIn(host: string, text: string): Promise<readonly string[]> {
  const grammar = await loadGrammar(host, stranger(host));
  const found: string[] = [];
  for (const token of tokensOf(grammar, text).flat()) {
    if (token.scopes.includes('constant.numeric.cidr.address.aksnet')) found.push(token.text);
    else if (token.scopes.some((scope) => scope.endsWith('.cidr.aksnet') || scope.endsWith('.length.aksnet'))) found.push(`${found.pop() ?? ''}|${token.text}`);
  }
  return found;
}

for (const host of hosts) {
  suite(`ranges in the strings of ${host}`, () => {
    const cases: readonly (readonly [title: string, text: string, ranges: readonly string[]])[] = [
      ['IPv4', 'address_prefixes = ["10.240.0.0/16"]', ['10.240.0.0|/|16']],
      ['several in one string', 'ranges = "10.0.0.0/8, 172.16.0.0/12,0.0.0.0/0"', ['10.0.0.0|/|8', '172.16.0.0|/|12', '0.0.0.0|/|0']],
      ['at the end of a sentence', 'description = "The nodes lie in 10.1.0.0/22."', ['10.1.0.0|/|22']],
      ['IPv6', 'pod_cidrs = ["fd12:3456:789a::/64", "2001:db8:0:1:2:3:4:5/128", "::/0", "fe80::1/10"]', ['fd12:3456:789a::|/|64', '2001:db8:0:1:2:3:4:5|/|128', '::|/|0', 'fe80::1|/|10']],
      ['one double colon may stand for a single group', 'a = "1:2:3:4:5:6:7::/112" b = "::2:3:4:5:6:7:8/112"', ['1:2:3:4:5:6:7::|/|112', '::2:3:4:5:6:7:8|/|112']],
      ['in an argument inside an interpolation', 'a = "${cidrsubnet("10.0.0.0/16", 8, 1)}-x"', ['10.0.0.0|/|16']],
      ['beside an interpolation', 'a = "${var.name} 10.0.0.0/16"', ['10.0.0.0|/|16']],
      ['in a heredoc, up to its end', 'a = <<EOT\nroute 10.0.0.0/16\nEOT\nb = 10.1.0.0/16', ['10.0.0.0|/|16']],
      ['not a part of an interpolated range', 'a = "10.${var.n}.0.0/16" b = "10.0.0.0/${var.bits}" c = "10.0.0.0/1${var.n}" d = "${var.a}10.0.0.0/16"', []],
      ['not in comments', '# "10.0.0.0/16"\na = 1 /* "10.0.0.0/16" */\nb = "${var.b /* 10.0.0.0/16 */}"', []],
      ['not outside strings', 'a = 10.0.0.0/16', []],
      ['not versions', 'version = "1.28.3" a = "4.0.0.1" b = "v1.2.3.4/5" c = "1.2.3/4" d = "1.2.3.4.5/6"', []],
      ['not addresses without a length', 'dns_service_ip = "10.0.0.10" b = "fd00::1"', []],
      ['not what is no range', 'a = "10.0.0.256/16" b = "10.0.0.0/33" c = "010.0.0.0/8" d = "10.0.0.0/016" e = "10.0.0/16" f = "fd00::/129" g = "1:2:3:4:5:6:7:8::/64" h = "1:2:3:4:5:6:7/64" i = "1::2::3/64"', []],
      ['not in urls, paths and names', 'a = "https://10.0.0.1/24" b = "10.0.0.1/24/x" c = "10.0.0.1/24a" d = "ns::10/8:x"', []],
    ];
    for (const [title, text, ranges] of cases) test(title, async () => assert.deepEqual(await rangesIn(host, text), ranges));
  });
}

test('the string keeps its own scopes around and behind a range', async () => {
  const grammar = await loadGrammar('source.hcl.terraform', stranger('source.hcl.terraform'));
  const [tokens = []] = tokensOf(grammar, 'a = "x 10.0.0.0/16 y" # c');
  const own = ['source.hcl.terraform', 'string.quoted.double.hcl'];
  assert.deepEqual(tokens, [
    { text: 'a = ', scopes: ['source.hcl.terraform'] },
    { text: '"', scopes: own },
    { text: 'x ', scopes: own },
    { text: '10.0.0.0', scopes: [...own, 'meta.cidr.ipv4.aksnet', 'constant.numeric.cidr.address.aksnet'] },
    { text: '/', scopes: [...own, 'meta.cidr.ipv4.aksnet', 'punctuation.separator.cidr.aksnet'] },
    { text: '16', scopes: [...own, 'meta.cidr.ipv4.aksnet', 'storage.type.cidr.length.aksnet'] },
    { text: ' y', scopes: own },
    { text: '"', scopes: own },
    { text: ' ', scopes: ['source.hcl.terraform'] },
    { text: '# c', scopes: ['source.hcl.terraform', 'comment.line.hcl'] },
  ]);
});

test('ranges in the strings of Bicep, with either grammar', async () => {
  const string = { name: 'string.quoted.single.bicep', begin: "'(?!'')", end: "'" };
  const self = { $vscodeTextmateLocation: { filename: 'stranger', line: 0, char: 0 } };
  const grammar: IRawGrammar = { ...self, scopeName: 'source.bicep', patterns: [string], repository: { $self: { patterns: [] }, $base: { patterns: [] } } };
  const text = "param prefix string = '10.240.0.0/16'\nvar a = '10.0.0.0/${bits}'\nvar b = [ 'fd00::/64', 'x/10.0.0.1/24' ]";
  for (const host of ['source.bicep', 'source.aksnet.bicep']) {
    const isRange = ({ scopes }: Token): boolean => scopes.some((scope) => /^meta\.cidr\.ipv[46]\.aksnet$/.test(scope));
    const tokens = tokensOf(await loadGrammar(host, grammar), text).flat().filter(isRange);
    assert.deepEqual(tokens.map((token) => token.text), ['10.240.0.0', '/', '16', 'fd00::', '/', '64']);
  }
});

/** Stands for the editor's own grammars of scripts, as far as they matter here: strings and comments, and words that are neither. */
function shell(scopeName: string): IRawGrammar {
  const self = { $vscodeTextmateLocation: { filename: 'stranger', line: 0, char: 0 } };
  const patterns = [{ name: 'comment.line.shell', match: '#.*' }, { name: 'string.quoted.double.shell', begin: '"', end: '"' }, { name: 'constant.numeric.shell', match: '\\b[\\d.]+' }];
  return { ...self, scopeName, patterns, repository: { $self: { patterns: [] }, $base: { patterns: [] } } };
}

test('ranges in scripts, with and without quotes, and not in comments', async () => {
  const text = 'A=10.0.0.0/16\naz network vnet create --address-prefixes 10.1.0.0/16 "10.2.0.0/16" --x=10.3.0.0/16 # 10.4.0.0/16\ncurl http://10.5.0.0/16 10.6.0.0 1/2';
  for (const host of scripts) {
    const tokens = tokensOf(await loadGrammar(host, shell(host), shell('source.shell')), text).flat();
    const addresses = tokens.filter(({ scopes }) => scopes.includes('constant.numeric.cidr.address.aksnet')).map((token) => token.text);
    assert.deepEqual(addresses, ['10.0.0.0', '10.1.0.0', '10.2.0.0', '10.3.0.0'], host);
  }
});

test('the manifest injects into every known grammar of our languages, and not into ordinary JSON, YAML or Markdown', () => {
  const injection = readManifest().contributes.grammars.find(({ injectTo }) => injectTo !== undefined);
  assert.deepEqual(injection?.injectTo, [...hosts, ...others, ...scripts]);
});
