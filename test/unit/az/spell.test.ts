import assert from 'node:assert/strict';
import test from 'node:test';
import { scriptsOf } from '../../../src/languages/az/sources';
import { spell } from '../../../src/languages/az/spell';
import { callAround, wordsOfCall } from '../../../src/languages/az/spell-calls';
import type { Change, Scalar } from '../../../src/model/change';
import type { Absent, Known } from '../../../src/model/value';
import type { Files } from '../../../src/text/files';
import { applyEdits, type Span } from '../../../src/text/span';

/** The file after the change, or undefined where it is not spelled. */
function after(name: string, text: string, change: Change): string | undefined {
  const uri = `file:///work/${name}`;
  const file = { uri, text };
  const files: Files = { get: (wanted) => (wanted === uri ? file : undefined), list: () => [file] };
  const edits = spell(change, files);
  return edits && applyEdits(text, edits);
}

function spanOf(name: string, text: string, part: string): Span {
  const start = text.indexOf(part);
  assert.ok(start >= 0, part);
  return { uri: `file:///work/${name}`, start, end: start + part.length };
}

function set(name: string, text: string, part: string, to: Scalar, literal = true): string | undefined {
  const span = spanOf(name, text, part);
  const value: Known<unknown> = { kind: 'known', value: part, span, origin: { span, what: part, from: [], ...(literal && { literal: span }) } };
  return after(name, text, { kind: 'set', value, to });
}

function add(name: string, text: string, property: string, to: Scalar | readonly Scalar[], head = 'az aks create'): string | undefined {
  const at: Absent = { kind: 'absent', property, span: spanOf(name, text, head) };
  return after(name, text, { kind: 'add', at, to });
}

function remove(name: string, text: string, part: string): string | undefined {
  const span = spanOf(name, text, part);
  return after(name, text, { kind: 'remove', value: { kind: 'known', value: part, span, origin: { span, what: part, from: [] } } });
}

test('A literal is rewritten in the quotes that it has', () => {
  assert.equal(set('a.sh', 'az aks create --service-cidr 10.0.0.0/16\n', '10.0.0.0/16', '10.9.0.0/16'), 'az aks create --service-cidr 10.9.0.0/16\n');
  assert.equal(set('a.sh', 'CIDR="10.0.0.0/16"\n', '"10.0.0.0/16"', '10.9.0.0/16'), 'CIDR="10.9.0.0/16"\n');
  assert.equal(set('a.sh', "CIDR='10.0.0.0/16'\n", "'10.0.0.0/16'", '10.9.0.0/16'), "CIDR='10.9.0.0/16'\n");
  assert.equal(set('a.sh', 'az aks create --service-cidr=10.0.0.0/16\n', '10.0.0.0/16', '10.9.0.0/16'), 'az aks create --service-cidr=10.9.0.0/16\n');
  assert.equal(set('a.sh', 'az aks create --service-cidrs "10.0.0.0/16,fd00::/108"\n', '10.0.0.0/16', '10.9.0.0/16'), 'az aks create --service-cidrs "10.9.0.0/16,fd00::/108"\n');
  assert.equal(set('a.ps1', "$cidr = '10.0.0.0/16'\n", "'10.0.0.0/16'", '10.9.0.0/16'), "$cidr = '10.9.0.0/16'\n");
  assert.equal(set('a.ps1', '$count = 3\n', '3', 5), '$count = 5\n');
  assert.equal(set('a.cmd', 'set CIDR=10.0.0.0/16\r\n', '10.0.0.0/16', '10.9.0.0/16'), 'set CIDR=10.9.0.0/16\r\n');
});

test('A default of an expansion is a literal too', () => {
  assert.equal(set('a.sh', 'C=${CIDR:-10.0.0.0/16}\n', '10.0.0.0/16', '10.9.0.0/16'), 'C=${CIDR:-10.9.0.0/16}\n');
});

test('What needs quotes gets them, and what has no certain way is left alone', () => {
  assert.equal(set('a.sh', 'az aks create --name one\n', 'one', 'a b'), "az aks create --name 'a b'\n");
  assert.equal(set('a.sh', 'az aks create --name=one\n', 'one', 'a b'), undefined);
  assert.equal(set('a.sh', 'az aks create --name "one"\n', '"one"', '$HOME'), undefined);
  assert.equal(set('a.sh', 'cat <<END\n10.0.0.0/16\nEND\n', '10.0.0.0/16', '10.9.0.0/16'), undefined);
  assert.equal(set('a.cmd', 'az aks nodepool update --max-surge 10\r\n', '10', '33%'), 'az aks nodepool update --max-surge 33%%\r\n');
});

