import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { functions } from '../../../src/languages/terraform/functions/functions';
import { parseTerraform } from '../../../src/languages/terraform/parse';
import { attributesIn, blocksIn } from '../../../src/languages/terraform/module';
import type { Expression, TemplatePart } from '../../../src/languages/terraform/tree';

// What functions.test.ts and expressions.test.ts compare with Terraform's own answers must be all that Terraform 1.11 can do.

function read(name: string): readonly unknown[] {
  return JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8')) as readonly unknown[];
}

function textAt(record: unknown, index: number): string {
  const found: unknown = Array.isArray(record) ? record[index] : undefined;
  return typeof found === 'string' ? found : '';
}

/** The functions of Terraform 1.11.4 as it lists them itself. */
const names = read('terraform-function-names').map(String);
const calls = read('terraform-functions').map((record) => ({ name: textAt(record, 0), expression: textAt(record, 2) }));
const expressions = read('terraform-expressions').slice(1).map((record) => textAt(record, 1));

/** Functions whose answers nobody can record, and why. */
const without: Readonly<Record<string, string>> = {
  abspath: 'depends on the machine',
  base64gzip: 'gives what one version of a compressor makes; no network comes out of it',
  bcrypt: 'gives another value each time',
  fileset: 'which files there are, only the disk knows: the workspace holds those that somebody asked for',
  issensitive: 'says something about the way of a value, not about the value',
  pathexpand: 'depends on the machine',
  plantimestamp: 'depends on the time',
  rsadecrypt: 'needs a private key',
  timestamp: 'depends on the time',
  uuid: 'gives another value each time',
};

test('every function of Terraform is known by its name, and no other', () => {
  assert.equal(names.length, 118);
  // `type` is one of the console alone.
  assert.deepEqual([...functions.keys()].sort(), [...names, 'type'].sort());
});

test('every function whose result the text decides has recorded calls', () => {
  const counts = new Map<string, number>();
  const count = (name: string): void => { counts.set(name, (counts.get(name) ?? 0) + 1); };
  for (const { name } of calls) count(name);
  for (const expression of expressions) for (const name of calledIn(treeOf(expression))) count(name);
  assert.deepEqual(names.filter((name) => (counts.get(name) ?? 0) < 3 && !(name in without)), []);
  // An exclusion that is none any more must go.
  assert.deepEqual(Object.keys(without).filter((name) => !names.includes(name) || (counts.get(name) ?? 0) > 0), []);
  assert.ok(calls.length + expressions.length >= 10_000, `${calls.length + expressions.length} cases`);
});

test('the functions that are left out are not known, with the reason', () => {
  for (const name of Object.keys(without)) {
    const datum = functions.get(name)?.call([], { span: { uri: 'file:///x', start: 0, end: 0 }, what: name, from: [] });
    assert.ok(datum?.kind === 'unknown' && !datum.failed, name);
  }
});

