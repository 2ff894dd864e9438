import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseBicep } from '../../../src/languages/bicep/parse';
import { spellBicep } from '../../../src/languages/bicep/spell';
import type { Expression } from '../../../src/languages/bicep/tree';
import { addEverywhere, removeEverywhere, type Layouts } from '../shared/layout-checks';
import { spelled, type Wanted } from '../shared/spelled';

const inBicep = (text: string, wanted: Wanted): string | undefined => spelled(spellBicep, 'main.bicep', text, wanted);
const inFile = (name: string, text: string, wanted: Wanted): string | undefined => spelled(spellBicep, name, text, wanted);

suite('a value in Bicep', () => {
  test('is rewritten as text where text stood, and as a number where a number stood', () => {
    assert.equal(inBicep('var pods = «30»', { literal: 50 }), 'var pods = 50');
    assert.equal(inBicep('var pods = «30»', { literal: '50' }), 'var pods = 50');
    assert.equal(inBicep('var pods = «-30»', { literal: 50 }), 'var pods = 50');
    assert.equal(inBicep("var pods = «'30'»", { literal: 50 }), "var pods = '50'");
    assert.equal(inBicep('var surge = «0»', { literal: '33%' }), "var surge = '33%'");
    assert.equal(inBicep('var scales = «true»', { literal: 'false' }), 'var scales = false');
    assert.equal(inBicep('var pods = «30»', { literal: 1.5 }), undefined);
  });

  test('has the escapes that Bicep knows', () => {
    assert.equal(inBicep("var a = «'x'»", { literal: "it's \\ ${b} $c\n\u0001" }), "var a = 'it\\'s \\\\ \\${b} $c\\n\\u{1}'");
    assert.deepEqual(parseBicep(inBicep("var a = «'x'»", { literal: "it's \\ ${b} $c\n\u0001" }) ?? '').errors, []);
  });

  test('of several lines stays as it is, as do lists and objects', () => {
    assert.equal(inBicep("var a = «'''x'''»", { literal: 'y' }), undefined);
    assert.equal(inBicep("var a = «['x']»", { literal: 'y' }), undefined);
    assert.equal(inBicep('var a = «{}»', { literal: 'y' }), undefined);
    assert.equal(inBicep("var a = «''»", { literal: 'y' }), "var a = 'y'");
  });

  test('may lie in a file of another kind', () => {
    assert.equal(inFile('main.bicepparam', "param cidr = «'10.0.0.0/16'»", { literal: '10.1.0.0/16' }), "param cidr = '10.1.0.0/16'");
    assert.equal(inFile('main.parameters.json', '{ "cidr": { "value": «"10.0.0.0/16"» } }', { literal: '10.1.0.0/16' }), '{ "cidr": { "value": "10.1.0.0/16" } }');
    assert.equal(inFile('values.yaml', 'cidr: «10.0.0.0/16» # nodes\n', { literal: '10.1.0.0/16' }), 'cidr: 10.1.0.0/16 # nodes\n');
  });

  test('keeps within what the parameter allows', () => {
    const words = (to: string) => inBicep("@description('x')\n@sys.allowed([\n  'azure'\n  'none'\n])\nparam plugin string = «'azure'»", { literal: to });
    assert.equal(words('none'), "@description('x')\n@sys.allowed([\n  'azure'\n  'none'\n])\nparam plugin string = 'none'");
    assert.equal(words('kubenet'), undefined);
    const number = (to: number) => inBicep('@minValue(10)\n@maxValue(50)\nparam pods int = «30»', { literal: to });
    assert.equal(number(50), '@minValue(10)\n@maxValue(50)\nparam pods int = 50');
    assert.equal(number(51), undefined);
    assert.equal(number(9), undefined);
    assert.equal(inBicep("@maxLength(4)\nparam a string = «'x'»", { literal: '12345' }), undefined);
    assert.equal(inBicep("param a 'x' | 'y' = «'x'»", { literal: 'y' }), "param a 'x' | 'y' = 'y'");
    assert.equal(inBicep("param a 'x' | 'y' = «'x'»", { literal: 'z' }), undefined);
    assert.equal(inBicep("param a 'x' | other = «'x'»", { literal: 'z' }), "param a 'x' | other = 'z'");
  });

  test('takes the place of a whole expression', () => {
    assert.equal(inBicep("var a = {\n  podCidr: «cidrSubnet(b, 24, 0)»\n}", { expression: 'c' }), "var a = {\n  podCidr: 'c'\n}");
    assert.equal(inBicep("var a = { podCidr: («b») }", { expression: 'c' }), "var a = { podCidr: 'c' }");
    assert.equal(inBicep("var a = { maxPods: «b!» }", { expression: 5 }), 'var a = { maxPods: 5 }');
    assert.equal(inBicep("var a = { podCidrs: ['x', «b»] }", { expression: 'c' }), "var a = { podCidrs: ['x', 'c'] }");
    assert.equal(inBicep("var a = { podCidr: «'10.${b}.0.0/16'» }", { expression: 'c' }), "var a = { podCidr: 'c' }");
  });

  test('never takes the place of a whole list, of a part of an expression, or of what holds no property', () => {
    assert.equal(inBicep('var a = { podCidrs: «b» }', { expression: 'c' }), undefined);
    assert.equal(inBicep('var a = { addressPrefixes: «b» }', { expression: 'c' }), undefined);
    assert.equal(inBicep('var a = { podCidr: b ? «c» : d }', { expression: 'c' }), undefined);
    assert.equal(inBicep('var a = { podCidrs: [ ...«b» ] }', { expression: 'c' }), undefined);
    assert.equal(inBicep('var a = { ...«b» }', { expression: 'c' }), undefined);
    assert.equal(inBicep('var a = «b»', { expression: 'c' }), undefined);
  });
});