test('The whole word of a flag is rewritten where no literal decides', () => {
  assert.equal(set('a.sh', 'az aks create --service-cidr "$CIDR"\n', '"$CIDR"', '10.9.0.0/16', false), 'az aks create --service-cidr "10.9.0.0/16"\n');
  assert.equal(set('a.sh', 'az network vnet create --address-prefixes $RANGES\n', '$RANGES', '10.9.0.0/16', false), undefined);
  assert.equal(set('a.sh', 'az aks create --service-cidrs "$A,$B"\n', '"$A,$B"', '10.9.0.0/16', false), undefined);
});

test('What a file of settings or a document gives is rewritten there', () => {
  assert.equal(set('clinic.env', 'CIDR=10.0.0.0/16\n', '10.0.0.0/16', '10.9.0.0/16'), 'CIDR=10.9.0.0/16\n');
  const workflow = 'on: push\njobs:\n  net:\n    runs-on: ubuntu-latest\n    env:\n      CIDR: "10.0.0.0/16"\n    steps:\n      - run: az aks create --service-cidr $CIDR\n';
  const rewritten = set('.github/workflows/net.yml', workflow, '"10.0.0.0/16"', '10.9.0.0/16');
  assert.match(rewritten ?? '', /CIDR: ["']?10\.9\.0\.0\/16["']?\n/);
});

test('What the CLI makes by itself is written as a flag', () => {
  const text = 'az network vnet create -g rg -n hub --subnet-name nodes\n';
  const span = spanOf('a.sh', text, 'az network vnet create');
  const of = (value: string): Change => ({ kind: 'set', value: { kind: 'known', value, span, origin: { span, what: 'default', from: [] } }, to: '10.9.0.0/16' });
  assert.equal(after('a.sh', text, of('10.0.0.0/16')), 'az network vnet create -g rg -n hub --subnet-name nodes --address-prefixes 10.9.0.0/16\n');
  assert.equal(after('a.sh', text, of('10.0.0.0/24')), 'az network vnet create -g rg -n hub --subnet-name nodes --subnet-prefixes 10.9.0.0/16\n');
});

test('A new flag stands as the others do', () => {
  assert.equal(add('a.sh', 'az aks create -n aks # the one\n', 'networkPlugin', 'azure'), 'az aks create -n aks --network-plugin azure # the one\n');
  assert.equal(add('a.sh', 'az aks create \\\n    -g rg \\\n    -n aks', 'networkPlugin', 'azure'), 'az aks create \\\n    -g rg \\\n    -n aks \\\n    --network-plugin azure');
  assert.equal(add('a.sh', 'ID=$(az aks create \\\n  -n aks --query id -o tsv)\n', 'maxPods', 60), 'ID=$(az aks create \\\n  -n aks --query id -o tsv \\\n  --max-pods 60)\n');
  assert.equal(add('a.ps1', 'az aks create `\r\n  -n aks `\r\n  -g rg\r\n', 'networkPlugin', 'azure'), 'az aks create `\r\n  -n aks `\r\n  -g rg `\r\n  --network-plugin azure\r\n');
  assert.equal(add('a.cmd', 'az aks create ^\r\n  -n aks ^\r\n  -g rg\r\n', 'networkPlugin', 'azure'), 'az aks create ^\r\n  -n aks ^\r\n  -g rg ^\r\n  --network-plugin azure\r\n');
  assert.equal(add('a.sh', 'az aks create -n aks\n', 'autoscaling', true), 'az aks create -n aks --enable-cluster-autoscaler\n');
});

test('One value and several have flags of their own', () => {
  assert.equal(add('a.sh', 'az aks create -n aks\n', 'serviceCidrs', ['10.9.0.0/16']), 'az aks create -n aks --service-cidr 10.9.0.0/16\n');
  assert.equal(add('a.sh', 'az aks create -n aks\n', 'serviceCidrs', ['10.9.0.0/16', 'fd00::/108']), 'az aks create -n aks --service-cidrs 10.9.0.0/16,fd00::/108\n');
  assert.equal(add('a.ps1', 'az aks create -n aks\n', 'serviceCidrs', ['10.9.0.0/16', 'fd00::/108']), "az aks create -n aks --service-cidrs '10.9.0.0/16,fd00::/108'\n");
  assert.equal(add('a.sh', 'az network vnet subnet create -n a\n', 'prefixes', ['10.9.0.0/16', '10.8.0.0/16'], 'az network vnet subnet create'), 'az network vnet subnet create -n a --address-prefixes 10.9.0.0/16 10.8.0.0/16\n');
});

test('What has no flag, or has one already, is not added', () => {
  assert.equal(add('a.sh', 'az aks create -n aks\n', 'maxSurge', '33%'), undefined);
  assert.equal(add('a.sh', 'az aks create -n aks --network-plugin $X\n', 'networkPlugin', 'azure'), undefined);
  assert.equal(add('a.sh', 'az aks create -n aks --name\n', 'networkPlugin', 'azure'), undefined);
  assert.equal(add('a.sh', 'az aks create -n aks\n', 'autoscaling', false), undefined);
});

test('Cmdlets have their own names, and tables that are splatted into them their entries', () => {
  assert.equal(add('a.ps1', 'New-AzAksCluster -Name aks -NodeCount 3\n', 'maxPods', 60, 'New-AzAksCluster'), 'New-AzAksCluster -Name aks -NodeCount 3 -NodeMaxPodCount 60\n');
  const table = '$cluster = @{\n  Name      = "aks"\n  NodeCount = 3\n}\nNew-AzAksCluster @cluster\n';
  assert.equal(add('a.ps1', table, 'serviceCidrs', '10.9.0.0/16', 'New-AzAksCluster'), '$cluster = @{\n  Name      = "aks"\n  NodeCount = 3\n  ServiceCidr = \'10.9.0.0/16\'\n}\nNew-AzAksCluster @cluster\n');
  assert.equal(add('a.ps1', table, 'maxPods', 60, 'New-AzAksCluster'), '$cluster = @{\n  Name      = "aks"\n  NodeCount = 3\n  NodeMaxPodCount = 60\n}\nNew-AzAksCluster @cluster\n');
  assert.equal(remove('a.ps1', table, '3'), '$cluster = @{\n  Name      = "aks"\n}\nNew-AzAksCluster @cluster\n');
  assert.equal(remove('a.ps1', table, '"aks"'), '$cluster = @{\n  NodeCount = 3\n}\nNew-AzAksCluster @cluster\n');
});

test('A flag is taken out with its values and its line', () => {
  assert.equal(remove('a.sh', 'az aks create -n aks --docker-bridge-address 172.17.0.1/16 -g rg\n', '172.17.0.1/16'), 'az aks create -n aks -g rg\n');
  assert.equal(remove('a.sh', 'az aks create \\\n  -n aks \\\n  --docker-bridge-address 172.17.0.1/16 \\\n  -g rg\n', '172.17.0.1/16'), 'az aks create \\\n  -n aks \\\n  -g rg\n');
  assert.equal(remove('a.sh', 'az aks create \\\n  -n aks \\\n  --docker-bridge-address 172.17.0.1/16\n', '172.17.0.1/16'), 'az aks create \\\n  -n aks\n');
  assert.equal(remove('a.sh', 'az aks create --docker-bridge-address=172.17.0.1/16 -n aks\n', '172.17.0.1/16'), 'az aks create -n aks\n');
  assert.equal(remove('a.sh', 'az aks create --node-zones 1 2 -n aks\n', '--node-zones'), 'az aks create -n aks\n');
  assert.equal(remove('a.sh', 'az network vnet create --address-prefixes 10.0.0.0/16 10.1.0.0/16 -n hub\n', '10.0.0.0/16'), 'az network vnet create --address-prefixes 10.1.0.0/16 -n hub\n');
  assert.equal(remove('a.sh', 'az aks create --service-cidrs 10.0.0.0/16,fd00::/108 -n aks\n', '10.0.0.0/16'), undefined);
});

test('In a document, lines keep the indentation of the document', () => {
  const page = '1. Make it:\n\n    ```azurecli\n    az aks create \\\n        -g rg \\\n        -n aks\n    ```\n';
  assert.equal(add('how.md', page, 'maxPods', 60), '1. Make it:\n\n    ```azurecli\n    az aks create \\\n        -g rg \\\n        -n aks \\\n        --max-pods 60\n    ```\n');
  const workflow = 'on: push\njobs:\n  net:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          az aks create \\\n            -g rg \\\n            --node-zones 1 2 \\\n            -n aks\n';
  assert.equal(add('.github/workflows/net.yml', workflow, 'maxPods', 60), workflow.replace('-n aks\n', '-n aks \\\n            --max-pods 60\n'));
  assert.equal(remove('.github/workflows/net.yml', workflow, '--node-zones'), workflow.replace('            --node-zones 1 2 \\\n', ''));
});

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

const flags: readonly (readonly string[])[] = [
  ['-g', 'rg'], ['--name', 'aks'], ['--node-count', '3'], ['--generate-ssh-keys'], ['--zones', '1', '2', '3'], ['--pod-cidr', '10.244.0.0/16'], ['--no-wait'],
  ['--tags', 'owner=me', 'cost=1'], ['--service-cidr=10.0.0.0/16'], ['--enable-addons', 'monitoring'],
];

interface Written {
  readonly name: string;
  readonly text: string;
}

function written(seed: number): Written {
  const next = numbers(seed);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next.next().value * items.length)];
    assert.ok(item !== undefined);
    return item;
  };
  const name = pick(['a.sh', 'a.ps1', 'a.cmd', 'how.md', 'azure-pipelines.yml']);
  const dialect = name === 'a.ps1' ? 'powershell' : name === 'a.cmd' ? 'batch' : 'bash';
  const mark = { bash: '\\', powershell: '`', batch: '^' }[dialect];
  const lineBreak = pick(['\n', '\r\n']);
  const chosen = flags.filter(() => next.next().value < 0.5);
  const quoted = (word: string): string => (word.startsWith('-') || dialect === 'batch' ? word : pick([word, `"${word}"`, ...(dialect === 'bash' ? [`'${word}'`] : [])]));
  const lines = ['az aks create -c 5', ...chosen.map((words) => words.map(quoted).join(' '))];
  const style = pick(['line', 'continued', 'mixed']);
  const joined = lines.reduce((text, line) => `${text}${style === 'line' || (style === 'mixed' && next.next().value < 0.5) ? ' ' : ` ${mark}${lineBreak}  `}${line}`);
  const command = `${joined}${pick(['', dialect === 'batch' ? '' : ' # what for'])}`;
  const script = `${pick(['', `echo hello${lineBreak}`])}${command}${pick(['', lineBreak, `${lineBreak}echo done${lineBreak}`])}`;
  const indented = (by: string): string => script.split(lineBreak).map((line) => (line === '' ? line : `${by}${line}`)).join(lineBreak);
  if (name === 'how.md') return { name, text: `Text.${lineBreak}${lineBreak}\`\`\`bash${lineBreak}${script.replace(/\r?\n$/, '')}${lineBreak}\`\`\`${lineBreak}` };
  if (name === 'azure-pipelines.yml') return { name, text: `steps:${lineBreak}  - bash: |${lineBreak}${indented('      ')}` };
  return { name, text: script };
}

