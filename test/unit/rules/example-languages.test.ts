import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allFindings, type Analysis, type ReportedFinding } from '../../../src/analyze';
import { editedTexts, offeredFixes } from '../../../src/features/fixes';
import type { Example } from '../../../src/rules/example';
import { analyzeFixture, compareFixture, readFixture, uriOf, type Fixture } from '../fixture';
import { armOf } from './bicep-to-arm';
import { ruleFiles } from './rule-files';

// The rules work in every language: each has examples in two of them at least, and what holds in Bicep holds in the ARM template
// that Bicep makes of it.

const files = await ruleFiles();

/** Rules that find nothing in all languages but one, and why. They have an example of that in another language as well. */
const ofOneLanguage: Readonly<Record<string, string>> = {
  'association-not-awaited': 'Terraform alone makes an association apart from its subnet, at the same time as the cluster',
  'application-gateway-place-unclear': 'the Terraform provider alone wants exactly one of the three',
  'delegation-left-out': 'Terraform alone takes back what it did not write',
  'authorized-range-not-public': 'the Azure CLI alone refuses such a range',
  'authorized-zero-range-not-alone': 'the Azure CLI alone refuses the list',
  'availability-set-unsupported': 'versions of the Terraform provider differ in it',
  'network-security-without-cilium': 'the Terraform provider alone compares the two',
  'outbound-none-without-cache': 'the Terraform provider alone demands it',
  'outbound-addresses-exclude-each-other': 'the Terraform provider alone surely refuses it',
  'surge-on-spot-pool': 'the Terraform provider alone refuses it',
  'role-assignment-not-awaited': 'Terraform alone makes what it knows no order of at the same time',
  'dns-ip-and-service-cidr-apart': 'the Terraform provider alone refuses one without the other',
  'first-pool-on-windows': 'the first pool that the Terraform provider makes always runs Linux',
  'autoscaler-count-outside-limits': 'the Azure CLI alone compares the three, and has a count of its own',
  'flag-no-longer-known': 'commands alone have words that come and go; a template has its version',
  'network-policy-in-capitals': 'the Azure CLI alone wants small letters',
  'cluster-replaced': 'a plan of Terraform alone says what is there and what becomes of it',
  'pool-replaced': 'a plan of Terraform alone says what is there and what becomes of it',
  'subnet-prefix-changed-in-use': 'a plan of Terraform alone says what is there and what becomes of it',
  'pool-subnet-left-out': 'Terraform alone compares with what Azure made, and wants to undo it',
};

describe('every rule has examples in two languages', () => {
  for (const { rule, examples } of files) {
    test(rule.id, () => {
      const shown = new Set(examples.map(languageOf));
      assert.ok(shown.size >= 2, `only in ${[...shown].join()}`);
      const marked = new Set(examples.filter((example) => marks(example, rule.id)).map(languageOf));
      assert.equal(marked.size >= 2, !(rule.id in ofOneLanguage), `marked in ${[...marked].join(' and ')}`);
    });
  }

  test('the list of those of one language names rules', () => {
    assert.deepEqual(Object.keys(ofOneLanguage).filter((id) => !files.some(({ rule }) => rule.id === id)), []);
  });
});

/** Examples in Bicep that the translation cannot do, by `rule: title`, with the reason. */
const untranslated: Readonly<Record<string, string>> = {
  'authorized-ranges-too-many: In Bicep': 'beyond the translation: for',
  'too-many-pools: In Bicep': 'beyond the translation: for',
  'role-assignment-not-awaited: In Bicep nothing is said of the order here': 'beyond the translation: a computed key or type',
  'subnet-permission-missing: In Bicep': 'beyond the translation: a computed key or type',
  'subnet-permission-missing: In Bicep, with the role': 'beyond the translation: a computed key or type',
};

