import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, shapes, words } from './shape';

const placeholders: readonly (readonly [text: string, expected: readonly string[]])[] = [
  ['az --name <cluster-name>', ['az', '--name', '<cluster-name>']],
  ['az --name <cluster-name> --resource-group <resource group>', ['az', '--name', '<cluster-name>', '--resource-group', '<resource group>']],
  ['az -n <Cluster Name> \\\n  -g x', ['az', '-n', '<Cluster Name>', '-g', 'x']],
  ['az --image <registry>.azurecr.io/a', ['az', '--image', '<registry>.azurecr.io/a']],
  ['az --scope /subscriptions/<id>/resourceGroups/<rg>/x', ['az', '--scope', '/subscriptions/<id>/resourceGroups/<rg>/x']],
  ['az --id=<id>, --mode <create|update>', ['az', '--id=<id>,', '--mode', '<create|update>']],
  [`az --n <the cluster's name> <1.29.0> <user, or group (optional)>`, ['az', '--n', `<the cluster's name>`, '<1.29.0>', '<user, or group (optional)>']],
  ['az --file <crd.yaml>', ['az', '--file', '<crd.yaml>']],
  ['az --a < b c > --d', ['az', '--a', '<b c>', '--d']],
  ['az --<type>-permissions get', ['az', '--<type>-permissions', 'get']],
  ['az --n <<name>> b', ['az', '--n', '<<name>>'.slice(1, -1), 'b']],
  ['az <a> | jq', ['az', '<a>']],
  ['az "<cluster name>" \'x/<id>/y\'', ['az', '"<cluster name>"', `'x/<id>/y'`]],
  ['az <a> <b> c', ['az', '<a>', '<b>', 'c']],
];

for (const [text, expected] of placeholders) {
  test(`placeholders: ${text}`, () => {
    assert.deepEqual(words(text), expected);
    assert.deepEqual(faults(text), []);
  });
}

for (const text of [
  'sort <in >out', 'sort < in > out', 'sort <in 2>&1', 'sort <in >>out', 'sort <in>>out', 'sort </dev/null>/tmp/out', 'sort <$A >$B', 'sort <"a" >"b"', 'sort 0<in >out',
  'sort <names.txt>sorted.txt', 'sort <names.txt>/tmp/x', 'sort <&3 >&4', 'sort < <(a) > b',
]) {
  test(`redirections: ${text}`, () => {
    assert.deepEqual(words(text), ['sort']);
    assert.deepEqual(faults(text), []);
  });
}

test('placeholders stand in assignments and lists too', () => {
  assert.deepEqual(shapes('SUB=<Insert Subscription ID>\nexport A=<a> B="<b>"\nC=(<c> d)\nfor e in <f>; do g; done'), [
    'SUB=<Insert Subscription ID>', 'A=<a>', 'B="<b>"', 'C=(<c> d)', 'loop e in <f> {run(g)}',
  ]);
});

test('a here-document is none, whatever it is called', () => {
  assert.deepEqual(shapes('cat <<EOF>>out\nx\nEOF\ncat <<EOF >out\ny\nEOF'), ['run(cat < #x\n#)', 'run(cat < #y\n#)']);
});

test('comparisons and arithmetic are none', () => {
  assert.deepEqual(shapes('[[ a < b && c > d ]]\n((a<b && c>d))'), ['run([[ a < b && c > d ]])', 'run(((a<b && c>d)))']);
});
