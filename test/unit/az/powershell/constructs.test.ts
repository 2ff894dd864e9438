import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePowerShell } from '../../../../src/languages/az/powershell/parse';
import { shown } from './shown';

/** What a script is read as: a line for each statement, a value as it is written and, behind the arrow, what it means. */
function reads(lines: readonly string[], expected: readonly string[]): void {
  const text = lines.join('\n');
  assert.deepEqual(shown(parsePowerShell(text), text), expected);
}

test('a command keeps its words: bare ones, strings, lists, and a parameter with its value', () => {
  reads([
    'az aks create `',
    '  --name "aks-$name" -g $rg `',
    '  --tags env=dev,team="a b" --zones 1, 2 3 --x=$a.b --y=${env:Y}z -Name:foo -Flag:$false',
  ], [
    'run az aks create --name "aks-$name" → double \'aks-\'·$name -g $rg → $rg --tags env=dev,team="a b" → env=dev,team="a b" → [env=dev; team="a b" → mixed \'team=\'·\'a b\'] --zones 1, 2 → 1, 2 → [1; 2] 3 --x=$a.b → \'--x=\'·$a·\'.b\' --y=${env:Y}z → \'--y=\'·$env:Y·\'z\' -Name:foo -Flag:$false → \'-Flag:\'·$false',
  ]);
});

test('strings: quotes within, escapes, variables, members only within $( ), here-strings', () => {
  reads([
    '$a = \'it\'\'s\'; $b = "say ""$x`t`$y$($v.Id)/$(az a b)"; $c = @\'',
    `x 'y'`,
    `'@`,
    '$d = @"',
    '{ "a": "$rg" }',
    '"@',
  ], [
    `a = 'it''s' → single 'it's'`,
    'b = "say ""$x`t`$y$($v.Id)/$(az a b)" → double \'say "\'·$x·\'\t$y\'·$v[Id]·\'/\'·(run az a b)',
    `c = @'⏎x 'y'⏎'@ → here 'x 'y''`,
    `d = @"⏎{ "a": "$rg" }⏎"@ → here '{ "a": "'·$rg·'" }'`,
  ]);
});

test('assignments: types, several names, scopes, members, operators', () => {
  reads([
    '[string]$a = \'x\'; $x, $y = 1, \'b\'; $env:RG = "r"; $global:g += \'z\'; $t.key = 1; $t[\'k\'] = 2; $t.a.b = 3; $i++; $n -= 2; ${my var} = 4; $p = $q = \'v\'',
  ], [
    `a = 'x' → single 'x'`,
    'x = 1',
    `y = 'b' → single 'b'`,
    `env:RG = "r" → double 'r'`,
    `global:g += 'z' → single 'z'`,
    't[key] = 1',
    `t['k' → single 'k'] = 2`,
    't[a.b → [a; b]] = 3',
    `i = $i++ → (+)($i → $i;  → '1')`,
    'n = 2 → (-)($n → $n; 2)',
    'my var = 4',
    `q = 'v' → single 'v'`,
    'p = $q → $q',
  ]);
});

test('hashtables, splatting and arguments that are no words', () => {
  reads([
    '$params = @{',
    `  Name = 'n'; 'Count' = 3`,
    '  Tag = @{ a = "b" }',
    '  Sub = $a, $b',
    '  Id = (Get-AzX -Name y).Id',
    '}',
    `New-AzAksCluster @params -Subnet @($a, 'b') -Tag @{a='b'} -N ($n + 1) -X (Get-AzY).Subnets[0].Id -Block { az c }`,
  ], [
    `params = @{⏎Name = 'n'; 'Count' = 3⏎Tag = @{ a = "b" }⏎Sub = $a, $b⏎Id = (Get-AzX -Name y).Id⏎} → {Name: 'n' → single 'n'; 'Count' → single 'Count': 3; Tag: @{ a = "b" } → {a: "b" → double 'b'}; Sub: $a, $b → [$a → $a; $b → $b]; Id: (Get-AzX -Name y).Id → (run Get-AzX -Name y)[Id]}`,
    `run New-AzAksCluster @params → $params{@} -Subnet @($a, 'b') → @($a, 'b') → [$a → $a; 'b' → single 'b'] -Tag @{a='b'} → @{a='b'} → {a: 'b' → single 'b'} -N ($n + 1) → ($n + 1) → (+)($n → $n; 1) -X (Get-AzY).Subnets[0].Id → (run Get-AzY)[Subnets][0][Id] -Block { az c } → { az c } → ({})(){run az c}`,
  ]);
});