describe('what holds in Bicep holds in the ARM template', () => {
  // Comments do not survive the compiler; what they pass over is tried in JSON by the tests of the analysis.
  const inBicep = files.filter(({ rule }) => rule.id !== 'ignore-without-effect').flatMap(({ rule, examples }) => examples.flatMap((example, index) => (languageOf(example) === 'bicep' ? [{ rule: rule.id, name: `${rule.id}: ${example.title ?? String(index + 1)}`, example }] : [])));
  for (const { name, rule, example } of inBicep) {
    test(name, () => {
      if (name in untranslated) assert.throws(() => translated(example.text), { message: untranslated[name] });
      else holdsInArm(example, rule);
    });
  }

  test('the list of those that are not translated names examples', () => {
    assert.deepEqual(Object.keys(untranslated).filter((key) => !inBicep.some(({ name }) => name === key)), []);
  });
});

function holdsInArm({ text, fixed }: Example, rule: string): void {
  const { findings: inBicep, analysis: bicep } = compareFixture(text, [rule]);
  const arm = analyzeFixture(translated(text), [rule]);
  const inArm = allFindings(arm);
  assert.deepEqual(inArm.map(factOf).sort(), inBicep.map(factOf).sort());
  assert.deepEqual(inArm.map((each) => armShape(underlined(arm, each))).sort(), inBicep.map((each) => bicepShape(underlined(bicep, each))).sort(), 'what is underlined');
  if (fixed === undefined) return;
  const after = inArm.flatMap((finding) => {
    const [fix] = offeredFixes(arm, finding);
    return fix ? [editedTexts(arm, fix.edits).get(uriOf(template)) ?? ''] : [];
  });
  assert.ok(after.some((each) => isSame(each, translated(fixed).files[0]?.text ?? '')), `no fix makes the template of the fixed file, but\n${after.join('\n')}`);
}

const template = 'main.json';

function translated(text: string): Fixture {
  const [file, ...others] = readFixture(text).files;
  // What a company says is in no language of Azure, and stays.
  if (!file || others.some(({ name }) => name !== '.aksnet.yaml')) throw new Error('beyond the translation: several files');
  return { files: [{ name: template, text: armOf(file.text) }, ...others], named: true, marks: [] };
}

function factOf({ severity, rule, message, related }: ReportedFinding): string {
  return [severity, rule, message, ...related.map((each) => each.message)].join(' | ');
}

/** The text below the marks; a key with its colon. */
function underlined({ files: all }: Analysis, { span }: ReportedFinding): string {
  const text = all.get(span.uri)?.text ?? '';
  return text.slice(span.start, text[span.end] === ':' ? span.end + 1 : span.end);
}

/** What is underlined, so that it can be compared: a literal, a key, a resource by the last part of its type, or some expression. */
function bicepShape(text: string): string {
  const head = /^resource \w+ '(?:[^'@]+\/)?(\w+)(?:@[^']+)?'$/.exec(text);
  if (head) return `resource ${head[1] ?? ''}`;
  if (/^\w+:$/.test(text)) return `key ${text}`;
  if (text === 'true' || text === 'false') return text;
  return /^[a-z]\w*(?:(?:\.|::)\w+)*$/i.test(text) ? 'expression' : text.replaceAll("'", '"').replace(/\s/g, '');
}

function armShape(text: string): string {
  const head = /^"type": "(?:[^"]+\/)?(\w+)"$/.exec(text);
  if (head) return `resource ${head[1] ?? ''}`;
  if (/^"\w+":$/.test(text)) return `key ${text.replaceAll('"', '')}`;
  return /^"\[[^[].*\]"$/.test(text) ? 'expression' : text.replace(/^"(\w+)": /, '$1:').replace(/\s/g, '');
}

/** What a resource waits for may differ: where a fix takes out a reference, Bicep no longer waits, and a template still does. */
function isSame(a: string, b: string): boolean {
  const order = (key: string, value: unknown): unknown => (key === 'dependsOn' ? undefined : value);
  try {
    assert.deepEqual(JSON.parse(a, order), JSON.parse(b, order));
    return true;
  } catch {
    return false;
  }
}

function languageOf({ text }: Example): string {
  const [first] = readFixture(text).files;
  const ending = first?.text.includes('"planned_values"') ? 'tf' : first?.name.split('.').at(-1) ?? '';
  return ending === 'json' ? 'arm' : ending === 'sh' ? 'az' : ending === 'bicep' ? 'bicep' : 'terraform';
}

function marks({ text }: Example, id: string): boolean {
  return readFixture(text).marks.some(({ rule }) => rule === id);
}
