import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBash } from '../../../../src/languages/az/bash/parse';
import { faults, shapes } from './shape';

const samples: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['assignments', 'A=b\nB="c d" C=$(e)\nD=\nE+=f', ['A=b', 'B="c d"', 'C=$(run(e))', 'D=', 'E+=f']],
  ['assignments before a command', 'A=1 B=$C az a', ['run(A=1 B={C} az a)']],
  ['items of arrays', 'A[0]=b\nA[$i]+=c\nA["k"]=d', ['A[0]=b', 'A[{i}]+=c', 'A["k"]=d']],
  ['arrays', 'A=(a "b c" $D)\nB=(\n  # first\n  e\n\n  f # last\n)\nC+=(g)\nD=()', ['A=(a "b c" {D})', 'B=(e f)', 'C+=(g)', 'D=()']],
  ['arrays with keys', 'declare -A M=([a]=1 ["b"]="2")', ['M={a: 1, "b": "2"}']],
  ['stars and braces are text in an assignment', 'A=*.x\nB={a,b}', ['A=*.x', 'B={a,b}']],
  ['declarations', 'export A=1 B C="2"\nreadonly -r D=3\ndeclare -gx E', ['A=1', 'B', 'C="2"', 'D=3', 'E']],
  ['local names', 'f() {\n  local a=1 b\n  declare c=2\n  declare -g d=3\n  e=4\n}', ['function f {local a=1; local b; local c=2; d=3; e=4}']],
  ['a declaration with quotes around', 'export "A=b $C"', ['A=~b {C}~']],
  ['a declaration without names', 'export $(cat .env)\nexport -f f\ndeclare -p', ['run(export $(run(cat .env)))', 'run(export -f f)', 'run(declare -p)']],
  ['lists', 'a; b & c && d || e\nf', ['run(a)', '?run(b)', 'run(c)', '?run(d)', '?run(e)', 'run(f)']],
  ['lists over several lines', 'a &&\n  # why\n  b ||\n  c', ['run(a)', '?run(b)', '?run(c)']],
  ['what depends on another command and is no command', '[ -z "$A" ] && A=b || exit 1', ['run([ -z "{A}" ])', '?{A=b}', '?{exit}']],
  ['pipelines', 'a | b |& c\n! d |\n  e\ntime -p f', ['|run(a)', '|run(b)', 'run(c)', '|run(d)', 'run(e)', 'run(f)']],
  [
    'if', 'if a; then\n  b\nelif [ "$C" = "d" ]; then e\nelse\n  f\nfi > g',
    ['if run(a) {run(b)} if run([ "{C}" = "d" ]) <"{C}" = "d"> {run(e)} else {run(f)}'],
  ],
  ['loops', 'for a in b "c" $D *.e; do f; done\nfor a; do g; done\nfor a\nin h\ndo i\ndone', ['loop a in b "c" {D} *.e {run(f)}', 'loop a {run(g)}', 'loop a in h {run(i)}']],
  ['counting loops', 'for ((i=0; i<3; i++)); do a; done\nfor i in {1..3}; { b; }', ['loop i {run(a)}', 'loop i in * {run(b)}']],
  ['while and until', 'while read -r a; do b; done < <(c)\nuntil az d\ndo e; done', ['loop _ while run(read -r a) {run(b)}', 'loop _ while run(az d) {run(e)}']],
  ['select', 'select a in b c; do d; break; done', ['loop a in b c {run(d); break}']],
  [
    'case', 'case "$1" in\n  a|b) c;;\n  (d*) e ;&\n  "f g") ;;\n  [hH]?) i\n    j ;;&\n  *) exit 1\nesac',
    ['case "{1}" a|b {run(c)} d* {run(e)} "f g" {} ** {run(i); run(j)} * {exit}'],
  ],
  ['case on one line', 'case $a in x) y;; esac; z', ['case {a} x {run(y)}', 'run(z)']],
  ['functions', 'a() { b; }\nfunction c { d; }\nfunction e() (f)\ng-h ()\n{\n  i\n}', ['function a {run(b)}', 'function c {run(d)}', 'function e {own{run(f)}}', 'function g-h {run(i)}']],
  ['blocks', '{ a; b; } 2>/dev/null\n(c; d) | e\n{ f; } && (g)', ['{run(a); run(b)}', 'own{run(c); run(d)}', 'run(e)', '{run(f)}', '?own{run(g)}']],
  ['tests', '[[ -z $A && ( $b == c* || $d =~ ^(e|f g)$ ) ]]', ['run([[ -z {A} && ( {b} == c* || {d} =~ ^(e|f g)$ ) ]])']],
  ['tests over several lines', '[[ $a == b &&\n   $c < d ]]', ['run([[ {a} == b && {c} < d ]])']],
  ['arithmetic as a command', '((i++))\n(( $a > 1 )) && b', ['run(((i++)))', 'run((( {a} > 1 )))', '?run(b)']],
  ['jumps', 'exit 1\nreturn\nbreak 2; continue', ['exit', 'return', 'break', 'continue']],
  ['coproc', 'coproc A { b; }\ncoproc c', ['?{run(b)}', '?run(c)']],
  ['keywords are words elsewhere', 'echo if then fi done } { [[ time', ['run(echo if then fi done } { [[ time)']],
  ['a comment ends a line', '#!/bin/bash\n# a "b\na # c\n  # $(\nb', ['run(a)', 'run(b)']],
  ['here-documents', 'a <<EOF b\nx $Y `z`\n\\$w "q"\nEOF\nc', ['run(a b < #x {Y} $(run(z))\n$w "q"\n#)', 'run(c)']],
  ['here-documents that are not expanded', "a <<'EOF'\n$x\nEOF\nb <<\\E\n$y\nE", ['run(a < #$x\n#)', 'run(b < #$y\n#)']],
  ['here-documents without tabs', 'a <<-EOF\n\tx\n\tEOF\nb', ['run(a < #x\n#)', 'run(b)']],
  ['several here-documents on a line', 'a <<A; b <<"B" | c\n1\nA\n2\nB\nd', ['run(a < #1\n#)', '|run(b < #2\n#)', 'run(c)', 'run(d)']],
  ['a here-document in a substitution', 'A=$(cat <<EOF\nx)"\nEOF\n)\nb', ['A=$(run(cat < #x)"\n#))', 'run(b)']],
  ['here-strings', 'read -r a <<< "$B"\nc', ['run(read -r a < "{B}")', 'run(c)']],
  ['a redirection before the command', '>a 2>&1 az b\n> c', ['run(az b)', 'run()']],
  ['prompts of documents', '$ az a\nuser@host:~/x$ az b \\\n>  --c\n> az d', ['run(az a)', 'run(az b --c)', 'run(az d)']],
  ['a backslash with blanks behind it, before a flag', 'az a \\ \n  --b c \\  # why\n  --d', ['run(az a --b c --d)']],
  ['a backtick before a flag', 'az a `\n  --b c', ['run(az a --b c)']],
  ['conditions on the same line', 'if ! az a --b "c"; then d; fi', ['if run(az a --b "c") {run(d)}']],
  ['line breaks of Windows', 'if a\r\nthen\r\n  b "c\r\nd"\r\nfi\r\nA=1\r\n', ['if run(a) {run(b "c\r\nd")}', 'A=1']],
  ['zsh', 'a=(${(f)b}) \nprint -l *(N) ${c:l}', ['a=({b})', 'run(print -l * {c : l})']],
];

