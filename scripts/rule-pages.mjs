// Reads the rules and their examples from src/rules, for what is generated from them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The rules in the order of the list, each with its examples: `{ pages: [{ rule, examples }], rulePage, rulesPage }`. */
export async function readRules() {
  const folder = join(root, 'src', 'rules');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && /^export const \w+: Rule\b/m.test(readFileSync(join(folder, name), 'utf8')));
  const entry = [
    `export { rules } from './src/rules/index';`,
    `export { rulePage, rulesPage } from './src/features/rule-page';`,
    ...files.map((name, index) => `export { examples as examples${index} } from './src/rules/${name.slice(0, -3)}';`),
    `export const names = ${JSON.stringify(files.map((name) => name.slice(0, -3)))};`,
  ].join('\n');
  const outfile = join(root, 'out', `rules-${process.pid}.mjs`);
  await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    const module = await import(pathToFileURL(outfile).href);
    const pages = module.rules.map((rule) => ({ rule, examples: module[`examples${module.names.indexOf(rule.id)}`]() }));
    return { pages, rulePage: module.rulePage, rulesPage: module.rulesPage };
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** Writes `<id>.md` for every rule into the folder, which holds nothing else. */
export async function writeRulePages(folder) {
  const { pages, rulePage } = await readRules();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { rule, examples } of pages) writeFileSync(join(folder, `${rule.id}.md`), rulePage(rule, examples));
  return pages.length;
}
