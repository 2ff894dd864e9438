import { parsePowerShell } from '../../../../src/languages/az/powershell/parse';
import { powerShellSamples } from './samples';
import { staysBounded, staysSturdy } from './sturdy';

for (const [name, text] of Object.entries(powerShellSamples)) {
  staysSturdy(name, text, parsePowerShell, ["'", '"', '{', '}', '(', ')', '[', ']', '@{', '@(', '$(', '${', '`', ',', '|', '=', '<#', '@"\n', "@'\n", '<', '&&']);
}

staysBounded(parsePowerShell, [
  '(', '@(', '$(', '{', '@{', '@{a=', '[', '"', "'", '"$(', '"$("', '"\n', "'\n", '@"\n', '$x = @"\n', '<#', '<#\n', '`', '` \n', '${', '$a.', '$a[', '-not ', '[int]', ',', 'a,', '1+', '1+2-', '$a = ', '$a,',
  'if (', 'if ($a) {', 'if ($a) {} else', 'switch ($a) {', 'function f {\n', 'param(', 'foreach ($a in ', 'for (', 'try {', 'do {', 'a|', 'a &&', '& ', '& {', '-a:', '-a:(', '}', ')', '<a', '{{a', '"<a', '--%', '@a', '>',
  '$a.b(', '[a]::b(', '@{\n a = \'b\n', 'az a --b "c\n', 'az a `\n', 'class a { b() {', 'return ', 'a | % {', '$a ? ', "'a' -f ", 'if ($a) {\n  az b "c\n', '$x = @(\n  @{\n', '"$($a[', '\0', '[[a]@ {', '=', ';',
]);