test('values: pipelines, members, operators, methods, casts', () => {
  reads([
    '$id = az network vnet subnet show --name x --query id -o tsv 2>$null | ConvertFrom-Json',
    `$v = $vnet.Subnets[0].Id; $w = ($v); $s = 'a' + $b + "c"; $f = '{0}-{1}' -f $a, $b; $m = $s.Replace('a', (az x)); $z = [System.Guid]::NewGuid().ToString(); $r = 1..3; $e = [ipaddress]'1.2.3.4'`,
  ], [
    'id = az network vnet subnet show --name x --query id -o tsv 2>$null | ConvertFrom-Json → (|run az network vnet subnet show --name x --query id -o tsv ;; run ConvertFrom-Json)',
    'v = $vnet.Subnets[0].Id → $vnet[Subnets][0][Id]',
    'w = ($v) → $v',
    `s = 'a' + $b + "c" → (+)('a' → single 'a'; $b → $b; "c" → double 'c')`,
    `f = '{0}-{1}' -f $a, $b → (-f)('{0}-{1}' → single '{0}-{1}'; $a, $b → [$a → $a; $b → $b])`,
    `m = $s.Replace('a', (az x)) → (.Replace())($s → $s; 'a' → single 'a'; (az x) → (run az x)){run az x}`,
    'z = [System.Guid]::NewGuid().ToString() → (.ToString())([System.Guid]::NewGuid() → ([system.guid]::NewGuid())())',
    'r = 1..3 → (..)(1; 3)',
    `e = [ipaddress]'1.2.3.4' → ([ipaddress])('1.2.3.4' → single '1.2.3.4')`,
  ]);
});

test('conditions, with what is compared in them', () => {
  reads([
    `if ($a -eq 'b') { az a } elseif (-not $c) { az b } else { az d }`,
    `if ((az group exists -n x) -eq 'true') { }`,
  ], [
    `if $a -eq 'b' {$a → $a =~ 'b' → single 'b'}`,
    '  run az a',
    'else -not $c',
    '  run az b',
    'else ',
    '  run az d',
    `if (az group exists -n x) -eq 'true' {(az group exists -n x) → (run az group exists -n x) =~ 'true' → single 'true'}`,
    '  test run az group exists -n x',
  ]);
});

test('loops and cases', () => {
  reads([
    `foreach ($x in 'a', 'b') { az group create -n $x }`,
    '1..2 | ForEach-Object { az y $_ }',
    'az list | % { az z }',
    'for ($i = 0; $i -lt 3; $i++) { az w $i }',
    'while ($true) { az v }',
    'do { az u } until (az t)',
    `switch ($env) { 'dev' { az s } prod { az r } { $_ -gt 1 } { az p } default { az q } }`,
    `switch -regex ($e) { '^a' { az s } }`,
  ], [
    `for x in 'a' → single 'a'; 'b' → single 'b'`,
    '  run az group create -n $x → $x',
    'for _ in 1..2 → (..)(1; 2)',
    '  run az y $_ → $_',
    'for _ in az list → (run az list)',
    '  run az z',
    'i = 0',
    'for  in ',
    '  run az w $i → $i',
    `  i = $i++ → (+)($i → $i;  → '1')`,
    'for  in ',
    '  run az v',
    'for  in ',
    '  run az u',
    '  run az t',
    'case $env → $env',
    `  of 'dev' → single 'dev'`,
    '    run az s',
    '  of prod',
    '    run az r',
    '  of { $_ -gt 1 } → ({})(){give $_ -gt 1 → (-gt)($_ → $_; 1)}',
    '    run az p',
    '  of ',
    '    run az q',
    'case $e → $e',
    `  of '^a' → (-match)('^a' → single '^a')`,
    '    run az s',
  ]);
});

test('functions, blocks, jumps, calls', () => {
  reads([
    'function New-It([string]$A = "x", $B) { param($C = 1) return $A }',
    'function Get-It { $id = az a; $id }',
    'try { az a } catch [System.Exception] { throw "x" } finally { az c }',
    '. ./lib.ps1 -X 1',
    '& az aks show; & { az b }; & "$dir\\x.ps1" y',
    'az a && az b || az c',
    'exit 1',
  ], [
    'function New-It(C = 1)',
    '  return $A → $A',
    'function Get-It()',
    '  id = az a → (run az a)',
    '  give $id → $id',
    'block',
    '  run az a',
    'block ?',
    `  throw "x" → double 'x'`,
    'block',
    '  run az c',
    'run . ./lib.ps1 -X 1',
    'run az aks show',
    'block own',
    '  run az b',
    'run "$dir\\x.ps1" → double $dir·\'\\x.ps1\' y',
    'run az a',
    '?run az b',
    '?run az c',
    'exit 1',
  ]);
});

