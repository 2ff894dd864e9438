import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parse, type ParseError } from 'jsonc-parser';
import { spellArm } from '../../../src/languages/arm/spell';
import { addEverywhere, removeEverywhere, type Layouts } from '../shared/layout-checks';
import { spelled, type Wanted } from '../shared/spelled';

const inTemplate = (text: string, wanted: Wanted): string | undefined => spelled(spellArm, 'main.json', text, wanted);
const inFile = (name: string, text: string, wanted: Wanted): string | undefined => spelled(spellArm, name, text, wanted);

suite('a value of an ARM template', () => {
  test('is rewritten as text where text stood, and as a number where a number stood', () => {
    assert.equal(inTemplate('{ "maxPods": «30» }', { literal: 50 }), '{ "maxPods": 50 }');
    assert.equal(inTemplate('{ "maxPods": «30» }', { literal: '50' }), '{ "maxPods": 50 }');
    assert.equal(inTemplate('{ "maxPods": «"30"» }', { literal: 50 }), '{ "maxPods": "50" }');
    assert.equal(inTemplate('{ "maxSurge": «0» }', { literal: '33%' }), '{ "maxSurge": "33%" }');
    assert.equal(inTemplate('{ "enableAutoScaling": «true» }', { literal: 'false' }), '{ "enableAutoScaling": false }');
    assert.equal(inTemplate('{ "name": «"a"» }', { literal: 'a "b" \\' }), '{ "name": "a \\"b\\" \\\\" }');
  });

  test('within an expression is a string of the expression', () => {
    assert.equal(inTemplate(`{ "a": "[if(variables('x'), «'10.0.0.0/16'», '')]" }`, { literal: `it's "` }), `{ "a": "[if(variables('x'), 'it''s \\"', '')]" }`);
    assert.equal(inTemplate(`{ "a": "[if(variables('x'), «3», 4)]" }`, { literal: 5 }), `{ "a": "[if(variables('x'), 5, 4)]" }`);
    assert.equal(inTemplate(`{ "a": "[if(variables('x'), «3», 4)]" }`, { literal: '33%' }), `{ "a": "[if(variables('x'), '33%', 4)]" }`);
    assert.equal(inTemplate(`{ "a": "[if(variables('x'), «3», 4)]" }`, { literal: true }), `{ "a": "[if(variables('x'), true(), 4)]" }`);
  });

  test('never becomes an expression by itself, and a list or object never a scalar', () => {
    assert.equal(inTemplate('{ "a": «"x"» }', { literal: '[x]' }), undefined);
    assert.equal(inTemplate('{ "a": «["x"]» }', { literal: 'y' }), undefined);
    assert.equal(inTemplate('{ "a": «{}» }', { literal: 'y' }), undefined);
  });

  test('may lie in a file of another kind', () => {
    assert.equal(inFile('main.bicepparam', `param cidr = «'10.0.0.0/16'»`, { literal: `it's \${x}` }), `param cidr = 'it\\'s \\\${x}'`);
    assert.equal(inFile('values.yaml', 'cidr: «10.0.0.0/16»\n', { literal: '10.1.0.0/16' }), 'cidr: 10.1.0.0/16\n');
    assert.equal(inFile('values.yaml', 'cidr: «10.0.0.0/16»\n', { literal: '10' }), "cidr: '10'\n");
    assert.equal(inFile('values.yaml', 'cidr: «10.0.0.0/16»\n', { literal: 'fd00::/108' }), "cidr: 'fd00::/108'\n");
    assert.equal(inFile('values.yml', 'pods: «30»\n', { literal: 50 }), 'pods: 50\n');
    assert.equal(inFile('values.yml', "cidr: «'x'»\n", { literal: "it's" }), "cidr: 'it''s'\n");
    assert.equal(inFile('values.yml', 'cidr: «"x"»\n', { literal: 'a"b' }), 'cidr: "a\\"b"\n');
    assert.equal(inFile('values.yml', 'cidr: «|\n  x»\n', { literal: 'y' }), undefined);
    assert.equal(inFile('cidr.txt', '«10.0.0.0/16»', { literal: '10.1.0.0/16' }), undefined);
  });

  test('keeps within what the parameter allows', () => {
    const words = (to: string) => inTemplate('{ "type": "string", "allowedValues": ["azure", "none"], "defaultValue": «"azure"» }', { literal: to });
    assert.equal(words('none'), '{ "type": "string", "allowedValues": ["azure", "none"], "defaultValue": "none" }');
    assert.equal(words('kubenet'), undefined);
    const number = (to: number) => inTemplate('{ "type": "int", "minValue": 10, "maxValue": 50, "defaultValue": «30» }', { literal: to });
    assert.equal(number(50), '{ "type": "int", "minValue": 10, "maxValue": 50, "defaultValue": 50 }');
    assert.equal(number(51), undefined);
    assert.equal(number(9), undefined);
    assert.equal(inTemplate('{ "type": "string", "maxLength": 4, "defaultValue": «"a"» }', { literal: '12345' }), undefined);
  });

  test('takes the place of a whole expression', () => {
    assert.equal(inTemplate(`{ "podCidr": «"[concat('a', 'b')]"» }`, { expression: 'c' }), '{ "podCidr": "c" }');
    assert.equal(inTemplate(`{ "maxPods": «"[add(1, 2)]"» }`, { expression: 5 }), '{ "maxPods": 5 }');
    assert.equal(inTemplate(`{ "podCidrs": ["x", «"[concat('a', 'b')]"»] }`, { expression: 'c' }), '{ "podCidrs": ["x", "c"] }');
  });

  test('never takes the place of a whole list, or of a part of an expression', () => {
    assert.equal(inTemplate(`{ "podCidrs": «"[createArray('a')]"» }`, { expression: 'c' }), undefined);
    assert.equal(inTemplate(`{ "addressPrefixes": «"[createArray('a')]"» }`, { expression: 'c' }), undefined);
    assert.equal(inTemplate(`{ "podCidr": "[concat(«'a'», 'b')]" }`, { expression: 'c' }), undefined);
  });
});

