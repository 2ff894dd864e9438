// Random answers to the wizard: the network that each arrives at is written in every language and read again. Nothing may be found
// in what we write ourselves, and it must be the same network. `terraform fmt -check` looks at the Terraform, `bash -n` at the
// scripts, where these programs are there.
// Usage: npm run fuzz -- plan [SEED] [COUNT]
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundled } from './bundled.mjs';

/** How many of the written networks other programs look at. */
const looked = 300;

export async function fuzzPlan([seed = '1', count = '2000']) {
  const { checkWritten } = await bundled('test/unit/plan/written-check.ts');
  const { languages, writtenLanguages } = await bundled('src/languages/index.ts');
  let failed = false;
  for (const id of writtenLanguages) {
    const isRead = languages.some((each) => each.id === id);
    const start = performance.now();
    const { written, declined, refused, failure, texts } = checkWritten(id, Number(seed), Number(count), looked);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (failure) {
      failed = true;
      console.error(`${id}: wrong after ${written}:\n${failure.messages.join('\n')}\n\n${JSON.stringify(failure.requirement)}\n\n${failure.text}`);
    } else console.log(`${id}: ${written} written, ${isRead ? 'clean, and read back as meant' : 'not read yet'} (${seconds} s); ${declined} declined, ${refused} answers refused`);
    if (!lookAt(id, texts)) failed = true;
  }
  process.exit(failed ? 1 : 0);
}

function lookAt(id, texts) {
  const check = { terraform: (folder) => ['terraform', ['fmt', '-check', '-recursive', '-list=true', folder]], az: (folder) => ['bash', ['-c', 'for each in "$0"/*/*.sh; do bash -n "$each" || exit 1; done', folder]] }[id];
  if (!check || texts.length === 0) return true;
  const folder = join('out', 'fuzz-plan', id);
  rmSync(folder, { recursive: true, force: true });
  for (const [index, files] of texts.entries()) {
    mkdirSync(join(folder, String(index)), { recursive: true });
    for (const { uri, text } of files) writeFileSync(join(folder, String(index), uri), text);
  }
  const [program, words] = check(folder);
  const run = spawnSync(program, words, { encoding: 'utf8' });
  if (run.error) {
    console.log(`  ${program} is not here: its layout was not checked`);
    return true;
  }
  console.log(run.status === 0 ? `  ${program} finds nothing to change in ${texts.length} of them` : `  ${program}: ${run.stdout}${run.stderr}`);
  return run.status === 0;
}