test('comments, placeholders, words of other tools', () => {
  reads([
    '# comment',
    '<# block',
    'az no #>',
    '#region x',
    'az a <resource-group> "<name>" --x={{ value }} ${{ parameters.y }} $(pipelineVar)-b --query "[?name==\'x\']" # tail',
    '#endregion',
    'az b --% --raw "a b" %X% | more',
    'az c @file.json',
  ], [
    'run az a <resource-group> → <resource-group> "<name>" → double <name> --x={{ value }} → \'--x=\'·<value> ${{ parameters.y }} → <parameters.y> $(pipelineVar)-b → (run pipelineVar)·\'-b\' --query "[?name==\'x\']" → double \'[?name==\'x\']\'',
    `|run az b --% --raw "a b" → double 'a b' %X%`,
    'run more',
    'run az c @file.json',
    '! a word that begins with @ needs quotes: @file.json',
  ]);
});

test('an index on a list, members of what a command gives, a method', () => {
  reads([
    `$x = ($a, 'b')[0]; $y = "a".Length; (az a).id; $l.Add('x'); return`,
  ], [
    `x = ($a, 'b')[0] → ([])(($a, 'b') → [$a → $a; 'b' → single 'b']; 0)`,
    `y = "a".Length → (.Length)("a" → double 'a')`,
    'give (az a).id → (run az a)[id]',
    `give $l.Add('x') → (.Add())($l → $l; 'x' → single 'x')`,
    'return',
  ]);
});

test('a string in a command in a string', () => {
  reads([
    '$x = "a$(az b --c "d e").f" + $y',
    'az a',
  ], [
    `x = "a$(az b --c "d e").f" + $y → (+)("a$(az b --c "d e").f" → double 'a'·(run az b --c "d e" → double 'd e')·'.f'; $y → $y){run az b --c "d e" → double 'd e'}`,
    'run az a',
  ]);
});

test('strings and commands over several lines', () => {
  reads([
    'az a --b "x',
    '  y" --c "$(az d',
    '  )"',
  ], [
    `run az a --b "x⏎y" → double 'x⏎  y' --c "$(az d⏎)" → double (run az d)`,
  ]);
});

test('typographic quotes and dashes are the plain ones', () => {
  reads([
    'az a --name “smart” –Flag ‘x’',
  ], [
    `run az a --name “smart” → double 'smart' –Flag ‘x’ → single 'x'`,
  ]);
});

test('statements as values, script blocks, classes, redirections', () => {
  reads([
    `$x = if ($a) { 'b' } else { az c }`,
    `$y = switch ($z) { 1 { 'a' } }`,
    '$h = [ordered]@{ a = 1 }; $i = [pscustomobject]@{ b = $h.a }',
    'Invoke-Command -ScriptBlock { param($q) az a $q } -ArgumentList 1',
    'az a 2>&1 > out.txt',
    'workflow w { parallel { az a } }',
    `class C { [string]$N = 'x'; C([string]$n) { $this.N = $n } [void] Run() { az r } }`,
    'enum E { A; B }',
    'using namespace System',
  ], [
    `x = if ($a) { 'b' } else { az c } → (if $a ;;   give 'b' → single 'b' ;; else  ;;   run az c)`,
    `y = switch ($z) { 1 { 'a' } } → (case $z → $z ;;   of 1 ;;     give 'a' → single 'a')`,
    'h = @{ a = 1 } → {a: 1}',
    'i = @{ b = $h.a } → {b: $h.a → $h[a]}',
    'run Invoke-Command -ScriptBlock { param($q) az a $q } → { param($q) az a $q } → ({})(){run az a $q → $q} -ArgumentList 1',
    'run az a',
    'function w()',
    '  block',
    '    run az a',
    'function C()',
    '  this[N] = $n → $n',
    'function Run()',
    '  run az r',
  ]);
});

test('the parameters of a script', () => {
  reads([
    '[CmdletBinding()]',
    '#Requires -Version 7',
    'param (',
    '  [Parameter(Mandatory = $true)] [string]$Name,',
    `  [ValidateSet('a', 'b')]$Mode = 'a', [int]$Count = 3`,
    ')',
    'az a $Name',
  ], [
    `param(Name, Mode = 'a' → single 'a', Count = 3)`,
    'run az a $Name → $Name',
  ]);
});