for (const [name, text, expected] of samples) {
  test(`statements: ${name}`, () => {
    assert.deepEqual(shapes(text), expected);
    assert.deepEqual(faults(text), []);
  });
}

const comparisons: readonly (readonly [condition: string, expected: string])[] = [
  ['[ "$A" = b ]', '<"{A}" = b>'],
  ['[[ $A == "b" ]]', '<{A} = "b">'],
  ['test $A != b', '<{A} != b>'],
  ['! [ $A = b ]', '<{A} != b>'],
  ['[ ! $A = b ]', '<{A} != b>'],
  ['[ $A -eq 1 ]', '<{A} = 1>'],
  ['[ -z "$A" ]', '<"{A}" = >'],
  ['[ -n "$A" ]', '<"{A}" != >'],
  ['[[ $A ]]', '<{A} != >'],
];

for (const [condition, expected] of comparisons) {
  test(`comparison: ${condition}`, () => {
    assert.equal(/<.*>/.exec(shapes(`if ${condition}; then a; fi`)[0] ?? '')?.[0], expected);
  });
}

for (const condition of ['[[ $A == b* ]]', '[ $A -lt 3 ]', '[ -f a ]', 'az group exists -n a', '[ $A = b ] && [ $C = d ]', '[ $A = b ] | c', '[[ $A = b || $C = d ]]']) {
  test(`no comparison: ${condition}`, () => assert.doesNotMatch(shapes(`if ${condition}; then a; fi`)[0] ?? '', /</));
}

test('places: blocks reach from their first word to their last, branches from their keyword to the next', () => {
  const text = 'x; if a; then b; else c; fi; f() { d; }\nfor i in 1; do e; done; case g in h) i;; esac; A=(1 2) # end';
  const { statements } = parseBash(text);
  assert.deepEqual(statements.map(({ start, end }) => text.slice(start, end)), [
    'x', 'if a; then b; else c; fi', 'f() { d; }', 'for i in 1; do e; done', 'case g in h) i;; esac', 'A=(1 2)',
  ]);
  const second = statements[1];
  assert.ok(second?.kind === 'if');
  assert.deepEqual(second.branches.map(({ start, end, condition }) => [text.slice(start, end), condition]), [['if a; then b; ', 'a'], ['else c; ', undefined]]);
});

test('places: a command ends with its last word or redirection, and a name is only the name', () => {
  const text = 'az a > b   # c\nexport NAME="x"  ';
  const [command, assignment] = parseBash(text).statements;
  assert.ok(command && assignment?.kind === 'assignment');
  assert.equal(text.slice(command.start, command.end), 'az a > b');
  assert.equal(text.slice(assignment.start, assignment.end), 'NAME="x"');
  assert.equal(text.slice(assignment.name.start, assignment.name.end), 'NAME');
});
