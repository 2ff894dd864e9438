import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArmTemplate } from '../../../src/languages/arm/template';
import { readBicepTemplate } from '../../../src/languages/bicep/template';
import { frameOf, variableOf, type Run } from '../../../src/languages/shared/template/frame';
import { rootInstance } from '../../../src/languages/shared/template/resources';
import { plain } from '../shared/data';
import { deployed, filesIn, folder, runOver, ways, type Written } from './evaluated';

/** The values of expressions in `main.bicep`, beside other files. */
function gives(others: Written, head: string, expected: Readonly<Record<string, unknown>>): void {
  for (const [expression, value] of Object.entries(expected)) {
    const { variable } = deployed({ 'main.bicep': `${head}\nvar result = ${expression}\n`, ...others });
    assert.deepEqual(plain(variable('result')), value, expression);
  }
}

test('what is imported is evaluated where it is declared', () => {
  gives({
    'shared/net.bicep': [
      "import { base } from 'deeper/base.bicep'",
      '@export()', "var hub = '${base}.0.0/16'",
      '@export()', 'func subnet(n int) string => cidrSubnet(hub, 24, add1(n))',
      'func add1(n int) int => n + 1',
      'var own = 5', 'param given string', '@export()', 'var bad = given', '',
    ].join('\n'),
    'shared/deeper/base.bicep': "@export()\nvar base = '10.0'\n",
  }, "import { hub, subnet as part, bad, none } from 'shared/net.bicep'\nimport * as net from './shared/net.bicep'\nimport { x } from 'gone.bicep'\nimport { y } from 'br/public:some/thing:1.0.0'\nextension kubernetes as ext\nvar own = 1", {
    hub: '10.0.0.0/16',
    'part(0)': '10.0.1.0/24',
    'net.hub': '10.0.0.0/16',
    'net.subnet(1)': '10.0.2.0/24',
    'own': 1,
    bad: '<no-value>',
    none: '<failed>',
    'ext.x': '<unreadable>',
    'kubernetes.x': '<unreadable>',
    'net.none': '<failed>',
    'net.none()': '<failed>',
    'map([0, 1], n => part(n))': ['10.0.1.0/24', '10.0.2.0/24'],
    x: '<module-not-on-disk>',
    'y.a': '<module-not-on-disk>',
    net: '<failed>',
  });
});

test('an imported value leads to its literal in the other file', () => {
  const { variable, textAt } = deployed({ 'main.bicep': "import * as net from 'net.bicep'\nvar a = net.ranges.hub\n", 'net.bicep': "@export()\nvar ranges = { hub: '10.0.0.0/16' }\n" });
  const a = variable('a');
  assert.equal(a.origin.literal?.uri, `${folder}/net.bicep`);
  assert.equal(textAt(a.origin.literal), "'10.0.0.0/16'");
  assert.equal(textAt(variable('a').origin.span), 'net.ranges.hub');
});

test('variables of an ARM template that Bicep made of a file', () => {
  const files = filesIn({
    'main.bicep': "import { hub, made } from 'net.json'\nvar a = hub\nvar b = made(1)\n",
    'net.json': '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [], "variables": { "hub": "10.0.0.0/16" } }',
  });
  const run: Run = { ...runOver(files), read: (uri, from) => readBicepTemplate(uri, from) ?? readArmTemplate(uri, from) };
  const template = readBicepTemplate(`${folder}/main.bicep`, files);
  assert.ok(template);
  const frame = frameOf(rootInstance(template, new Map(), false, run));
  const place = { span: { uri: template.file.uri, start: 0, end: 0 }, what: 'the test', from: [] };
  assert.equal(plain(variableOf('a', frame, place)), '10.0.0.0/16');
  assert.equal(plain(variableOf('b', frame, place)), '<unreadable>');
});

test('files that import each other', () => {
  gives({ 'a.bicep': "import { b } from 'b.bicep'\n@export()\nvar a = b\n", 'b.bicep': "import { a } from 'a.bicep'\n@export()\nvar b = a\n" }, "import { a } from 'a.bicep'", { a: '<unreadable>' });
  gives({ 'a.bicep': "import { a } from 'a.bicep'\n" }, "import { a } from 'a.bicep'", { a: '<failed>' });
});

test('the conditions of imported functions belong to the module that calls', () => {
  const { variable } = deployed({
    'main.bicep': "import { pick } from 'f.bicep'\nparam env string\nvar a = pick(env)\n",
    'f.bicep': "@export()\nfunc pick(env string) int => env == 'dev' ? 1 : 2\n",
  });
  assert.deepEqual(ways(variable('a')), ["`env` of copy [pick(env)] is 'dev': 1", "`env` of copy [pick(env)] is not 'dev': 2"]);
});

test('texts of files', () => {
  gives({ 'a/text.txt': '\uFEFFone\ntwo' }, '', {
    "loadTextContent('a/text.txt')": 'one\ntwo',
    "sys.loadTextContent('./a/../a/text.txt', 'utf-8')": 'one\ntwo',
    "split(loadTextContent('a/text.txt'), '\\n')[1]": 'two',
    "loadTextContent('none.txt')": '<unreadable>',
    'loadTextContent(3)': '<failed>',
    'loadTextContent(gone)': '<failed>',
  });
  gives({ 'plain.txt': 'hello' }, '', { "loadFileAsBase64('plain.txt')": 'aGVsbG8=', "base64ToString(loadFileAsBase64('plain.txt'))": 'hello' });
});

