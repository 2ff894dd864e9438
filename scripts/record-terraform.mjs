// Asks the real Terraform what its functions and expressions give, and records the answers for functions.test.ts and
// expressions.test.ts in test/unit/terraform.
// Needs `terraform` 1.11 on the path. Usage: node scripts/record-terraform.mjs [functions|expressions|names]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cases } from './terraform-cases.mjs';
import { expressions, files, prelude } from './terraform-expressions.mjs';

const batch = 400;
const surroundings = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: process.platform === 'win32' ? 'NUL' : '/dev/null' };
const wanted = process.argv[2];

const folder = mkdtempSync(join(tmpdir(), 'record-terraform-'));
mkdirSync('test/fixtures', { recursive: true });
try {
  if (wanted === undefined || wanted === 'functions') write('test/fixtures/terraform-functions.json', (records) => records, record(cases(), callRecord));
  if (wanted === undefined || wanted === 'expressions') {
    writeFileSync(join(folder, 'prelude.tf'), prelude);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    write('test/fixtures/terraform-expressions.json', (records) => [JSON.stringify({ prelude, files }), ...records], record(expressions(), expressionRecord));
  }
  if (wanted === undefined || wanted === 'names') write('test/fixtures/terraform-function-names.json', (records) => records, functionNames());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function write(target, whole, records) {
  writeFileSync(target, `[\n${whole(records.map((each) => JSON.stringify(each))).join(',\n')}\n]\n`);
  process.stderr.write(`${target}: ${records.length} answers, ${readFileSync(target).length} bytes\n`);
}

function record(all, toRecord) {
  const records = [];
  for (let start = 0; start < all.length; start += batch) {
    records.push(...ask(all.slice(start, start + batch), toRecord));
    process.stderr.write(`${records.length} of ${all.length}\n`);
  }
  return records;
}

/** All functions that this Terraform has. */
function functionNames() {
  const { function_signatures: signatures } = JSON.parse(execFileSync('terraform', ['metadata', 'functions', '-json'], { env: surroundings, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }));
  return Object.keys(signatures).filter((name) => !name.includes('::')).sort();
}

/** The answers to the cases. A batch that Terraform refuses is halved. */
function ask(part, toRecord) {
  try {
    const answers = run(part);
    return part.flatMap((each, index) => { const made = toRecord(each, answers[index]); return made ? [made] : []; });
  } catch (error) {
    if (part.length === 1) {
      process.stderr.write(`left out: ${part[0].expression}: ${String(error.stderr ?? error).slice(0, 300)}\n`);
      return [];
    }
    const half = part.length >> 1;
    return [...ask(part.slice(0, half), toRecord), ...ask(part.slice(half), toRecord)];
  }
}

/** [name, arguments, expression, answer, form] */
function callRecord({ name, args, expression }, answer) {
  return [name, args, expression, ...answerOf(answer)];
}

/** [group, expression, answer, form] */
function expressionRecord({ group, expression, grown }, answer) {
  const given = answerOf(answer);
  const refused = given[0]?.error === true;
  // Of what is grown at random: whether a condition is refused may hang on the type of the side that is not taken, newer versions
  // refuse less of `&&` and `||`, and infinite numbers are none of ours.
  if (grown && ((refused && /\?|&&|\|\|/.test(expression)) || /[+-]Inf/.test(answer[0]))) return undefined;
  return [group, expression, ...given];
}

function answerOf([json, form, evaluates]) {
  return [json === '!' ? { [evaluates ? 'infinite' : 'error']: true } : JSON.parse(json), ...(form === '' || json === 'null' ? [] : [form])];
}

/** Each answer is JSON, or `!` for a fault, the form of the result, and whether there is one. */
function run(part) {
  const lines = part.map((each) => `(${each.expression})`).flatMap((expression, index) => [
    `  j${index} = try(jsonencode(${expression}), "!")`,
    // What equals itself as a list is a list, and so on: the form is what JSON does not tell.
    `  f${index} = try(${expression} == tolist(${expression}), false) ? "list" : try(${expression} == toset(${expression}), false) ? "set" : try(${expression} == tomap(${expression}), false) ? "map" : ""`,
    // JSON has no infinite numbers.
    `  v${index} = can(${expression})`,
  ]);
  writeFileSync(join(folder, 'main.tf'), `locals {\n${lines.join('\n')}\n}\n`);
  const input = `nonsensitive(base64encode(jsonencode([${part.map((_, index) => `[local.j${index}, local.f${index}, local.v${index}]`).join(', ')}])))\n`;
  const output = execFileSync('terraform', ['console', '-no-color'], { cwd: folder, input, env: surroundings, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] });
  return JSON.parse(Buffer.from(JSON.parse(output.trim()), 'base64').toString('utf8'));
}
