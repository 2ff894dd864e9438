import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePowerShell } from '../../../../src/languages/az/powershell/parse';
import { shown } from './shown';

/** What a script is read as: a line for each statement, a value as it is written and, behind the arrow, what it means. */
function reads(lines: readonly string[], expected: readonly string[]): void {
  const text = lines.join('\n');
  assert.deepEqual(shown(parsePowerShell(text), text), expected);
}

test('a string that is not closed ends with its line', () => {
  reads([
    'az a --b "open',
    `az c --d 'ok'`,
  ], [
    `run az a --b "open → double 'open'`,
    `run az c --d 'ok' → single 'ok'`,
    '! the string is not closed: "open',
  ]);
});

test('a table that is not closed ends where no entry follows', () => {
  reads([
    '$x = @{',
    `  a = 'b'`,
    '  c =',
    '',
    '$y = 5',
    'az a',
  ], [
    `x = @{⏎a = 'b'⏎c = → {a: 'b' → single 'b'; c:  → ?()}`,
    'y = 5',
    'run az a',
    '! @{ is not closed: @{',
    '! the value is missing: =',
  ]);
});

test('a block that is not closed ends where the indentation says so', () => {
  reads([
    'function f {',
    '  if ($a) {',
    '    az a',
    '}',
    'az b',
    'function g { az c }',
  ], [
    'function f()',
    '  if $a',
    '    run az a',
    'run az b',
    'function g()',
    '  run az c',
    '! { is not closed: {',
  ]);
});

test('a parenthesis that is not closed ends with its command', () => {
  reads([
    'az a --b (az c',
    'az d',
  ], [
    'run az a --b (az c → (run az c)',
    'run az d',
    '! ( is not closed: (',
  ]);
});

test('a here-string that is not closed does not swallow the next one', () => {
  reads([
    '$a = @"',
    'text',
    '$b = @"',
    'x',
    '"@',
    'az a',
  ], [
    'a = @" → here ',
    'run text',
    `b = @"⏎x⏎"@ → here 'x'`,
    'run az a',
    '! the here-string is not closed by a line that begins with its quote and @: @"',
  ]);
});

test('blanks behind a backtick: read as it was meant where the next line goes on', () => {
  reads([
    'az a ` ',
    '  --b c',
    'az d `',
    '# comment',
    '  --e f',
  ], [
    'run az a --b c',
    'run az d',
    'run --e f',
    '! blanks stand behind the backtick: the command ends here: ` ',
    '! an option stands here without a command: --e',
  ]);
});

test('a value that is not there yet does not take the next statement', () => {
  reads([
    '$rg =',
    `$loc = 'x'`,
    'az a --b $rg,',
    'az c',
  ], [
    'rg =  → ?()',
    `loc = 'x' → single 'x'`,
    'run az a --b $rg → $rg',
    'run az c',
    '! the value is missing: =',
    '! what the comma leads to is missing: ,',
  ]);
});

test('brackets that close nothing', () => {
  reads([
    '"a" ; az b } az c',
    ') az d',
  ], [
    `give "a" → double 'a'`,
    'run az b',
    'run az c',
    'run az d',
    '! this bracket closes nothing: }',
    '! this bracket closes nothing: )',
  ]);
});

test('an entry of a table that has no value yet', () => {
  reads([
    '$x = @{',
    '  a = 1',
    '  b',
    '  c = 2',
    '}',
    'az a',
  ], [
    'x = @{⏎a = 1⏎b⏎c = 2⏎} → {a: 1; c: 2}',
    'run az a',
    '! the value of the entry is missing: b',
  ]);
});

test('half a subexpression in a string', () => {
  reads([
    'az a --b "$(az c" --d e',
    'az f',
  ], [
    `run az a --b "$(az c" --d e → double (run az c" --d e → mixed 'c'·' --d e')`,
    'run az f',
    '! the string is not closed: "$(az c" --d e',
    '! $( is not closed: $(',
    '! the string is not closed: " --d e',
  ]);
});