test('that a file is missing is said with its name', () => {
  const datum = deployed("var a = loadTextContent('none.txt')\n").variable('a');
  assert.ok(datum.kind === 'unknown');
  assert.equal(datum.message, 'the file `none.txt` is not among those of the workspace that are read');
});

test('paths are seen from the file that loads', () => {
  gives({ 'shared/net.bicep': "@export()\nvar net = loadJsonContent('net.json').hub\n", 'shared/net.json': '{ "hub": 1 }', 'net.json': '{ "hub": 2 }' }, "import { net } from 'shared/net.bicep'", { net: 1, "loadJsonContent('net.json').hub": 2 });
});

test('JSON', () => {
  gives({ 'net.json': '{\n  // the hub\n  "hub": { "prefixes": ["10.0.0.0/16"], "size": 3 },\n  "a b": null, "deep": [[1, 2]]\n}', 'broken.json': '{ "a": 1, "b": ', 'empty.json': '' }, '', {
    "loadJsonContent('net.json')": { hub: { prefixes: ['10.0.0.0/16'], size: 3 }, 'a b': null, deep: [[1, 2]] },
    "loadJsonContent('net.json').hub.prefixes[0]": '10.0.0.0/16',
    "loadJsonContent('net.json', 'hub.size')": 3,
    "loadJsonContent('net.json', '$.hub.prefixes[0]')": '10.0.0.0/16',
    "loadJsonContent('net.json', '.deep[0][1]')": 2,
    "loadJsonContent('net.json', '$[\\'a b\\']')": null,
    "loadJsonContent('net.json', '$.none')": '<failed>',
    "loadJsonContent('net.json', '$.hub.prefixes[?(@ > 1)]')": '<unreadable>',
    "loadJsonContent('net.json', '$..size')": '<unreadable>',
    "loadJsonContent('broken.json').a": 1,
    "loadJsonContent('empty.json')": '<unreadable>',
  });
});

test('a value of JSON is a literal in its own file', () => {
  const { variable, textAt } = deployed({ 'main.bicep': "var net = loadJsonContent('net.json')\nvar a = net.hub.prefix\nvar b = loadJsonContent('net.json', 'hub.prefix')\n", 'net.json': '{ "hub": { "prefix": "10.0.0.0/16" } }' });
  for (const name of ['a', 'b']) {
    const { literal } = variable(name).origin;
    assert.equal(literal?.uri, `${folder}/net.json`);
    assert.equal(textAt(literal), '"10.0.0.0/16"');
  }
  assert.equal(textAt(variable('b').origin.span), "loadJsonContent('net.json', 'hub.prefix')");
});

test('YAML', () => {
  gives({
    'net.yaml': 'hub: &hub\n  prefixes: [10.0.0.0/16, "10.1.0.0/16"]\n  size: 3\n  on: yes\nspoke: *hub\nnone:\nflag: true\nratio: 1.5\ntext: |\n  two\n  lines\noctal: 012\nday: 2024-01-01\n',
    'broken.yaml': 'a: [1\n', 'many.yaml': 'a: 1\n---\nb: 2\n', 'merge.yaml': 'a: &a { x: 1 }\nb:\n  <<: *a\n  y: 2\n', 'empty.yaml': '',
  }, '', {
    "loadYamlContent('net.yaml').hub.prefixes": ['10.0.0.0/16', '10.1.0.0/16'],
    "loadYamlContent('net.yaml').hub.size": 3,
    "loadYamlContent('net.yaml').hub.on": '<unreadable>',
    "loadYamlContent('net.yaml').spoke.size": 3,
    "loadYamlContent('net.yaml', '$.spoke.prefixes[1]')": '10.1.0.0/16',
    "loadYamlContent('net.yaml').none": null,
    "loadYamlContent('net.yaml').flag": true,
    "loadYamlContent('net.yaml').text": 'two\nlines\n',
    "loadYamlContent('net.yaml').octal": '<unreadable>',
    "loadYamlContent('net.yaml').day": '<unreadable>',
    "loadYamlContent('broken.yaml')": '<unreadable>',
    "loadYamlContent('many.yaml')": '<unreadable>',
    "loadYamlContent('merge.yaml').a.x": 1,
    "loadYamlContent('merge.yaml').b": '<unreadable>',
    "loadYamlContent('empty.yaml')": null,
  });
});

test('a value of YAML is a literal in its own file', () => {
  const { variable, textAt } = deployed({ 'main.bicep': "var net = loadYamlContent('net.yaml')\nvar a = net.hub.prefixes[0]\nvar b = net.hub.size\n", 'net.yaml': 'hub:\n  prefixes:\n    - "10.0.0.0/16"\n  size: 3\n' });
  assert.equal(textAt(variable('a').origin.literal), '"10.0.0.0/16"');
  assert.equal(textAt(variable('b').origin.literal), '3');
  const net = variable('net');
  assert.ok(net.kind === 'object');
  assert.equal(textAt(net.keys?.get('hub')), 'hub');
});

test('the files of a folder', () => {
  gives({ 'modules/a.bicep': '', 'modules/b.json': '{}' }, '', {
    "loadDirectoryFileInfo('./modules/', '*.bicep')": [{ relativePath: 'modules/a.bicep', baseName: 'a.bicep', extension: '.bicep' }, '<open>'],
    "loadDirectoryFileInfo('modules')": [
      { relativePath: 'modules/a.bicep', baseName: 'a.bicep', extension: '.bicep' }, { relativePath: 'modules/b.json', baseName: 'b.json', extension: '.json' }, '<open>',
    ],
  });
});