function wordsIn({ name, text }: Written): readonly string[] {
  const [script] = scriptsOf({ uri: `file:///work/${name}`, text });
  assert.ok(script, text);
  const start = script.text.indexOf('az aks create');
  const call = callAround({ script, place: { start, end: start + 13 } });
  assert.ok(call, text);
  const { flags: taken } = wordsOfCall(call);
  const plain = (index: number): string => call.args[index]?.parts.map((part) => (part.kind === 'text' ? part.text : '?')).join('') ?? '';
  return taken.map((flag) => [flag.name, ...flag.values.map(({ word, from }) => plain(word).slice(from))].join(' '));
}

test('Flags come and go without a change to the others, whatever the style of the script', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const before = written(seed);
    const words = wordsIn(before);
    const longer = add(before.name, before.text, 'maxPods', 60);
    assert.ok(longer !== undefined, before.text);
    assert.deepEqual(wordsIn({ ...before, text: longer }), [...words, '--max-pods 60'], longer);
    const at = longer.lastIndexOf('--max-pods');
    assert.ok(at > 0);
    assert.equal(remove(before.name, longer, '60'), before.text, longer);
    if (words.some((word) => word.startsWith('--pod-cidr'))) {
      const shorter = remove(before.name, before.text, '--pod-cidr');
      assert.ok(shorter !== undefined, before.text);
      assert.deepEqual(wordsIn({ ...before, text: shorter }), words.filter((word) => !word.startsWith('--pod-cidr')), shorter);
      const other = set(before.name, before.text, '10.244.0.0/16', '10.9.0.0/16');
      assert.deepEqual(other === undefined ? undefined : wordsIn({ ...before, text: other }), words.map((word) => word.replace('10.244.0.0/16', '10.9.0.0/16')), other ?? before.text);
    }
  }
});