test('an operator without its operand', () => {
  reads([
    '$a = $b +',
    '$c = 1',
    'if ($a -eq) { az a }',
    'az b',
  ], [
    'a = $b → $b',
    'c = 1',
    'if $a -eq {$a → $a =~  → ?()}',
    '  run az a',
    'run az b',
    '! what `+` applies to is missing: ',
    '! a value is missing: ',
  ]);
});

test('half a pipeline and half a chain', () => {
  reads([
    'az a |',
    '$b = 1',
    'az c &&',
    '$d = 2',
  ], [
    '|run az a',
    'b = 1',
    'run az c',
    'd = 2',
    '! what the pipe leads to is missing: |',
    '! a command is missing: &&',
  ]);
});

test('half a function, half a loop', () => {
  reads([
    'function f',
    'az a',
    'foreach ($x in ) { az b }',
    'for (;;) { az c }',
    'while { az d }',
    'az e',
  ], [
    'function f()',
    'run az a',
    'for x in ',
    '  run az b',
    'for  in ',
    '  run az c',
    'run while { az d } → { az d } → ({})(){run az d}',
    'run az e',
    '! the block of the function is missing: function f',
    '! what the loop goes over is missing: ',
  ]);
});

test('half a variable', () => {
  reads([
    'az a --b $ --c ${ --d $x. --e $y[',
    'az f',
  ], [
    `run az a --b $ --c $ { --d $x. --e $y[ → { --d $x. --e $y[ → ({})(){run --d $x. → $x·'.' --e $y[ → $y[]}`,
    'run az f',
    '! { is not closed: {',
    '! an option stands here without a command: --d',
    '! [ is not closed: [',
    '! a value is missing: ',
  ]);
});

test('a colon right behind a variable', () => {
  reads([
    'az a --image "$registry: latest" --b "${c}:d $($e):f"',
  ], [
    'run az a --image "$registry: latest" → double $registry·\': latest\' --b "${c}:d $($e):f" → double $c·\':d \'·$e·\':f\'',
    '! a colon behind a variable must be written as ${name}:: $registry:',
  ]);
});

test('a comment that is not closed', () => {
  reads([
    '<# abc',
    'az a',
  ], [
    'run az a',
    '! the comment is not closed: <#',
  ]);
});

test('a script of bash', () => {
  reads([
    'export A=b',
    'if [ -z "$A" ]; then',
    '  az a --b "$A" \\',
    '    --c d',
    'fi',
    'az e',
  ], [
    'run export A=b',
    'if ',
    'give [ -z "$A" ]; then → ?()',
    'run az a --b "$A" → double $A \\',
    'run --c d',
    'run fi',
    'run az e',
    '! the condition of `if` is missing: ',
    '! the block of `if` is missing: ',
    '! this is no type: [ -z "$A" ]; then',
    '! an option stands here without a command: --c',
  ]);
});

test('parentheses with nothing in them', () => {
  reads([
    'az a ([X]::y) z()',
    '$a = ()',
    'az b',
  ], [
    'run az a ([X]::y) → ([X]::y) → ([x]::y)() z () → ()',
    'a = () → ()',
    'run az b',
    '! nothing stands in the parentheses: ()',
    '! nothing stands in the parentheses: ()',
  ]);
});

test('a parameter list that is not closed', () => {
  reads([
    'param(',
    '  $A = 1,',
    '  $B',
    '',
    '$c = 2',
    'az a',
  ], [
    'param(A = 1, B)',
    'c = 2',
    'run az a',
    '! ( is not closed: (',
    '! a comma is missing: ',
  ]);
});

test('a case without its block, a try without its catch', () => {
  reads([
    'switch ($a) {',
    '  1 { az a }',
    '  2',
    '}',
    'try { az b }',
    'az c',
  ], [
    'case $a → $a',
    '  of 1',
    '    run az a',
    'block',
    '  run az b',
    'run az c',
    '! the block of this case is missing: 2⏎',
    '! `catch` or `finally` is missing: try',
  ]);
});
