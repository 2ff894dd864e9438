import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import ts from 'typescript';
import { cycles, defaultExports, impurities, partOf, wrongImports, wrongNames, type ImportTable, type Sources } from './source-checks';

const analyzeAndBelow = ['analyze', 'ignore', 'join', 'languages', 'facts', 'rules', 'plan', 'model', 'net', 'text'];
const oneLanguage = ['languages', 'languages/shared', 'model', 'net', 'text', 'jsonc-parser', 'yaml'];

/** What a part may import besides itself. ARCHITECTURE.md shows the same table. */
const mayImport: ImportTable = {
  text: [],
  net: ['ip-address'],
  model: ['text', 'net'],
  plan: ['model', 'net'],
  rules: ['plan', 'model', 'net', 'text'],
  languages: ['model', 'net', 'text'],
  // Bicep and ARM templates are evaluated and lowered as one, so that what is shared makes whole deployments of the contract.
  'languages/shared': ['languages', 'model', 'net', 'text', 'jsonc-parser', 'yaml'],
  'languages/terraform': oneLanguage,
  'languages/bicep': oneLanguage,
  'languages/arm': oneLanguage,
  'languages/az': oneLanguage,
  facts: ['model', 'net', 'text', 'jsonc-parser', 'yaml'],
  ignore: ['model', 'text'],
  join: ['languages', 'model', 'text'],
  analyze: ['ignore', 'join', 'languages', 'facts', 'rules', 'plan', 'model', 'text'],
  features: analyzeAndBelow,
  vscode: ['features', ...analyzeAndBelow, 'vscode'],
  webview: ['plan', 'model', 'net'],
  // The settings file of the command line is YAML, and its report is SARIF, of which `sarif` is the types.
  cli: ['features', ...analyzeAndBelow, 'node:', 'yaml', 'sarif', 'package.json'],
};
const lists = ['languages/index.ts', 'rules/index.ts'];
const rim = ['vscode', 'cli', 'webview'];

const present: Sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => [path, readFileSync(`src/${path}`, 'utf8')]),
);

function belowTheRim(sources: Sources): Sources {
  return new Map([...sources].filter(([path]) => !rim.includes(partOf(path))));
}

function settings(file: string): { readonly compilerOptions: { readonly lib?: unknown } } {
  return ts.parseConfigFileTextToJson(file, readFileSync(file, 'utf8')).config;
}

suite('the sources', () => {
  test('import what the table allows', () => assert.deepEqual(wrongImports(present, mayImport), []));
  test('import each other without cycles', () => assert.deepEqual(cycles(present), []));
  test('lie in folders that say what they hold', () => assert.deepEqual(wrongNames(present, lists), []));
  test('export names', () => assert.deepEqual(defaultExports(present), []));
  test('are pure below the rim', () => assert.deepEqual(impurities(belowTheRim(present)), []));

  // The compiler knows no global of Node, the editor or a page where `types` is empty and `lib` has no DOM.
  test('are compiled without Node, the editor and the DOM below the rim', () => {
    assert.deepEqual(settings('tsconfig.core.json'), {
      extends: './tsconfig.json',
      compilerOptions: { types: [] },
      include: ['src'],
      exclude: rim.map((part) => `src/${part}`),
    });
    assert.deepEqual(settings('tsconfig.json').compilerOptions.lib, ['ES2023']);
  });
});

suite('the checks see', () => {
  const one = (path: string, ...lines: readonly string[]): Sources => new Map([[path, lines.join('\n')]]);

  test('an import that the table does not have, however it is written', () => {
    const sources = new Map([
      ['text/span.ts', ''],
      ['webview/main.ts', ''],
      ['model/value.ts', `import { a } from './gone';`],
      ['languages/index.ts', `import { bicep } from './bicep/bicep';`],
      ['languages/bicep/bicep.ts', `import { x } from '../language';\nimport type { Rule } from '../../rules/rule';`],
      ['languages/az/az.ts', `import { bicep } from '../bicep/bicep';`],
      ['languages/language.ts', ''],
      ['rules/rule.ts', `export * from 'vscode';\nexport type { A } from '../text/span';\nlet x: import('node:fs').Stats;`],
      ['net/range.ts', `import { a } from 'ip-address';\nvoid import('yaml');\nconst b = require('node:os');`],
      ['other/a.ts', `import { a } from '../text/span';`],
      ['cli/main.ts', `import { readFileSync } from 'node:fs';\nimport { version } from '../../package.json';\nimport '../webview/main';`],
    ]);
    assert.deepEqual(wrongImports(sources, mayImport), [
      'src/model/value.ts:1: ./gone leads to no source',
      'src/languages/bicep/bicep.ts:2: languages/bicep may not import ../../rules/rule',
      'src/languages/az/az.ts:1: languages/az may not import ../bicep/bicep',
      'src/rules/rule.ts:1: rules may not import vscode',
      'src/rules/rule.ts:3: rules may not import node:fs',
      'src/net/range.ts:2: net may not import yaml',
      'src/net/range.ts:3: net may not import node:os',
      'src/other/a.ts:1: other may not import ../text/span',
      'src/cli/main.ts:3: cli may not import ../webview/main',
    ]);
  });

  test('a cycle, and not what merely leads into it', () => {
    const sources = new Map([
      ['a.ts', `import './b';`],
      ['b.ts', `import type { C } from './c';`],
      ['c.ts', `\nexport { b } from './b';`],
    ]);
    assert.deepEqual(cycles(sources), ['src/b.ts:1: ./c leads back to this file', 'src/c.ts:2: ./b leads back to this file']);
  });

  test('names that say nothing', () => {
    assert.deepEqual(wrongNames(new Map([['plan/utils/a.ts', ''], ['plan/index.ts', ''], ['rules/index.ts', ''], ['rules/shared/range-index.ts', '']]), lists), [
      'src/plan/utils/a.ts:1: the folder utils does not say what it holds',
      'src/plan/index.ts:1: only languages/index.ts and rules/index.ts are lists',
    ]);
  });

  test('default exports', () => {
    const fault = 'a default export has no name';
    assert.deepEqual(defaultExports(one('a.ts', 'const a = 1;', 'export default a;')), [`src/a.ts:2: ${fault}`]);
    assert.deepEqual(defaultExports(one('a.ts', 'export default function f() { switch (1) { default: } }')), [`src/a.ts:1: ${fault}`]);
    assert.deepEqual(defaultExports(one('a.ts', 'const a = 1;', 'export { a as default };')), [`src/a.ts:2: ${fault}`]);
  });

  test('what waits, reads the clock or draws lots', () => {
    const text = ['async function a() {', 'await b', '}', 'let p: Promise<void>', 'new Date()', 'Date.now()', 'Math.random()', 'console.log()', 'setTimeout(f, 1)', 'Date()'];
    const found = impurities(one('a.ts', ...text)).map((each) => each.replace('src/a.ts:', ''));
    assert.deepEqual(found, ['1: async code', '2: async code', '4: Promise', '5: the clock', '6: Date.now', '7: Math.random', '8: console', '9: setTimeout', '10: the clock']);
    assert.deepEqual(impurities(one('a.ts', '// await new Date()', 'const s = "console"; x.process; new Date(0); Date.UTC(2026)', 'interface A { readonly fetch: string }')), []);
  });
});
