import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, shapes } from './shape';

const samples: readonly (readonly [name: string, text: string, expected: readonly string[], faults: readonly string[]])[] = [
  [
    'a string that nothing closes ends with its line', 'az a --n "b\naz c\n',
    ['run(az a --n "b")', 'run(az c)'], ['the string is not closed: "\\""'],
  ],
  [
    'a string ends with its line if the next quote opens another one', "az a --n \"b --c \\\n  --d 'e'\naz f --g \"h\" --i \"j\"\n",
    ["run(az a --n \"b --c\" --d 'e')", 'run(az f --g "h" --i "j")'], ['the string is not closed: "\\""'],
  ],
  [
    'an apostrophe swallows nothing', "echo it's\naz a --b 'c'\n",
    [`run(echo ~its~)`, "run(az a --b 'c')"], [`the string is not closed: "'"`],
  ],
  [
    'a string of several lines stands, while another is not closed', "az a --b '{\n  \"c\": 1\n}'\naz d \"e\naz f\n",
    [`run(az a --b '{\n  "c": 1\n}')`, 'run(az d "e")', 'run(az f)'], ['the string is not closed: "\\""'],
  ],
  [
    'a string of several lines stands in the same block as the one that is not closed', "f() {\n  az a '{\n  \"c\": 1\n}'\n  az d \"e\n}\naz f\n",
    [`function f {run(az a '{\n  "c": 1\n}'); run(az d "e")}`, 'run(az f)'], ['the string is not closed: "\\""'],
  ],
  [
    'a substitution ends before a line that is no further in', 'A=$(az a \\\n  --b c\nD=$(az e)\n',
    ['A=$(run(az a --b c))', 'D=$(run(az e))'], ['the substitution is not closed: "$("'],
  ],
  [
    'a substitution in quotes ends so too', 'A="$(az a --b c\nD="$(az e)"\n',
    ['A="$(run(az a --b c))"', 'D="$(run(az e))"'], ['the string is not closed: "\\""', 'the substitution is not closed: "$("'],
  ],
  ['a substitution of which only the sign is typed takes nothing', 'A=$(\nB=c\nD=`\naz e\n', ['A=$()', 'B=c', 'D=$()', 'run(az e)'], ['the substitution is not closed: "$("', 'the substitution is not closed: "`"']],
  ['backticks end so too', 'A=`az a\nB=c\n', ['A=$(run(az a))', 'B=c'], ['the substitution is not closed: "`"']],
  ['an expansion ends with its line', 'A=${B:-c\nD=e\n', ['A={B :- c}', 'D=e'], ['the expansion is not closed: "${"']],
  ['arithmetic ends with its line', 'A=$((1 + 2\nB=c\n', ['A=((1 + 2))', 'B=c'], ['the arithmetic is not closed: "$(("']],
  ['a list ends before a line that is no further in', 'A=(b c\naz d\n', ['A=(b c)', 'run(az d)'], ['the list is not closed: "("']],
  ['a list that is closed later stands', 'A=(b\nc\n)\nD="e\n', ['A=(b c)', 'D="e"'], ['the string is not closed: "\\""']],
  [
    'a block ends before a line that is no further in', 'if a; then\n  b\naz c\nfor d in e; do\n  f\nG=h\nfunction i {\n  j\n\naz k\n',
    ['if run(a) {run(b)}', 'run(az c)', 'loop d in e {run(f)}', 'G=h', 'function i {run(j)}', 'run(az k)'],
    ['`if` is not closed: "if"', 'the loop is not closed: "for"', 'the block is not closed: "{"'],
  ],
  [
    'a half-typed block takes nothing of what is not further in', 'if a; then\nb\nc() {\nd "e"\nf\n',
    ['if run(a) {}', 'run(b)', 'function c {}', 'run(d "e")', 'run(f)'], ['`if` is not closed: "if"', 'the block is not closed: "{"'],
  ],
  ['half a condition', 'if [ a = b\naz c\n', ['if run([ a = b) {}', 'run(az c)'], ['`if` is not closed: "if"', '`then` is missing: "[ a = b"']],
  ['half a loop', 'for a in b\naz c\n', ['loop a in b {}', 'run(az c)'], ['the loop is not closed: "for"']],
  ['half a case', 'case $a in\n  b)\n    c\naz d\n', ['case {a} b {run(c)}', 'run(az d)'], ['`case` is not closed: "case"']],
  ['an inner block that is not closed leaves the outer one whole', 'for a in b; do\n  if c; then\n    d\ndone\ne\n', ['loop a in b {if run(c) {run(d)}}', 'run(e)'], ['`if` is not closed: "if"']],
  ['what closes nothing', 'fi\na\ndone; b\n}\nc\n)\nesac\nd;;\n', ['run(a)', 'run(b)', 'run(c)', 'run(d)'], [
    '`fi` has no place here: "fi"', '`done` has no place here: "done"', '`}` has no place here: "}"', '`)` has no place here: ")"', '`esac` has no place here: "esac"', '`;;` has no place here: ";;"',
  ]],
  ['operators without commands', '&& a\nb &&\n', ['run(a)', 'run(b)'], ['`&&` has no place here: "&&"', 'nothing stands behind `&&`: "&&"']],
  ['a redirection to nothing', 'a >\nb\n', ['run(a)', 'run(b)'], ['nothing stands behind `>`: ">"']],
  ['parentheses among words', 'az a (b c) d\ne = (f)\n', ['run(az a * d)', 'run(e = *)'], ['a parenthesis has no place here: "(b c)"', 'a parenthesis has no place here: "(f)"']],
  ['a here-document that does not end is empty', 'a <<EOF\naz b\n', ['run(a)', 'run(az b)'], ['the here-document is not closed: "<<EOF"']],
  ['a here-document that ends between blanks', 'a <<EOF\nb\n  EOF  \naz c\n', ['run(a < #b\n#)', 'run(az c)'], ['the here-document is not closed: "<<EOF"']],
  ['a test that is not closed ends with its line', 'if [[ $a == b; then\n  c\nfi\n', ['if run([[ {a} == b) {run(c)}'], ['`[[` is not closed: "[["']],
  ['a function without body', 'a()\nb\n', ['function a {}', 'run(b)'], ['the function is not closed: "a()"']],
];

for (const [name, text, expected, found] of samples) {
  test(`tolerance: ${name}`, () => {
    assert.deepEqual(shapes(text), expected);
    assert.deepEqual(faults(text), found);
  });
}

test('tolerance: what stands before an open quote is as it was', () => {
  const before = 'A="b"\naz c "d" \\\n  --e "f"\nif g; then\n  h "i"\nfi\n';
  for (const half of ['"', "'", '$(', '`', 'A="', "az a '", 'az a "$(', '${', '(', 'if', '<<', '{ ', 'case a in']) {
    assert.deepEqual(shapes(`${before}${half}`).slice(0, 3), shapes(before), half);
  }
});
