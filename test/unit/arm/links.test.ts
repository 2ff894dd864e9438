import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedTemplatesOf } from '../../../src/languages/arm/template';
import { folder, main, plain, read, template } from './template-under-test';

function links(link: string, more = '', uri = main): readonly string[] {
  const text = template(`${more} "resources": [ { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "x", "properties": { "templateLink": ${link} } } ]`);
  return linkedTemplatesOf({ uri, text });
}

const byUri = (expression: string, more = '', uri = main) => links(JSON.stringify({ uri: `[${expression}]` }), more, uri);

test('a relative path starts at the folder of the template', () => {
  assert.deepEqual(links('{ "relativePath": "nested/a.json" }'), [`${folder}/nested/a.json`]);
  assert.deepEqual(links('{ "relativePath": "../shared/a.json" }'), ['file:///shared/a.json']);
  assert.deepEqual(links('{ "relativePath": "../../a.json" }'), []);
  assert.deepEqual(links(`{ "relativePath": "[concat('nested/', 'a.json')]" }`), [`${folder}/nested/a.json`]);
});

test('the path behind the place of the artifacts', () => {
  const nested = [`${folder}/nested/a.json`];
  const location = '"parameters": { "base": { "type": "string" }, "url": { "type": "string", "defaultValue": "https://example.com/repo/" }, "kind": { "type": "string", "defaultValue": "b", "allowedValues": ["b", "c"] } },';
  const variables = `"variables": { "dir": "[concat(parameters('base'), '/nested/')]", "file": "nested/a.json", "files": { "a": "[variables('file')]" }, "whole": "[uri(parameters('url'), variables('files').a)]", "loop": "[variables('loop')]" },`;
  assert.deepEqual(byUri("uri(deployment().properties.templateLink.uri, 'nested/a.json')"), nested);
  assert.deepEqual(byUri("concat(parameters('base'), '/nested/a.json', parameters('token'))", location), nested);
  assert.deepEqual(byUri("uri(parameters('base'), concat('nested/a.json', parameters('token')))", location), nested);
  assert.deepEqual(byUri("concat(parameters('url'), 'nested/', 'a.json?sv=1')", location), nested);
  assert.deepEqual(byUri("uri(variables('dir'), 'a.json')", location + variables), nested);
  assert.deepEqual(byUri("variables('whole')", location + variables), nested);
  assert.deepEqual(byUri("format('{0}/nested/{1}.json{2}', parameters('base'), 'a', parameters('token'))", location), nested);
  assert.deepEqual(byUri("concat('https://example.com/repo/', 'nested/a.json')"), nested);
  assert.deepEqual(byUri("concat(parameters('base'), '/', parameters('version'), '/nested/a.json')", location), nested);
});

test('what is not known is not guessed', () => {
  const location = '"parameters": { "base": { "type": "string" }, "kind": { "type": "string", "defaultValue": "b", "allowedValues": ["b", "c"] } }, "variables": { "loop": "[variables(\'loop\')]" },';
  assert.deepEqual(byUri("concat(parameters('base'), '/nested/', parameters('kind'), '.json')", location), []);
  assert.deepEqual(byUri("concat(parameters('base'), '/nested/', parameters('kind'), '-x.json')", location), []);
  assert.deepEqual(byUri("variables('loop')", location), []);
  assert.deepEqual(byUri("if(equals(1, 2), 'a.json', 'b.json')"), []);
  assert.deepEqual(links('{ "uri": "https://example.com/a.json" }'), []);
  assert.deepEqual(links('{ "id": "/subscriptions/x/resourceGroups/y/providers/Microsoft.Resources/templateSpecs/z/versions/1" }'), []);
});

test('a template in a folder of nested ones names the one beside it by the folder', () => {
  assert.deepEqual(byUri("uri(parameters('base'), 'nested/a.json')", '', `${folder}/nested/b.json`), [`${folder}/nested/a.json`]);
  assert.deepEqual(links('{ "relativePath": "nested/a.json" }', '', `${folder}/nested/b.json`), [`${folder}/nested/nested/a.json`]);
});

test('on GitHub the folders of the repository belong to the path', () => {
  const raw = 'https://raw.githubusercontent.com/someone/some-repo/main';
  const inside = 'file:///projects/some-repo/infra/aks/main.json';
  assert.deepEqual(byUri(`concat('${raw}/infra/aks', '/nested/a.json')`, '', inside), ['file:///projects/some-repo/infra/aks/nested/a.json']);
  assert.deepEqual(byUri(`uri('${raw}/infra/', 'vnet/a.json')`, '', inside), ['file:///projects/some-repo/infra/vnet/a.json']);
  assert.deepEqual(byUri(`uri('${raw}/elsewhere/', 'main.json')`, '', inside), ['file:///projects/some-repo/infra/aks/elsewhere/main.json']);
  assert.deepEqual(byUri(`uri('https://github.com/someone/some-repo/raw/main/infra/aks/', 'a.json')`, '', inside), ['file:///projects/some-repo/infra/aks/a.json']);
  const base = `"parameters": { "base": { "type": "string", "defaultValue": "${raw}/other/" } },`;
  assert.deepEqual(byUri("uri(parameters('base'), 'nested/a.json')", base, inside), ['file:///projects/some-repo/infra/aks/nested/a.json'], 'a default is only one of many places');
  assert.deepEqual(byUri(`uri('${raw}/infra/aks/a.json', 'b.json')`, '', inside), ['file:///projects/some-repo/infra/aks/b.json']);
});

test('a template does not deploy itself', () => {
  assert.deepEqual(byUri("uri(parameters('base'), 'main.json')"), []);
  assert.deepEqual(links('{ "relativePath": "main.json" }'), []);
});

test('a linked template is evaluated with its parameters', () => {
  const nested = template(`"parameters": { "range": { "type": "string" } }, "resources": [
    { "type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-09-01", "name": "n", "properties": { "range": "[parameters('range')]" } } ],
    "outputs": { "range": { "type": "string", "value": "[parameters('range')]" } }`);
  const under = read({
    'nested/a.json': nested,
    'main.json': template(`"resources": [ { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "x",
      "properties": { "templateLink": { "relativePath": "nested/a.json" }, "parameters": { "range": { "value": "10.0.0.0/8" } } } } ],
      "outputs": { "range": { "type": "string", "value": "[reference(resourceId('Microsoft.Resources/deployments', 'x')).outputs.range.value]" } }`),
  });
  assert.deepEqual([...under.resources().values()].map(plain), [{ type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-09-01', name: 'n', properties: { range: '10.0.0.0/8' } }]);
  assert.equal(under.text(under.output('range').origin.literal), '"10.0.0.0/8"');
});
