import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenByBicepParameters, readBicepParameters } from '../../../src/languages/bicep/parameters';
import { trailOf } from '../../../src/model/value';
import { plain } from '../shared/data';
import { deployed, filesIn, folder, runOver, type Written } from './evaluated';

function given(written: Written, path = 'main.bicepparam'): ReturnType<typeof givenByBicepParameters> {
  const files = filesIn(written);
  const file = files.get(`${folder}/${path}`);
  assert.ok(file);
  return givenByBicepParameters(file, runOver(files));
}

function values(written: Written, path?: string): Record<string, unknown> {
  return Object.fromEntries([...given(written, path)].map(([name, datum]) => [name, plain(datum)]));
}

test('the values of a file of parameters', () => {
  assert.deepEqual(values({
    'main.bicepparam': [
      "using 'main.bicep'", "import { hub } from 'shared/net.bicep'", "import * as net from 'shared/net.bicep'", "var env = 'prod'",
      "param name = 'aks-${env}'", 'param prefix = hub', 'param second = cidrSubnet(net.hub, 24, 1)', "param pools = [for i in range(0, 2): { name: 'p${i}' }]",
      "param fromOutside = readEnvironmentVariable('NAME', 'default')", "param secret = az.getSecret('sub', 'rg', 'kv', 'name')", "param config = loadJsonContent('config.json').size", 'param again = name', 'param none = null', '',
    ].join('\n'),
    'shared/net.bicep': "@export()\nvar hub = '10.0.0.0/16'\n",
    'config.json': '{ "size": 3 }',
  }), {
    name: 'aks-prod', prefix: '10.0.0.0/16', second: '10.0.1.0/24', pools: [{ name: 'p0' }, { name: 'p1' }], fromOutside: '<no-value>', secret: '<secret>', config: 3, again: 'aks-prod', none: null,
  });
});

test('what a file of parameters is for', () => {
  const files = filesIn({ 'env/a.bicepparam': "using '../main.bicep'\nextends 'base.bicepparam'\n??\n", 'b.bicepparam': 'using none\n', 'c.bicepparam': "using 'br/public:x:1'\n", 'd.bicepparam': '' });
  const read = (path: string): ReturnType<typeof readBicepParameters> => {
    const file = files.get(`${folder}/${path}`);
    assert.ok(file);
    return readBicepParameters(file);
  };
  assert.equal(read('env/a.bicepparam').using, `${folder}/main.bicep`);
  assert.equal(read('env/a.bicepparam').extends, `${folder}/env/base.bicepparam`);
  assert.equal(read('env/a.bicepparam').unreadable.length, 1);
  for (const path of ['b.bicepparam', 'c.bicepparam', 'd.bicepparam']) assert.equal(read(path).using, undefined);
});

test('a file that extends another has its values, and wins over them', () => {
  assert.deepEqual(values({
    'main.bicepparam': "using 'main.bicep'\nextends 'base.bicepparam'\nparam b = 2\nparam d = base.a + 10\n",
    'base.bicepparam': "using none\nextends 'deepest.bicepparam'\nparam a = 1\nparam b = 1\n",
    'deepest.bicepparam': 'using none\nparam a = 0\nparam c = 0\n',
  }), { a: 1, b: 2, c: 0, d: 11 });
});

test('files that extend each other, and one that is not there', () => {
  assert.deepEqual(values({ 'main.bicepparam': "using none\nextends 'b.bicepparam'\nparam a = 1\n", 'b.bicepparam': "extends 'main.bicepparam'\nparam b = 2\n" }), { b: 2, a: 1 });
  assert.deepEqual(values({
    'main.bicepparam': "using 'main.bicep'\nextends 'gone.bicepparam'\nparam a = 1\n", 'main.bicep': "param a int\nparam b int = 5\n",
  }), { a: 1, b: '<module-not-on-disk>' });
});

test('a value is seen in its file, with its literal', () => {
  const given_ = given({ 'main.bicepparam': "using 'main.bicep'\nvar prefix = '10.0.0.0/16'\nparam a = prefix\n" });
  const a = given_.get('a');
  assert.ok(a);
  assert.equal(a.origin.what, '`a` in main.bicepparam');
  assert.ok(trailOf(a.origin).some(({ span }) => span.start === 32));
  const { parameter } = deployed('param a string\n', given_);
  assert.equal(plain(parameter('a')), '10.0.0.0/16');
  assert.equal(parameter('a').origin.literal?.uri, `${folder}/main.bicepparam`);
});
