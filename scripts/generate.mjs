// Writes what is made from the rules: RULES.md, and the settings in package.json. Usage: npm run generate [-- --check]
// With --check nothing is written, and the exit status is 1 when something is not current.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readRules } from './rule-pages.mjs';

const check = process.argv.includes('--check');
const { pages, rulesPage } = await readRules();
const stale = [
  write('RULES.md', () => rulesPage(pages)),
  write('package.json', (before) => withSettings(before, pages.map(({ rule }) => rule))),
].filter((name) => name !== undefined);
if (check && stale.length > 0) {
  console.error(`not current: ${stale.join(', ')}; run npm run generate`);
  process.exit(1);
}
console.log(check ? `current: ${pages.length} rules` : `${pages.length} rules; ${stale.length > 0 ? `wrote ${stale.join(', ')}` : 'everything was current'}`);

/** Gives the file the text that `make` gives; the name when that is another than before. */
function write(name, make) {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const after = make(before);
  if (after === before) return undefined;
  if (!check) writeFileSync(path, after);
  return name;
}

/** One setting for each rule. The other settings stay as they are. */
function withSettings(text, rules) {
  const manifest = JSON.parse(text);
  const configuration = manifest.contributes?.configuration ?? { title: 'AKS Network Planner' };
  const others = Object.entries(configuration.properties ?? {}).filter(([name]) => !name.startsWith('aksnet.rules.'));
  const own = rules.map(({ id, title, severity, group }) => [
    `aksnet.rules.${id}`,
    {
      type: 'string',
      enum: ['default', 'error', 'warning', 'info', 'hover', 'off'],
      default: 'default',
      scope: 'window',
      markdownDescription: group === 'advice' ? `${title}. Advice: said in hovers only, where \`#aksnet.groups#\` asks for nothing else.` : `${title}. The rule's own severity is *${severity}*.`,
    },
  ]);
  manifest.contributes = { ...manifest.contributes, configuration: { ...configuration, properties: Object.fromEntries([...others, ...own]) } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
