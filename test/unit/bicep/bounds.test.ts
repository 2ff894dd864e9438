import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBicepTemplate } from '../../../src/languages/bicep/template';
import { frameOf, outputOf, parameterOf, variableOf } from '../../../src/languages/shared/template/frame';
import { declaredOf, rootInstance } from '../../../src/languages/shared/template/resources';
import type { Datum } from '../../../src/languages/shared/datum';
import { randomFrom } from '../random';
import { plain } from '../shared/data';
import { deployed, filesIn, folder, gives, runOver } from './evaluated';
import { samples } from './evaluate-samples';

/** The names of the reasons, without what is known. */
function reason(datum: Datum): string {
  return datum.kind === 'unknown' ? datum.reason : datum.kind;
}

test('what refers to itself is not known', () => {
  gives({ result: '<unreadable>', 'other + 1': '<unreadable>' }, 'var other = result\n');
  const { parameter, output } = deployed("param a string = b\nparam b string = a\nresource x 'A.B/c@1' = { name: x.name }\noutput n string = x.name\n");
  assert.equal(reason(parameter('a')), 'unreadable');
  assert.equal(reason(output('n')), 'unreadable');
});

test('functions without end', () => {
  gives({ 'f(1)': '<too-large>' }, 'func f(n int) int => f(n + 1)\n');
  gives({ 'f(1)': '<too-large>' }, 'func f(n int) int => g(n) + g(n)\nfunc g(n int) int => f(n) + f(n)\n');
});

test('expressions that nest deeply', () => {
  for (const [open, close] of [['(', ')'], ['[', ']'], ['!', ''], ['-(', ')'], ['any(', ')'], ['{ a: ', ' }'], ["'${", "}'"]] as const) {
    const { variable } = deployed(`var result = ${open.repeat(3000)}1${close.repeat(3000)}\n`);
    assert.ok(variable('result'), open);
  }
  // The reader gives up before the evaluation does.
  assert.equal(reason(deployed(`var result = ${'1 + '.repeat(3000)}1\n`).variable('result')), 'unreadable');
  assert.equal(reason(deployed(`var result = a${'.b'.repeat(3000)}\nvar a = 1\n`).variable('result')), 'unreadable');
});

test('variables that refer to each other in a long row', () => {
  const chain = Array.from({ length: 3000 }, (_, index) => `var v${index} = v${index + 1}\n`).join('');
  assert.equal(reason(deployed(`${chain}var v3000 = 1\n`).variable('v0')), 'too-large');
});

test('loops with too many turns', () => {
  gives({
    '[for i in range(0, 5000): i]': '<too-large>',
    'length([for i in range(0, 2000): i])': 2000,
    '[for a in range(0, 2000): [for b in range(0, 2000): [for c in range(0, 2000): c]]][1][1]': '<too-large>',
    'map(range(0, 10000), a => map(range(0, 10000), b => map(range(0, 10000), c => c)))[9999][9999]': '<too-large>',
  });
});

test('values that double with every step', () => {
  const lists = Array.from({ length: 60 }, (_, index) => `var v${index + 1} = [v${index}, v${index}]\n`).join('');
  gives({ 'string(v60)': '<too-large>', 'v60 == v60': '<too-large>', 'length(v5)': 2 }, `var v0 = [1]\n${lists}`);
  const texts = Array.from({ length: 60 }, (_, index) => `var v${index + 1} = '\${v${index}}\${v${index}}'\n`).join('');
  gives({ 'length(v60)': '<too-large>', 'length(v3)': 8 }, `var v0 = 'x'\n${texts}`);
});

test('conditions without number', () => {
  const params = Array.from({ length: 40 }, (_, index) => `param p${index} bool\n`).join('');
  const { variable } = deployed(`${params}var result = ${Array.from({ length: 40 }, (_, index) => `(p${index} ? 1 : 2)`).join(' + ')}\n`);
  assert.match(JSON.stringify(plain(variable('result'))), /^[^\d]*<too-large>[^\d]*$/);
});

test('whatever is cut out of a file, the rest is evaluated', () => {
  const random = randomFrom(20261120);
  for (let round = 0; round < 300; round++) {
    const text = samples[random(samples.length)] ?? '';
    const from = random(text.length);
    const cut = text.slice(0, from) + ['', "'", '{', '[for', '${', '...', '.?', '=>', '::'][random(9)] + text.slice(from + random(20));
    const files = filesIn({ 'main.bicep': cut, 'other.bicep': samples[0] ?? '', 'data.json': '{ "a": [1, 2' });
    const run = runOver(files);
    const template = readBicepTemplate(`${folder}/main.bicep`, files);
    assert.ok(template);
    const instance = rootInstance(template, new Map(), false, run);
    const place = { span: { uri: template.file.uri, start: 0, end: 0 }, what: 'the test', from: [] };
    const frame = frameOf(instance);
    const data = [
      ...[...template.parameters.keys()].map((name) => parameterOf(name, frame, place)),
      ...[...template.variables.keys()].map((name) => variableOf(name, frame, place)),
      ...[...template.outputs.keys()].map((name) => outputOf(name, instance, place)),
      ...template.declarations.flatMap(({ symbol }) => (symbol === undefined ? [] : [declaredOf(symbol, frame, place)])),
    ];
    for (const datum of data) {
      const span = datum?.origin.span;
      assert.ok(span && span.start >= 0 && span.start <= span.end, cut);
      JSON.stringify(plain(datum));
    }
  }
});