/** What the syntax has besides calls. */
const forms = [
  ...['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '%'].map((operator) => `binary ${operator}`), 'unary -', 'unary !',
  'conditional', 'parentheses', 'tuple', 'object', 'literal', 'template', 'variable', 'attribute-of', 'index', 'index .0', 'call', 'call ...', 'core::',
  'splat [*]', 'splat .*', 'for list', 'for object', 'for with a key', 'for with a condition', 'for with grouping',
  'part interpolation', 'part if', 'part if else', 'part for', 'part for with a key', 'trim ~', 'heredoc', 'heredoc -',
];

test('every operator and every form of expression has recorded answers', () => {
  const counts = new Map(forms.map((form) => [form, 0]));
  for (const text of expressions) {
    for (const form of new Set(formsIn(treeOf(text), text))) {
      assert.ok(counts.has(form), form);
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  assert.deepEqual([...counts].filter(([, count]) => count < 5), []);
});

function treeOf(text: string): Expression | undefined {
  return attributesIn(blocksIn(parseTerraform(`locals {\n  it = (${text})\n}\n`).body, 'locals')[0]?.body ?? { items: [], start: 0, end: 0 })[0]?.value;
}

function calledIn(tree: Expression | undefined): readonly string[] {
  return tree ? [...nodesOf(tree)].flatMap((node) => (node.kind === 'call' ? [node.name] : [])) : [];
}

/** Where an expression begins in the text that `treeOf` parses. */
const before = 'locals {\n  it = ('.length;

function formsIn(tree: Expression | undefined, text: string): readonly string[] {
  const found: string[] = [];
  for (const node of tree ? nodesOf(tree) : []) {
    const written = text.slice(node.start - before, node.end - before);
    switch (node.kind) {
      case 'binary':
      case 'unary':
        found.push(`${node.kind} ${node.operator}`);
        break;
      case 'call':
        found.push('call', ...(node.expand ? ['call ...'] : []), ...(node.name.startsWith('core::') ? ['core::'] : []));
        break;
      case 'index':
        found.push('index', ...(/\.\d+$/.test(written) ? ['index .0'] : []));
        break;
      case 'splat':
        found.push(node.full ? 'splat [*]' : 'splat .*');
        break;
      case 'for':
        found.push(node.key ? 'for object' : 'for list', ...(node.keyName === undefined ? [] : ['for with a key']), ...(node.condition ? ['for with a condition'] : []), ...(node.grouping ? ['for with grouping'] : []));
        break;
      case 'template':
      case 'literal':
        found.push(node.kind, ...(written.startsWith('<<-') ? ['heredoc -'] : written.startsWith('<<') ? ['heredoc'] : []), ...(/[$%]\{~|~\}/.test(written) ? ['trim ~'] : []));
        if (node.kind === 'template') found.push(...node.parts.flatMap(partForms));
        break;
      case 'conditional':
      case 'parentheses':
      case 'tuple':
      case 'object':
      case 'variable':
      case 'attribute-of':
        found.push(node.kind);
        break;
      case 'hole':
      case 'elsewhere':
        break;
    }
  }
  return found;
}

function partForms(part: TemplatePart): readonly string[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return ['part interpolation'];
    case 'if':
      return ['part if', ...(part.otherwise.length > 0 ? ['part if else'] : []), ...[...part.then, ...part.otherwise].flatMap(partForms)];
    case 'for':
      return ['part for', ...(part.key === undefined ? [] : ['part for with a key']), ...part.body.flatMap(partForms)];
  }
}

/** The expression and all that it is made of. */
function* nodesOf(tree: Expression): IterableIterator<Expression> {
  yield tree;
  for (const inner of childrenOf(tree)) yield* nodesOf(inner);
}

function childrenOf(tree: Expression): readonly Expression[] {
  switch (tree.kind) {
    case 'literal':
    case 'variable':
    case 'hole':
      return [];
    case 'template':
      return tree.parts.flatMap(childrenOfPart);
    case 'attribute-of':
      return [tree.target];
    case 'index':
      return [tree.target, tree.key];
    case 'splat':
      return [tree.target, ...tree.steps.flatMap((step) => (step.kind === 'index' ? [step.key] : []))];
    case 'call':
      return tree.args;
    case 'unary':
      return [tree.operand];
    case 'binary':
      return [tree.left, tree.right];
    case 'conditional':
      return [tree.condition, tree.then, tree.otherwise];
    case 'parentheses':
      return [tree.inner];
    case 'tuple':
      return tree.items;
    case 'object':
      return tree.entries.flatMap(({ key, value }) => [key, value]);
    case 'for':
      return [tree.collection, ...(tree.key ? [tree.key] : []), tree.value, ...(tree.condition ? [tree.condition] : [])];
    case 'elsewhere':
      return [tree.value];
  }
}

function childrenOfPart(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return [part.value];
    case 'if':
      return [part.condition, ...[...part.then, ...part.otherwise].flatMap(childrenOfPart)];
    case 'for':
      return [part.collection, ...part.body.flatMap(childrenOfPart)];
  }
}