const cluster = (inside: string): string => `{
  "resources": [
    {
      «"type": "Microsoft.ContainerService/managedClusters"»,
      "apiVersion": "2024-09-01",
${inside}
    }
  ]
}
`;
const pool = (inside: string): string => `{ "type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "a/b", "properties": ${inside} }`;

suite('a property that an ARM template lacks', () => {
  test('goes behind the last one of the object with that key', () => {
    assert.equal(
      inTemplate('{\n  «"networkProfile"»: {\n    "networkPlugin": "azure"\n  }\n}', { add: 'dnsServiceIp', to: '10.0.0.10' }),
      '{\n  "networkProfile": {\n    "networkPlugin": "azure",\n    "dnsServiceIP": "10.0.0.10"\n  }\n}',
    );
  });

  test('leaves a comment with what it speaks of', () => {
    assert.equal(
      inTemplate('{\r\n\t«"networkProfile"»: {\r\n\t\t"a": 1 // one\r\n\t\t// end\r\n\t}\r\n}', { add: 'dnsServiceIp', to: 'x' }),
      '{\r\n\t"networkProfile": {\r\n\t\t"a": 1, // one\r\n\t\t"dnsServiceIP": "x"\r\n\t\t// end\r\n\t}\r\n}',
    );
  });

  test('stays on a line that all stand on, and as close as they are', () => {
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": 1 } }', { add: 'podCidrs', to: ['x', 'y'] }), '{ "networkProfile": { "a": 1, "podCidrs": ["x", "y"] } }');
    assert.equal(inTemplate('{«"networkProfile"»:{"a":1}}', { add: 'podCidrs', to: ['x', 'y'] }), '{"networkProfile":{"a":1,"podCidrs":["x","y"]}}');
  });

  test('opens up an empty object', () => {
    assert.equal(
      inTemplate('{\n    «"networkProfile"»: {}\n}', { add: 'podCidrs', to: ['x', 'y'] }),
      '{\n    "networkProfile": {\n        "podCidrs": [\n            "x",\n            "y"\n        ]\n    }\n}',
    );
  });

  test('has the line breaks of the lines before, where its own is the last', () => {
    assert.equal(inTemplate('{\r\n  «"networkProfile"»: {} }', { add: 'dnsServiceIp', to: 'x' }), '{\r\n  "networkProfile": {\r\n    "dnsServiceIP": "x"\r\n  } }');
    assert.equal(inTemplate('{ «"networkProfile"»: {} }', { add: 'dnsServiceIp', to: 'x' }), '{ "networkProfile": {\n  "dnsServiceIP": "x"\n} }');
  });

  test('is found from the head of a resource', () => {
    assert.equal(
      inTemplate(cluster('      "properties": {\n        "networkProfile": {\n          "networkPlugin": "azure"\n        }\n      }'), { add: 'networkPluginMode', to: 'overlay' }),
      cluster('      "properties": {\n        "networkProfile": {\n          "networkPlugin": "azure",\n          "networkPluginMode": "overlay"\n        }\n      }').replace(/[«»]/g, ''),
    );
    assert.equal(
      inTemplate(cluster('      "properties": {\n      }'), { add: 'kubernetesVersion', to: '1.31' }),
      cluster('      "properties": {\n        "kubernetesVersion": "1.31"\n      }').replace(/[«»]/g, ''),
    );
    assert.equal(inTemplate(cluster('      "sku": { "name": "Base" }'), { add: 'tier', to: 'Standard' }), cluster('      "sku": { "name": "Base", "tier": "Standard" }').replace(/[«»]/g, ''));
  });

  test('is not written where Azure does not look for it, or where nothing is written yet', () => {
    assert.equal(inTemplate(cluster('      "properties": {}'), { add: 'networkPluginMode', to: 'overlay' }), undefined);
    assert.equal(inTemplate(cluster('      "location": "x"'), { add: 'kubernetesVersion', to: '1.31' }), undefined);
    assert.equal(inTemplate(cluster('      "properties": { "networkProfile": {} }'), { add: 'maxPods', to: 30 }), undefined);
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": 1 } }', { add: 'maxPods', to: 30 }), undefined);
    assert.equal(inTemplate('{ «"profile"»: { "a": 1 } }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inTemplate(`{ «"networkProfile"»: "[parameters('x')]" }`, { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": 1 } }', { add: 'id', to: 'x' }), undefined);
  });

  test('goes into the properties of a pool of its own', () => {
    const head = (inside: string): string => pool(inside).replace('"type": "Microsoft.ContainerService/managedClusters/agentPools"', '«$&»');
    assert.equal(inTemplate(head('{ "count": 3 }'), { add: 'maxPods', to: 30 }), pool('{ "count": 3, "maxPods": 30 }'));
    assert.equal(inTemplate(head('{ "upgradeSettings": { "drainTimeoutInMinutes": 5 } }'), { add: 'maxSurge', to: '33%' }), pool('{ "upgradeSettings": { "drainTimeoutInMinutes": 5, "maxSurge": "33%" } }'));
    assert.equal(inTemplate(head('{ "count": 3 }'), { add: 'maxSurge', to: '33%' }), pool('{ "count": 3, "upgradeSettings": { "maxSurge": "33%" } }'));
  });

  test('goes into the object of an inline pool or subnet', () => {
    assert.equal(
      inTemplate('{\n  "agentPoolProfiles": [\n    {\n      «"name": "system"»,\n      "count": 3\n    }\n  ]\n}', { add: 'maxSurge', to: '33%' }),
      '{\n  "agentPoolProfiles": [\n    {\n      "name": "system",\n      "count": 3,\n      "upgradeSettings": {\n        "maxSurge": "33%"\n      }\n    }\n  ]\n}',
    );
    // A pool has a type, which is no type of a resource.
    assert.equal(inTemplate('[{ «"type": "VirtualMachineScaleSets"» }]', { add: 'maxPods', to: 30 }), '[{ "type": "VirtualMachineScaleSets", "maxPods": 30 }]');
    assert.equal(inTemplate('[{ «"name": "nodes"», "properties": { "a": 1 } }]', { add: 'prefixes', to: 'x' }), '[{ "name": "nodes", "properties": { "a": 1, "addressPrefix": "x" } }]');
    assert.equal(inTemplate('[{ «"name": "nodes"» }]', { add: 'prefixes', to: 'x' }), undefined);
    assert.equal(inTemplate('[{ "count": 1, «"vmSize": "x"» }]', { add: 'maxPods', to: 30 }), undefined);
  });

  test('takes the name that fits one value or several', () => {
    const added = (property: string, to: string | readonly string[]) => inTemplate('[{ «"name": "nodes"», "properties": { "a": 1 } }]', { add: property, to })?.replace('[{ "name": "nodes", "properties": { "a": 1', '').replace(' } }]', '');
    assert.equal(added('prefixes', ['x']), ', "addressPrefix": "x"');
    assert.equal(added('prefixes', ['x', 'y']), ', "addressPrefixes": ["x", "y"]');
    assert.equal(added('delegations', 'x'), ', "delegations": ["x"]');
    assert.equal(added('routeTable', ['x', 'y']), undefined);
    assert.equal(added('prefixes', []), undefined);
  });

  test('takes the place of null, and of nothing else', () => {
    const added = (inside: string) => inTemplate(`{ «"networkProfile"»: { ${inside} } }`, { add: 'serviceCidrs', to: 'x' });
    assert.equal(added('"serviceCidr": null'), '{ "networkProfile": { "serviceCidr": "x" } }');
    assert.equal(added('"serviceCidr": "y"'), undefined);
    assert.equal(added('"serviceCidrs": null'), undefined);
    assert.equal(added(`"serviceCidr": "[json('null')]"`), undefined);
  });

  test('is written in the variable that the object comes from', () => {
    const text = (name: string, inside: string): string => `{ "variables": { "profile": { ${inside} } }, "resources": [{ ${name}: "[variables('Profile')]" }] }`;
    assert.equal(inTemplate(text('«"networkProfile"»', '"a": 1'), { add: 'podCidrs', to: 'x' }), text('"networkProfile"', '"a": 1, "podCidr": "x"'));
    // Of a template within a template it is not said here whose variables its expressions mean.
    assert.equal(inTemplate(`{ "variables": { "profile": {} }, "resources": [${text('«"networkProfile"»', '"a": 1')}] }`, { add: 'podCidrs', to: 'x' }), undefined);
  });

  test('is not written into text with a fault in it', () => {
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": 1 "b": 2 } }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": } }', { add: 'podCidrs', to: 'x' }), undefined);
    assert.equal(inTemplate('{ «"networkProfile"»: { "a": 1', { add: 'podCidrs', to: 'x' }), undefined);
  });

  test('does not go into another file than the language reads', () => {
    assert.equal(inFile('main.bicep', "var a = {\n  «networkProfile»: {}\n}\n", { add: 'podCidrs', to: 'x' }), undefined);
  });
});

