import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMap, isScalar, parseDocument } from 'yaml';
import { passageOver } from '../../../../src/languages/az/embedded/passage';
import { mappedScalar } from '../../../../src/languages/az/embedded/yaml-scalar';
import { randomFrom } from '../../random';

/** The text of `run` and the place of each of its characters in the document. */
function read(source: string): { readonly text: string; readonly at: (offset: number, length?: number) => string } {
  const document = parseDocument(source, { keepSourceTokens: true, logLevel: 'silent' });
  const found: unknown = isMap(document.contents) ? document.contents.get('run', true) : undefined;
  assert.ok(isScalar(found), source);
  const mapped = mappedScalar(source, found);
  assert.ok(mapped, `nothing can be pointed at in ${JSON.stringify(source)}, which says ${JSON.stringify(found.value)}`);
  assert.equal(mapped.text, found.value);
  const passage = passageOver({ uri: 'file:///a.yml', text: source }, mapped);
  return {
    text: mapped.text,
    at(offset, length = 1) {
      const { start, end } = passage.spanOf({ start: offset, end: offset + length });
      return source.slice(start, end);
    },
  };
}

const samples: readonly (readonly [name: string, source: string, text: string])[] = [
  ['literal', 'run: |\n  az a\n    b\n\n  c\n', 'az a\n  b\n\nc\n'],
  ['literal, stripped', 'run: |-\n  az a\n  b\n\n', 'az a\nb'],
  ['literal, kept', 'run: |+\n  az a\n\n\nx: 1\n', 'az a\n\n\n'],
  ['literal with an indentation of its own', 'run: |2\n    az a\n  b\n', '  az a\nb\n'],
  ['literal with empty lines first', 'run: |\n\n\n  az a\n', '\n\naz a\n'],
  ['literal with a comment at its head', 'run: | # why\n  az a\n', 'az a\n'],
  ['literal with CRLF', 'run: |\r\n  az a\r\n  b\r\n', 'az a\nb\n'],
  ['literal without a line break at its end', 'run: |\n  az a', 'az a\n'],
  ['folded', 'run: >\n  az a\n  b\n\n  c\n    d\n  e\n', 'az a b\nc\n  d\ne\n'],
  ['folded, stripped', 'run: >-\n  az a\n  b\n', 'az a b'],
  ['folded, with lines indented further first', 'run: >\n    az a\n  x: 1\n', 'az a\n'],
  ['plain', 'run: az a -b\n', 'az a -b'],
  ['plain over several lines', 'run: az a  \n  b\n\n  c\n', 'az a b\nc'],
  ['single quotes', "run: 'az ''a'' b'\n", "az 'a' b"],
  ['single quotes over several lines', "run: 'az\n  a''\n\n  b'\n", "az a'\nb"],
  ['double quotes', 'run: "az \\"a\\"\\tb\\x41\\u00e4 \\\\"\n', 'az "a"\tbA\u00e4 \\'],
  ['double quotes over several lines', 'run: "az a \\\n  b\n  c\n\n  d"\n', 'az a b c\nd'],
  ['a text behind a BOM', '\uFEFFrun: |\n  az a\n', 'az a\n'],
];

for (const [name, source, text] of samples) {
  test(`a scalar of YAML: ${name}`, () => {
    const script = read(source);
    assert.equal(script.text, text);
    for (const [i, sign] of [...text].entries()) if (/[a-z-]/.test(sign)) assert.equal(script.at(i), sign, `${i} of ${JSON.stringify(text)}`);
  });
}

test('an escape is pointed at as a whole, and so is a folded line break', () => {
  const escape = read('run: "a\\u0041b"\n');
  assert.equal(escape.at(1), '\\u0041');
  assert.equal(escape.at(0, 3), 'a\\u0041b');
  assert.equal(read('run: >\n  a\n  b\n').at(1), '\n  ');
});

const headers = ['|', '|-', '|+', '>', '>-', '>+', '|2', '>2', '|2-', '>2+', '|+2', ''];
const quotes = ['plain', 'single', 'double'] as const;

/** Lines of letters that differ from each other, indented at random, some of them empty. */
function randomBlock(random: (below: number) => number): string {
  const lineBreak = random(4) === 0 ? '\r\n' : '\n';
  const header = headers[random(headers.length)] ?? '';
  let letter = 0;
  const word = (): string => String.fromCodePoint(0x4E00 + letter++);
  const words = (): string => Array.from({ length: 1 + random(4) }, () => word() + word()).join(' '.repeat(1 + random(2)));
  const count = 1 + random(7);
  if (header === '') {
    const kind = quotes[random(3)];
    const lines = Array.from({ length: count }, (_, i) => (random(4) === 0 && i > 0 ? ' '.repeat(random(3)) : `${i > 0 ? ' '.repeat(1 + random(4)) : ''}${words()}`));
    if (kind !== 'single' && kind !== 'double') return `run: ${lines.join(lineBreak)}${lineBreak}end: 1${lineBreak}`;
    const escape = kind === 'single' ? "''" : ['\\"', '\\n', '\\\\', '\\u0042'][random(4)] ?? '';
    const quote = kind === 'single' ? "'" : '"';
    return `run: ${quote}${lines.join(`${random(2) === 0 ? escape : ''}${lineBreak}`)}${quote}${lineBreak}`;
  }
  const lines = Array.from({ length: count }, (_, i) => {
    if (random(4) === 0) return ' '.repeat(random(3));
    return `  ${i > 0 || header.includes('2') ? ' '.repeat(random(3)) : ''}${random(8) === 0 && i > 0 ? '\t' : ''}${words()}${' '.repeat(random(6) === 0 ? 2 : 0)}`;
  });
  return `run: ${header}${lineBreak}${lines.join(lineBreak)}${random(3) === 0 ? '' : lineBreak}${random(2) === 0 && header !== '' ? '' : `${lineBreak}end: 1${lineBreak}`}`;
}

test('each character of a random scalar stands where it is said to stand', () => {
  const random = randomFrom(11);
  for (let i = 0; i < 4000; i++) {
    const source = randomBlock(random);
    // A scalar of blanks has no characters to point at.
    if (!/[\u4E00-\u9FFF]/.test(source)) continue;
    const script = read(source);
    for (let at = 0; at < script.text.length; at++) {
      const sign = script.text.charAt(at);
      if (sign >= '\u4E00') assert.equal(script.at(at), sign, JSON.stringify(source));
    }
  }
});
