import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readCompanyFile } from '../../../src/facts/company-file';
import { isMeant } from '../../../src/facts/glob';

const uri = 'file:///shop/.aksnet.yaml';

function read(text: string) {
  return readCompanyFile({ uri, text });
}

function problems(text: string): readonly string[] {
  return read(text).problems.map(({ span, message }) => `${JSON.stringify(text.slice(span.start, span.end))}: ${message}`);
}

const whole = `# What the code does not show.
in-use:
  - range: 10.0.0.0/9
    by: the offices
  - 192.168.0.0/16
allowed: [10.200.0.0/14]
peered:
  - name: hub
    ranges: [10.240.0.0/20, 10.240.16.0/20]
networks:
  - name: vnet-shop
    resource-group: rg-network
    ranges: [10.200.0.0/16]
    subnets:
      - name: nodes
        range: 10.200.0.0/22
        free: 700
headroom:
  surge: 33%
  growth: 20
severities:
  kubenet-retiring: off
  dns-ip-unconventional: 'off'
exclude:
  - legacy/**
variants:
  infra: [prod.tfvars]
`;

suite('a company file', () => {
  test('is read with the place of every range', () => {
    const { facts, problems: found } = read(whole);
    assert.deepEqual(found, []);
    assert.deepEqual(facts.inUse.map(({ text, by, span }) => [text, by, whole.slice(span.start, span.end)]), [
      ['10.0.0.0/9', 'the offices', '10.0.0.0/9'],
      ['192.168.0.0/16', '', '192.168.0.0/16'],
    ]);
    assert.deepEqual(facts.peered.map(({ text, by }) => [text, by]), [['10.240.0.0/20', 'the network hub'], ['10.240.16.0/20', 'the network hub']]);
    assert.deepEqual(facts.networks.map(({ name, subnets }) => [name, subnets.map((each) => [each.name, each.range?.text, each.free])]), [['vnet-shop', [['nodes', '10.200.0.0/22', 700]]]]);
    const { said, ...wishes } = facts.headroom;
    assert.deepEqual(wishes, { surge: '33%', growth: { nodes: 20 } });
    assert.deepEqual([said?.surge, said?.growth].map((span) => span && whole.slice(span.start, span.end)), ['33%', '20']);
    assert.deepEqual(facts.severities, { 'kubenet-retiring': 'off', 'dns-ip-unconventional': 'off' });
    assert.deepEqual([facts.exclude, facts.variants], [['legacy/**'], { infra: ['prod.tfvars'] }]);
  });

  test('says nothing when it is empty', () => {
    for (const text of ['', '# nothing yet\n', 'in-use:\n', '$schema: x\nversion: 1\n']) {
      const { facts, problems: found } = read(text);
      assert.deepEqual([found, facts.inUse, facts.severities], [[], [], {}], text);
    }
  });

  const faults: readonly (readonly [text: string, problem: string])[] = [
    ['in_use: []\n', '"in_use": unknown key "in_use": there are in-use, allowed, peered, networks, headroom, severities, groups, exclude, variants'],
    ['allowed:\n  - 10.0.0.0/33\n', '"10.0.0.0/33": 10.0.0.0/33 has a prefix length above 32'],
    ['allowed:\n  - 10.0.0.1/24\n', '"10.0.0.1/24": 10.0.0.1/24 does not start at its network address'],
    ['allowed: 10.0.0.0/8\n', '"10.0.0.0/8": a list is expected: one item in each line, with a hyphen before it'],
    ['in-use:\n  - by: me\n', '"by: me\\n": `range` is missing'],
    ['in-use:\n  - range: 10.0.0.0/8\n    who: me\n', '"who": unknown key "who": there are range, by'],
    ['peered:\n  - ranges: [10.0.0.0/8]\n', '"ranges: [10.0.0.0/8]\\n": `name` is missing'],
    ['headroom:\n  surge: many\n', '"many": `surge` is a number of nodes (1) or a share of the pool (10%), and at least 1'],
    ['headroom:\n  surge: 0\n', '"0": `surge` is a number of nodes (1) or a share of the pool (10%), and at least 1'],
    ['severities:\n  a: fatal\n', '"fatal": the level of a is one of error, warning, info, hover, off'],
    ['networks:\n  - name: a\n    subnets:\n      - name: b\n        free: few\n', '"few": `free` is a number of addresses'],
    ['- a\n', '"- a\\n": the file is a map with keys such as in-use, allowed, peered'],
  ];
  for (const [text, problem] of faults) test(`names what makes no sense: ${problem}`, () => assert.deepEqual(problems(text), [problem]));

  test('is read as far as it goes when it is cut off anywhere', () => {
    for (let end = 0; end <= whole.length; end++) read(whole.slice(0, end));
  });
});

suite('a glob', () => {
  const meant: readonly (readonly [path: string, glob: string])[] = [
    ['legacy/main.tf', 'legacy/**'], ['legacy/a/b.tf', 'legacy'], ['a/legacy/b.tf', 'legacy'], ['a/legacy/b.tf', '**/legacy/**'], ['legacy/b.tf', '**/legacy/**'],
    ['a/b.tf', 'a/*.tf'], ['a/b.tf', '**/*.tf'], ['b.tf', '*.tf'], ['a/b.tf', './a/'], ['a/b/c.tf', 'a/?/c.tf'],
  ];
  for (const [path, glob] of meant) test(`${glob} means ${path}`, () => { assert.ok(isMeant(path, glob)); });
  const others: readonly (readonly [path: string, glob: string])[] = [
    ['legacy2/main.tf', 'legacy'], ['a/b/c.tf', 'a/*.tf'], ['a.tf', 'a?tf.x'], ['x/a/b.tf', 'a/b.tf'], ['anything', ''], ['axb', 'a.b'],
  ];
  for (const [path, glob] of others) test(`${glob} does not mean ${path}`, () => { assert.ok(!isMeant(path, glob)); });
});