suite('a property that goes from an ARM template', () => {
  test('takes its line along, and the comma that is too much', () => {
    assert.equal(inTemplate('{\n  "a": 1,\n  "b": «2»,\n  "c": 3\n}', 'remove'), '{\n  "a": 1,\n  "c": 3\n}');
    assert.equal(inTemplate('{\n  "a": 1, // one\n  "b": «2»\n}', 'remove'), '{\n  "a": 1 // one\n}');
    assert.equal(inTemplate('{\r\n  "a": «{\r\n  }»,\r\n  "b": 2\r\n}', 'remove'), '{\r\n  "b": 2\r\n}');
    assert.equal(inTemplate('{\n  "a": «1»\n}', 'remove'), '{}');
  });

  test('leaves what stands on the same line', () => {
    assert.equal(inTemplate('{ "a": «1», "b": 2 }', 'remove'), '{ "b": 2 }');
    assert.equal(inTemplate('{ "a": 1, "b": «2», "c": 3 }', 'remove'), '{ "a": 1, "c": 3 }');
    assert.equal(inTemplate('{ "a": 1, "b": «2» }', 'remove'), '{ "a": 1 }');
    assert.equal(inTemplate('{\n  "a": 1\n, "b": «2»\n, "c": 3\n}', 'remove'), '{\n  "a": 1\n, "c": 3\n}');
  });

  test('stays where a comment would lose what it speaks of', () => {
    assert.equal(inTemplate('{\n  "a": 1,\n  "b": «2», // two\n  "c": 3\n}', 'remove'), undefined);
    assert.equal(inTemplate('{\n  "a": 1,\n  /* two */ "b": «2»\n}', 'remove'), undefined);
  });

  test('goes with the only item of its list, and not with one of several', () => {
    assert.equal(inTemplate('{ "podCidrs": [«"x"»], "b": 2 }', 'remove'), '{ "b": 2 }');
    assert.equal(inTemplate('{ "podCidrs": [«"x"», "y"], "b": 2 }', 'remove'), undefined);
  });

  test('is the whole value and not a part of it', () => {
    assert.equal(inTemplate(`{ "a": "[concat(«'x'», 'y')]" }`, 'remove'), undefined);
  });
});

const layouts: Layouts = {
  spell: spellArm,
  file: 'main.json',
  notation: { key: JSON.stringify, text: JSON.stringify, commas: true },
  around: ['\uFEFF{\n  ', '\n}\n'],
  read(text) {
    const errors: ParseError[] = [];
    const value: unknown = parse(text.replace('\uFEFF', ' '), errors, { allowTrailingComma: true });
    return errors.length === 0 ? value : undefined;
  },
};

suite('in JSON of any layout', () => {
  test('a property is added, and all else stays as it is', () => {
    const together = addEverywhere(layouts, 800);
    assert.ok(together > 500, `${together} times two together`);
  });

  test('a property is taken out, and all else stays as it is', () => {
    const { removed, declined } = removeEverywhere(layouts, 800);
    assert.ok(removed > 2 * declined, `${removed} removed, ${declined} declined`);
  });
});