const cluster = (...lines: readonly string[]): string => ["«resource aks 'Microsoft.ContainerService/managedClusters@2024-09-01'» = {", ...lines, '}', ''].join('\n');
const plain = (text: string): string => text.replace(/[«»]/g, '');

suite('a property that Bicep lacks', () => {
  test('goes behind the last one of the object with that key', () => {
    assert.equal(
      inBicep("var a = {\n  «networkProfile»: {\n    networkPlugin: 'azure' // why\n  }\n}", { add: 'dnsServiceIp', to: '10.0.0.10' }),
      "var a = {\n  networkProfile: {\n    networkPlugin: 'azure' // why\n    dnsServiceIP: '10.0.0.10'\n  }\n}",
    );
    assert.equal(
      inBicep("var a = {\r\n\t«'networkProfile'»: {\r\n\t\tx: {\r\n\t\t}\r\n\r\n\t\t// end\r\n\t}\r\n}", { add: 'podCidrs', to: ['x', 'y'] }),
      "var a = {\r\n\t'networkProfile': {\r\n\t\tx: {\r\n\t\t}\r\n\t\tpodCidrs: [\r\n\t\t\t'x'\r\n\t\t\t'y'\r\n\t\t]\r\n\r\n\t\t// end\r\n\t}\r\n}",
    );
  });

  test('stays on a line that all stand on', () => {
    assert.equal(inBicep('var a = { «networkProfile»: { x: 1 } }', { add: 'podCidrs', to: ['x', 'y'] }), "var a = { networkProfile: { x: 1, podCidrs: ['x', 'y'] } }");
  });

  test('opens up an empty object', () => {
    assert.equal(inBicep('var a = {\n  «networkProfile»: {}\n}', { add: 'dnsServiceIp', to: 'x' }), "var a = {\n  networkProfile: {\n    dnsServiceIP: 'x'\n  }\n}");
    assert.equal(inBicep('var a = {\n  «networkProfile»: {\n    // none\n  }\n}', { add: 'dnsServiceIp', to: 'x' }), "var a = {\n  networkProfile: {\n    // none\n    dnsServiceIP: 'x'\n  }\n}");
    assert.equal(inBicep('var a = { «networkProfile»: {/* none */} }', { add: 'dnsServiceIp', to: 'x' }), "var a = { networkProfile: {/* none */ dnsServiceIP: 'x' } }");
  });

  test('is found from the head of a resource', () => {
    const before = cluster('  properties: {', '    networkProfile: {', "      networkPlugin: 'azure'", '    }', '  }');
    const after = cluster('  properties: {', '    networkProfile: {', "      networkPlugin: 'azure'", "      networkPluginMode: 'overlay'", '    }', '  }');
    assert.equal(inBicep(before, { add: 'networkPluginMode', to: 'overlay' }), plain(after));
    const inLoop = (text: string): string => text.replace(' = {', ' = [for i in range(0, 2): if (x) {').replace(/\}\n$/, '}]\n');
    assert.equal(inBicep(inLoop(before), { add: 'networkPluginMode', to: 'overlay' }), inLoop(plain(after)));
    assert.equal(inBicep(cluster('  properties: {', '  }'), { add: 'kubernetesVersion', to: '1.31' }), plain(cluster('  properties: {', "    kubernetesVersion: '1.31'", '  }')));
    assert.equal(inBicep(cluster('  sku: {', "    name: 'Base'", '  }'), { add: 'tier', to: 'Standard' }), plain(cluster('  sku: {', "    name: 'Base'", "    tier: 'Standard'", '  }')));
  });

  test('is not written where Azure does not look for it, or where nothing is written yet', () => {
    assert.equal(inBicep(cluster('  properties: {}'), { add: 'networkPluginMode', to: 'overlay' }), undefined);
    assert.equal(inBicep(cluster("  location: 'x'"), { add: 'kubernetesVersion', to: '1.31' }), undefined);
    assert.equal(inBicep(cluster('  properties: {', '    networkProfile: {}', '  }'), { add: 'maxPods', to: 30 }), undefined);
    assert.equal(inBicep(cluster('  properties: {}').replace("'»", "'» existing"), { add: 'kubernetesVersion', to: '1.31' }), undefined);
    assert.equal(inBicep('var a = { «networkProfile»: { x: 1 } }', { add: 'maxPods', to: 30 }), undefined);
    assert.equal(inBicep('var a = { «profile»: { x: 1 } }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inBicep('var a = { «networkProfile»: union(b, { x: 1 }) }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inBicep('var a = { «networkProfile»: { x: 1 } }', { add: 'id', to: 'x' }), undefined);
  });

  test('goes into the properties of a pool of its own, nested or not', () => {
    const pool = (type: string, inside: string): string => `«resource pool '${type}@2024-09-01'» = {\n  properties: ${inside}\n}\n`;
    for (const type of ['Microsoft.ContainerService/managedClusters/agentPools', 'agentPools']) {
      assert.equal(inBicep(pool(type, '{ count: 3 }'), { add: 'maxPods', to: 30 }), plain(pool(type, '{ count: 3, maxPods: 30 }')));
      assert.equal(inBicep(pool(type, '{ count: 3 }'), { add: 'maxSurge', to: '33%' }), plain(pool(type, "{ count: 3, upgradeSettings: { maxSurge: '33%' } }")));
      assert.equal(inBicep(pool(type, '{ upgradeSettings: { a: 1 } }'), { add: 'maxSurge', to: '33%' }), plain(pool(type, "{ upgradeSettings: { a: 1, maxSurge: '33%' } }")));
      const nested = (text: string): string => `resource aks 'Microsoft.ContainerService/managedClusters@2024-09-01' = {\n${text}}\n`;
      assert.equal(inBicep(nested(pool(type, '{ count: 3 }')), { add: 'maxPods', to: 30 }), nested(plain(pool(type, '{ count: 3, maxPods: 30 }'))));
    }
  });

  test('goes into the object of an inline pool or subnet', () => {
    assert.equal(
      inBicep("var a = {\n  agentPoolProfiles: [\n    {\n      «name: 'system'»\n      count: 3\n    }\n  ]\n}\n", { add: 'maxSurge', to: '33%' }),
      "var a = {\n  agentPoolProfiles: [\n    {\n      name: 'system'\n      count: 3\n      upgradeSettings: {\n        maxSurge: '33%'\n      }\n    }\n  ]\n}\n",
    );
    assert.equal(inBicep("var a = [for p in pools: { «name: p.name» }]", { add: 'maxPods', to: 30 }), 'var a = [for p in pools: { name: p.name, maxPods: 30 }]');
    assert.equal(inBicep('var a = [{ «count: 3», name: x }]', { add: 'maxPods', to: 30 }), 'var a = [{ count: 3, name: x, maxPods: 30 }]');
    assert.equal(inBicep('var a = [{ count: 3, «vmSize: x» }]', { add: 'maxPods', to: 30 }), undefined);
    assert.equal(inBicep('var a = [{ «name: x», properties: { b: 1 } }]', { add: 'prefixes', to: ['x', 'y'] }), "var a = [{ name: x, properties: { b: 1, addressPrefixes: ['x', 'y'] } }]");
    assert.equal(inBicep('var a = [{ «name: x», properties: { b: 1 } }]', { add: 'delegations', to: 'x' }), "var a = [{ name: x, properties: { b: 1, delegations: ['x'] } }]");
    assert.equal(inBicep('var a = [{ «name: x» }]', { add: 'prefixes', to: 'x' }), undefined);
  });

  test('takes the place of null, and of nothing else', () => {
    const added = (inside: string) => inBicep(`var a = { «networkProfile»: { ${inside} } }`, { add: 'serviceCidrs', to: 'x' });
    assert.equal(added('serviceCidr: null'), "var a = { networkProfile: { serviceCidr: 'x' } }");
    assert.equal(added('serviceCidr: y'), undefined);
    assert.equal(added('serviceCidrs: null'), undefined);
  });

  test('is written in the variable that the object comes from', () => {
    assert.equal(inBicep('var b = {\n  x: 1\n}\nvar a = { «networkProfile»: b }', { add: 'podCidrs', to: 'x' }), "var b = {\n  x: 1\n  podCidr: 'x'\n}\nvar a = { networkProfile: b }");
    assert.equal(inBicep('param b object = {\n  x: 1\n}\nvar a = { «networkProfile»: b }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inBicep('var b = c\nvar a = { «networkProfile»: b }', { add: 'podCidrs', to: 'x' }), undefined);
  });

  test('goes into a file of parameters, in either language', () => {
    assert.equal(inFile('main.bicepparam', 'param a = {\n  «networkProfile»: {}\n}\n', { add: 'podCidrs', to: 'x' }), "param a = {\n  networkProfile: {\n    podCidr: 'x'\n  }\n}\n");
    assert.equal(inFile('main.parameters.json', '{ «"networkProfile"»: { "a": 1 } }', { add: 'podCidrs', to: 'x' }), '{ "networkProfile": { "a": 1, "podCidr": "x" } }');
  });

  test('is not written into text with a fault in it', () => {
    assert.equal(inBicep('var a = {\n  «networkProfile»: {\n    x: \n  }\n}', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inBicep('var a = {\n  «networkProfile»: {\n    x: 1\n    = 2\n  }\n}', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inBicep('var a = {\n  «networkProfile»: {\n    x: 1\n', { add: 'podCidrs', to: 'x' }), undefined);
  });
});

suite('a property that goes from Bicep', () => {
  test('takes its lines along', () => {
    assert.equal(inBicep('var a = {\n  x: 1\n  y: «2»\n  z: 3\n}', 'remove'), 'var a = {\n  x: 1\n  z: 3\n}');
    assert.equal(inBicep('var a = {\r\n  x: 1\r\n  y: «[\r\n    2\r\n  ]»\r\n}', 'remove'), 'var a = {\r\n  x: 1\r\n}');
    assert.equal(inBicep('var a = {\n  y: «2»\n}', 'remove'), 'var a = {}');
  });

  test('leaves what stands on the same line', () => {
    assert.equal(inBicep('var a = { x: «1», y: 2 }', 'remove'), 'var a = { y: 2 }');
    assert.equal(inBicep('var a = { x: 1, y: «2», z: 3 }', 'remove'), 'var a = { x: 1, z: 3 }');
    assert.equal(inBicep('var a = { x: 1, y: «2» }', 'remove'), 'var a = { x: 1 }');
    assert.equal(inBicep('var a = {\n  x: 1, y: «2»\n  z: 3\n}', 'remove'), 'var a = {\n  x: 1\n  z: 3\n}');
    assert.equal(inBicep('var a = {\n  x: «1», y: 2\n}', 'remove'), 'var a = {\n  y: 2\n}');
  });

  test('stays where a comment or a directive would lose what it speaks of', () => {
    assert.equal(inBicep('var a = {\n  x: 1\n  y: «2» // two\n}', 'remove'), undefined);
    assert.equal(inBicep('var a = {\n  x: 1\n  /* two */ y: «2»\n}', 'remove'), undefined);
    assert.equal(inBicep('var a = {\n  x: 1\n  #disable-next-line BCP037\n  y: «2»\n}', 'remove'), undefined);
    assert.equal(inBicep('var a = { x: 1, y: «2» /* two */, z: 3 }', 'remove'), undefined);
  });

  test('goes with the only item of its list, and not with one of several', () => {
    assert.equal(inBicep("var a = {\n  x: 1\n  podCidrs: [\n    «'x'»\n  ]\n}", 'remove'), 'var a = {\n  x: 1\n}');
    assert.equal(inBicep("var a = { podCidrs: [«'x'», 'y'] }", 'remove'), undefined);
  });

  test('is the whole value and not a part of it', () => {
    assert.equal(inBicep('var a = { x: b ? «c» : d }', 'remove'), undefined);
    assert.equal(inBicep('param a string = «b»', 'remove'), undefined);
  });
});

const layouts: Layouts = {
  spell: spellBicep,
  file: 'main.bicep',
  notation: { key: (name) => name, text: (value) => `'${value}'`, commas: false },
  around: ['\uFEFFvar a = {\n  ', '\n}\n'],
  read(text) {
    const { statements, errors } = parseBicep(text);
    const [statement] = statements;
    return statement?.kind === 'var' && errors.length === 0 && statements.length === 1 ? plainOf(statement.value) : undefined;
  },
};

function plainOf(expression: Expression): unknown {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'array') return expression.items.map((item) => plainOf(item.kind === 'spread' ? item.value : item));
  if (expression.kind !== 'object') return undefined;
  return Object.fromEntries(expression.entries.map((entry) => (entry.kind === 'property' && entry.key.kind === 'literal' ? [entry.key.value, plainOf(entry.value)] : [])));
}

suite('in Bicep of any layout', () => {
  test('a property is added, and all else stays as it is', () => {
    const together = addEverywhere(layouts, 800);
    assert.ok(together > 500, `${together} times two together`);
  });

  test('a property is taken out, and all else stays as it is', () => {
    const { removed, declined } = removeEverywhere(layouts, 800);
    assert.ok(removed > 2 * declined, `${removed} removed, ${declined} declined`);
  });
});
