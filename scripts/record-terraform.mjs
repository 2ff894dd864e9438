// Asks the real Terraform what its functions give and records the answers for test/unit/terraform/functions.test.ts.
// Needs `terraform` 1.11 on the path. Usage: node scripts/record-terraform.mjs
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from './terraform-cases.mjs';

const target = 'test/fixtures/terraform-functions.json';
const batch = 400;

const folder = mkdtempSync(join(tmpdir(), 'record-terraform-'));
const records = [];
const all = cases();
try {
  for (let start = 0; start < all.length; start += batch) {
    records.push(...ask(all.slice(start, start + batch)));
    process.stderr.write(`${records.length} of ${all.length}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync('test/fixtures', { recursive: true });
writeFileSync(target, `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
process.stderr.write(`${readFileSync(target).length} bytes\n`);

/** The answers to the cases: [name, arguments, expression, answer, form]. A batch that Terraform refuses is halved. */
function ask(part) {
  try {
    const answers = run(part);
    return part.map((each, index) => toRecord(each, answers[index]));
  } catch (error) {
    if (part.length === 1) {
      process.stderr.write(`left out: ${part[0].expression}: ${String(error.stderr ?? error).slice(0, 300)}\n`);
      return [];
    }
    const half = part.length >> 1;
    return [...ask(part.slice(0, half)), ...ask(part.slice(half))];
  }
}

function toRecord({ name, args, expression }, [json, form]) {
  return [name, args, expression, json === '!' ? { error: true } : JSON.parse(json), ...(form === '' || json === 'null' ? [] : [form])];
}

/** Each answer is JSON, or `!` for a fault, and the form of the result. */
function run(part) {
  const lines = part.flatMap(({ expression }, index) => [
    `  j${index} = try(jsonencode(${expression}), "!")`,
    // What equals itself as a list is a list, and so on: the form is what JSON does not tell.
    `  f${index} = try(${expression} == tolist(${expression}), false) ? "list" : try(${expression} == toset(${expression}), false) ? "set" : try(${expression} == tomap(${expression}), false) ? "map" : ""`,
  ]);
  writeFileSync(join(folder, 'main.tf'), `locals {\n${lines.join('\n')}\n}\n`);
  const input = `nonsensitive(base64encode(jsonencode([${part.map((_, index) => `[local.j${index}, local.f${index}]`).join(', ')}])))\n`;
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: process.platform === 'win32' ? 'NUL' : '/dev/null' };
  const output = execFileSync('terraform', ['console', '-no-color'], { cwd: folder, input, env, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'pipe'] });
  return JSON.parse(Buffer.from(JSON.parse(output.trim()), 'base64').toString('utf8'));
}
