import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceCidrOf } from './run';

/** What `$X` is as the service CIDR behind these lines. */
const samples: readonly (readonly [name: string, lines: string, expected: string])[] = [
  ['a variable', 'X=10.1.0.0/16', '[10.1.0.0/16]'],
  ['the last of two assignments', 'X=10.1.0.0/16\nX=10.2.0.0/16', '[10.2.0.0/16]'],
  ['parts of a text', 'B=10.1\nX="${B}.0.0/16"', '[10.1.0.0/16]'],
  ['nothing sets it', '', '?no-value'],
  ['a default', 'X=${Y:-10.1.0.0/16}', '[10.1.0.0/16]'],
  ['a default of a parameter', 'X=${1:-10.1.0.0/16}', '[10.1.0.0/16]'],
  ['a default that is not needed', 'Y=10.3.0.0/16\nX=${Y:-10.1.0.0/16}', '[10.3.0.0/16]'],
  ['a default that is assigned', ': "${X:=10.1.0.0/16}"', '[10.1.0.0/16]'],
  ['a parameter', 'X=$1', '?no-value'],
  ['what is typed in', 'read -p "range: " X', '?no-value'],
  ['taken off at the end', 'Y=10.1.0.0/24\nX="${Y%/*}/16"', '[10.1.0.0/16]'],
  ['taken off at the start', 'Y=range=10.1.0.0/16\nX="${Y#*=}"', '[10.1.0.0/16]'],
  ['replaced', 'Y=10.1.0.0-16\nX=${Y/-//}', '[10.1.0.0/16]'],
  ['all replaced', 'Y=10_1_0_0/16\nX=${Y//_/.}', '[10.1.0.0/16]'],
  ['a part', 'Y=xx10.1.0.0/16yy\nX=${Y:2:11}', '[10.1.0.0/16]'],
  ['reckoned', 'N=3\nX=10.$((N * 2 + 1)).0.0/16', '[10.7.0.0/16]'],
  ['an item of an array', 'A=(10.1.0.0/16 10.2.0.0/16)\nX=${A[1]}', '[10.2.0.0/16]'],
  ['added to an array', 'A=(10.1.0.0/16)\nA+=(10.2.0.0/16)\nX=${A[${#A[@]}-1]}', '[10.2.0.0/16]'],
  ['an associative array', 'declare -A A\nA[prod]=10.1.0.0/16\nE=prod\nX=${A[$E]}', '[10.1.0.0/16]'],
  ['indirect', 'PROD=10.1.0.0/16\nE=PROD\nX=${!E}', '[10.1.0.0/16]'],
  ['a function with arguments', 'range() { echo "10.$1.0.0/$2"; }\nX=$(range 4 16)', '[10.4.0.0/16]'],
  ['a function that says what it does', 'range() { echo "working" >&2; echo 10.4.0.0/16; }\nX=$(range)', '[10.4.0.0/16]'],
  ['a local variable', 'X=10.1.0.0/16\nf() { local X=10.2.0.0/16; }\nf', '[10.1.0.0/16]'],
  ['a variable that a function sets', 'X=10.1.0.0/16\nf() { X=10.2.0.0/16; }\nf', '[10.2.0.0/16]'],
  ['a subshell keeps its variables', 'X=10.1.0.0/16\n( X=10.2.0.0/16 )', '[10.1.0.0/16]'],
  ['a condition that holds', 'E=prod\nif [ "$E" = prod ]; then X=10.1.0.0/16; else X=10.2.0.0/16; fi', '[10.1.0.0/16]'],
  ['numbers compared', 'N=5\nif [ $N -gt 3 ]; then X=10.1.0.0/16; else X=10.2.0.0/16; fi', '[10.1.0.0/16]'],
  ['a condition that nobody knows', 'if [ "$E" = prod ]; then X=10.1.0.0/16; else X=10.2.0.0/16; fi', '[10.1.0.0/16] if `$E` is "prod"; [10.2.0.0/16] if `$E` is not "prod"'],
  ['a case', 'case $E in dev) X=10.1.0.0/16;; *) X=10.2.0.0/16;; esac', '[10.1.0.0/16] if `$E` is "dev"; [10.2.0.0/16] if `$E` is not "dev"'],
  ['a case that is known', 'E=dev-1\ncase $E in dev*) X=10.1.0.0/16;; *) X=10.2.0.0/16;; esac', '[10.1.0.0/16]'],
  ['who gives nothing is sent away', 'if [ -z "$1" ]; then echo usage; exit 1; fi\nX=10.1.0.0/16', '[10.1.0.0/16]'],
  ['a way out behind a test', '[ -n "$1" ] || exit 1\nX=10.1.0.0/16', '[10.1.0.0/16]'],
  ['set behind a test', 'X=10.1.0.0/16\n[ "$E" = prod ] && X=10.2.0.0/16', '[10.2.0.0/16] if `$E` is "prod"; [10.1.0.0/16] if `$E` is not "prod"'],
  ['the last round of a loop', 'for i in 1 2 3; do X=10.$i.0.0/16; done', '[10.3.0.0/16]'],
  ['a loop that is left', 'for i in 1 2 3; do X=10.$i.0.0/16; break; done', '[10.1.0.0/16]'],
  ['a loop over what is not known', 'X=10.1.0.0/16\nfor i in $LIST; do X=10.$i.0.0/16; done', '?run-time'],
  ['a loop that goes on as long as something holds', 'X=10.1.0.0/16\nwhile [ "$Y" != ok ]; do X=10.2.0.0/16; done', '?run-time'],
  ['what another program writes', 'X=$(curl -s https://example.com)', '?function-not-pure'],
  ['what Azure says', 'X=$(az keyvault secret show --name x --query value -o tsv)', '?read-from-azure'],
  ['through pipes', `X=$(echo '"10.1.0.0/16"' | tr -d '"')`, '[10.1.0.0/16]'],
  ['through jq', `X=$(echo '{"a": {"b": "10.1.0.0/16"}}' | jq -r .a.b)`, '[10.1.0.0/16]'],
  ['a column', `X=$(echo "a,10.1.0.0/16,b" | cut -d, -f2)`, '[10.1.0.0/16]'],
  ['printf', `X=$(printf '10.%s.0.0/%d' 1 16)`, '[10.1.0.0/16]'],
  ['a pattern that is not known', 'Y=10.1.0.0/16\nX=${Y%$SUFFIX}', '?function-not-pure'],
  ['an evaluation', 'eval "X=10.1.0.0/16"', '?no-value'],
  ['a file of settings', '. ./settings.env', '[10.9.0.0/16]'],
  ['a file beside the script', 'source "$(dirname "$0")/settings.env"', '[10.9.0.0/16]'],
  ['a file in the folder of the script', 'HERE="$( cd "$( dirname "${BASH_SOURCE[0]}" )" && pwd )"\nsource "$HERE/settings.env"', '[10.9.0.0/16]'],
  ['a script of its own keeps its variables', 'X=10.1.0.0/16\nbash ./settings.env', '[10.1.0.0/16]'],
  ['a function that calls itself', 'f() { f; }\nf\nX=10.1.0.0/16', '[10.1.0.0/16]'],
];

for (const [name, lines, expected] of samples) {
  test(`bash: ${name}`, () => {
    assert.equal(serviceCidrOf(`${lines}\naz aks create -g g -n aks --service-cidr "$X"\n`, 'a.sh', { 'settings.env': 'X=10.9.0.0/16\n' }), expected);
  });
}
