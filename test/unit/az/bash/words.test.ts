import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBash } from '../../../../src/languages/az/bash/parse';
import { faults, words } from './shape';

const samples: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['plain words', 'az aks create --name=a -n b', ['az', 'aks', 'create', '--name=a', '-n', 'b']],
  ['quotes', `az 'a b' "c d" e"f"'g' '' ""`, ['az', `'a b'`, '"c d"', '~efg~', `''`, '""']],
  ['escapes outside of quotes', String.raw`az a\ b \"c\" \$d`, ['az', 'a b', '"c"', '$d']],
  ['escapes in double quotes', 'az "a\\"b\\$c\\`d\\\\e\\f"', ['az', '"a"b$c`d\\e\\f"']],
  ['no escapes in single quotes', String.raw`az 'a\b' 'it'\''s'`, ['az', String.raw`'a\b'`, `~it's~`]],
  ["escapes of $'…'", String.raw`az $'a\tb\n\x41\u00e9\101\'' $"x"`, ['az', "~a\tb\nAéA'~", '~x~']],
  ['a string of several lines', 'az "{\n  \\"a\\": 1\n}" b', ['az', '"{\n  "a": 1\n}"', 'b']],
  ['continued lines', 'az aks \\\n  create \\\r\n  -n a\\\nb', ['az', 'aks', 'create', '-n', 'ab']],
  ['comments only where a word begins', 'az a#b "#c" #d e', ['az', 'a#b', '"#c"']],
  ['variables', 'az $A ${B} "$C-x" $1 ${10} $@ "$*" $A_b$c', ['az', '{A}', '{B}', '"{C}-x"', '{1}', '{10}', '{@}', '"{*}"', '{A_b}{c}']],
  ['a sign that begins nothing', `az $ "$" a$ "$ b" '$A'`, ['az', '$', '"$"', 'a$', '"$ b"', `'$A'`]],
  ['defaults', 'az ${A:-b c} ${A-} ${A:=$B} ${A:+x} ${A:?no}', ['az', '{A :- b c}', '{A - }', '{A := {B}}', '{A :+ x}', '{A :? no}']],
  ['defaults in quotes', `az "\${A:-it's}" "\${A:-"q"}"`, ['az', `"{A :- it's}"`, '"{A :- "q"}"']],
  ['what is taken off', 'az ${A#a*} ${A##*/} ${A%.x} ${A%%.*}', ['az', '{A # a*}', '{A ## */}', '{A % .x}', '{A %% .*}']],
  ['what is replaced', "az ${A/a/b} ${A//-/} ${A//'/'/x}", ['az', '{A / a with b}', '{A // - with }', "{A // '/' with x}"]],
  ['parts and case', 'az ${A:1:3} ${A^^} ${A,} ${A@Q}', ['az', '{A : 1:3}', '{A ^^ }', '{A , }', '{A @Q }']],
  ['lengths and names', 'az ${#A} ${#A[@]} ${!A} ${#} ${!A[@]}', ['az', '{A length}', '{A[@] length}', '{A !}', '{#}', '{A[@] !}']],
  ['items', 'az ${A[0]} "${A[@]}" ${A[$i]} ${A["k"]}', ['az', '{A[0]}', '"{A[@]}"', '{A[{i}]}', '{A["k"]}']],
  ['expansions within each other', 'az ${A:-${B:-$(c "${D}")}}', ['az', '{A :- {B :- $(run(c "{D}"))}}']],
  ['substitutions', 'az $(b "c") "$(d $(e))" `f` x$(g)y', ['az', '$(run(b "c"))', '"$(run(d $(run(e))))"', '$(run(f))', 'x$(run(g))y']],
  ['backticks within backticks', 'az `a \\`b \\\\\\`c\\\\\\`\\``', ['az', '$(run(a $(run(b $(run(c))))))']],
  ['quotes within a substitution within quotes', 'az "a$(b "c d" \'e\')f"', ['az', `"a$(run(b "c d" 'e'))f"`]],
  ['arithmetic', 'az $((1 + $A * (2 + 3))) "$((B))" $[C+1]', ['az', '((1 + {A} * (2 + 3)))', '"((B))"', '((C+1))']],
  ['a subshell in a substitution is no arithmetic', 'az $((a) | b)', ['az', '$(own{run(a)}; run(b))']],
  ['globs and braces', 'az *.json {a,b} {1..3} a{b,c}d {x} [].id a?b', ['az', '*.json', '*', '*', 'a*d', '{x}', '[].id', 'a?b']],
  ['groups of patterns', 'az !(a|b) @(c) *(N)', ['az', '*', '*', '*']],
  ['process substitutions', 'az <(b) >(c d) --f=<(e)', ['az', '*', '*', '--f=*']],
  ['redirections are no words', 'az a >b 2>&1 c &>d 2>/dev/null < e f >>g >| h 3<>i <&- j', ['az', 'a', 'c', 'f', 'j']],
  ['numbers are only descriptors directly before a redirection', 'az 2 > a b2>c', ['az', '2', 'b2']],
  ['expressions that another program fills in', "az ${{ secrets.A }} '{{ b }}' \"x{{c}}\" {{ d }}", ['az', '<secrets.A>', "'<b>'", '"x<c>"', '<d>']],
  ['characters beyond ASCII', 'az äö \u{1F600} "ü"', ['az', 'äö', '\u{1F600}', '"ü"']],
];

for (const [name, text, expected] of samples) {
  test(`words: ${name}`, () => {
    assert.deepEqual(words(text), expected);
    assert.deepEqual(faults(text), []);
  });
}

/** The words of the first command and their parts, as they stand in the text. */
function places(text: string): readonly (readonly [word: string, parts: readonly string[]])[] {
  const [first] = parseBash(text).statements;
  assert.ok(first?.kind === 'command');
  return first.words.map(({ start, end, parts }) => [text.slice(start, end), parts.map((part) => text.slice(part.start, part.end))]);
}

test('places: a text within quotes lies between them, an expansion is whole', () => {
  assert.deepEqual(places(`az --a="b c" 'd'e"f$G\${H:-i}j" <k l>`), [
    ['az', ['az']],
    ['--a="b c"', ['--a=', 'b c']],
    [`'d'e"f$G\${H:-i}j"`, ['d', 'e', 'f', '$G', '${H:-i}', 'j']],
    ['<k l>', ['<k l>']],
  ]);
});

test('places: a text with escapes and continued lines is one part with all its characters', () => {
  assert.deepEqual(places('az a\\ b\\\nc "d\\"e"'), [['az', ['az']], ['a\\ b\\\nc', ['a\\ b\\\nc']], ['"d\\"e"', ['d\\"e']]]);
});

test('places: a continuation behind a word is no part of it', () => {
  assert.deepEqual(places('az none\\\n  -b').map(([word]) => word), ['az', 'none', '-b']);
});

test('places: what a substitution runs lies where it is written', () => {
  const text = 'A="x$(az network vnet show -n y)"';
  const [first] = parseBash(text).statements;
  assert.ok(first?.kind === 'assignment' && first.value?.kind === 'word');
  const part = first.value.parts[1];
  assert.ok(part?.kind === 'substitution');
  const [inner] = part.statements;
  assert.ok(inner?.kind === 'command');
  assert.equal(text.slice(inner.start, inner.end), 'az network vnet show -n y');
  assert.equal(text.slice(part.start, part.end), '$(az network vnet show -n y)');
});
