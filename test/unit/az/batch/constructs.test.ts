import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBatch } from '../../../../src/languages/az/batch/parse';
import { shown } from '../powershell/shown';

/** What a script is read as: a line for each statement, a value as it is written and, behind the arrow, what it means. */
function reads(lines: readonly string[], expected: readonly string[]): void {
  const text = lines.join('\n');
  assert.deepEqual(shown(parseBatch(text), text), expected);
}

test('variables, carets and words', () => {
  reads([
    '@echo off',
    'set RG=my-rg',
    'set "NAME=a b"',
    'set Q="quoted"',
    'set V=%RG%-vnet',
    'call az aks create -g %RG% ^',
    '  --name "%NAME%" --x=!V! --sub %~1 --y "a\\"b" --z %V:~0,3% %V:a=b%',
  ], [
    'run echo off',
    'RG = my-rg',
    `NAME = a b → double 'a b'`,
    `Q = "quoted" → double 'quoted'`,
    `V = %RG%-vnet → $RG·'-vnet'`,
    'run az aks create -g %RG% → $RG --name "%NAME%" → double $NAME --x=!V! → \'--x=\'·$V --sub %~1 → $1{~} --y "a\\"b" → double \'a"b\' --z %V:~0,3% → $V{:~0,3} %V:a=b% → $V{replacea=b}',
  ]);
});

test('what a command prints goes into a variable; loops', () => {
  reads([
    `for /f "delims=" %%i in ('az network vnet subnet show -g %RG% --query id -o tsv 2^>nul') do set SUBNET_ID=%%i`,
    `for /f "tokens=2" %%i in ('az a') do set B=%%i`,
    `for /f %%i in ('az a ^| more') do (`,
    '  set C=x-%%i',
    ')',
    'for %%v in (a "b c" d) do call az b %%v',
    'for /l %%n in (1,1,3) do az c %%n',
    'FOR /F "usebackq" %i IN (`az d`) DO SET D=%i',
  ], [
    `SUBNET_ID = 'az network vnet subnet show -g %RG% --query id -o tsv 2^>nul' → (run az network vnet subnet show -g %RG% → $RG --query id -o tsv)`,
    `for i in 'az a' → ?(){run az a}`,
    '  B = %%i → $i',
    `C = x-%%i → 'x-'·(|run az a ;; run more)`,
    `for v in a; "b c" → double 'b c'; d`,
    '  run az b %%v → $v',
    'for n in (1,1,3) → (..)(1; 1; 3)',
    '  run az c %%n → $n',
    'D = `az d` → (run az d)',
  ]);
});

test('conditions, chains, labels, jumps, comments', () => {
  reads([
    'if "%A%"=="b" (',
    '  az a',
    ') else if /i not %C% equ d (az e) else az f',
    'if exist x.txt az g',
    'if errorlevel 1 exit /b 1',
    'if not defined X goto :end',
    'az h && az i || az j & az k | more > nul',
    ':end',
    'rem az no',
    ':: az no',
    'goto :eof',
    'exit',
  ], [
    `if "%A%"=="b" {"%A%" → double $A = "b" → double 'b'}`,
    '  run az a',
    'else ',
    '  if /i not %C% equ d {%C% → $C ≠~ d}',
    '    run az e',
    '  else ',
    '    run az f',
    'if exist x.txt',
    '  run az g',
    'if errorlevel 1',
    '  return',
    'if not defined X',
    '  goto',
    'run az h',
    '?run az i',
    '?run az j',
    '|run az k',
    'run more',
    'return',
    'exit',
  ]);
});

test('input, arithmetic, and what is half typed', () => {
  reads([
    'set /p N="Name: "',
    'set /a K=1+2',
    'set A=b & az x',
    'az a <rg> "<name>" ^ ',
    '  --b c',
    'az "open ^',
    '  --d e',
    '( az y',
    'az z',
  ], [
    `N = "Name: " → (set /p)("Name: " → double 'Name: ')`,
    'K = 1+2 → (set /a)(1+2 → ((1+2)))',
    'A = b',
    'run az x',
    'run az a <rg> → <rg> "<name>" → double <name> --b c',
    `run az "open → double 'open' --d e`,
    'block',
    '  run az y',
    '  run az z',
    '! blanks stand behind the caret: the command ends here: ^ ',
    '! the string is not closed: "open',
    '! the parenthesis is not closed: (',
  ]);
});

test('a parenthesis that closes nothing', () => {
  reads([
    ')',
    'az a',
  ], [
    'run az a',
    '! this parenthesis closes nothing: )',
  ]);
});

test('quotes: a backslash before one, in text of echo, in a table of JSON', () => {
  reads([
    `echo it's "half`,
    'az a --b "{\\"c\\": \\"d\\"}" --e "f\\" >nul',
    'if "%A:~-1%"=="\\" set "A=%A:~0,-1%"',
  ], [
    `run echo it's "half → double 'half'`,
    'run az a --b "{\\"c\\": \\"d\\"}" → double \'{"c": "d"}\' --e "f\\" → double \'f\\\'',
    'if "%A:~-1%"=="\\" {"%A:~-1%" → double $A{:~-1} = "\\" → double \'\\\'}',
    '  A = %A:~0,-1% → double $A{:~0,-1}',
  ]);
});

test('a block of a loop and of conditions, with blocks in it', () => {
  reads([
    'if "%A%"=="" (',
    '  for %%i in (a b) do (',
    '    call az x %%~i',
    '    if "%%i"=="a" (set B=1) else set B=2',
    '  )',
    ') else (',
    '  az y',
    ')',
    'az z',
  ], [
    `if "%A%"=="" {"%A%" → double $A = "" → double ''}`,
    '  for i in a; b',
    '    run az x %%~i → $i{~}',
    `    if "%%i"=="a" {"%%i" → double $i = "a" → double 'a'}`,
    '      B = 1',
    '    else ',
    '      B = 2',
    'else ',
    '  run az y',
    'run az z',
  ]);
});

test('half a loop, half a condition', () => {
  reads([
    'for %%i in (a b) call az x',
    `for /f %%i in ('az y`,
    'if "%A%"==',
    'az z',
    'for',
    'if',
    'set',
    'call',
    'az q',
  ], [
    'for i in a; b',
    '  run az x',
    `for i in 'az y → (run az y)`,
    'if "%A%"==',
    'run az z',
    'if ',
    'run set',
    'run az q',
    '! `do` is missing: ',
    `! the command is not closed: '`,
    '! `do` is missing: ',
    '! the other side of the comparison is missing: ',
    '! the variable of the loop is missing: ',
    '! the condition is missing: ',
  ]);
});

test('a block that is not closed ends where the indentation says so', () => {
  reads([
    'if "%A%"=="" (',
    '  for %%i in (a b) do (',
    '    az a',
    ')',
    'az b',
    'set C=1',
  ], [
    `if "%A%"=="" {"%A%" → double $A = "" → double ''}`,
    '  for i in a; b',
    '    run az a',
    'run az b',
    'C = 1',
    '! the parenthesis is not closed: (',
  ]);
});
