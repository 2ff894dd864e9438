// Where a template in Bicep stands beside the JSON that was compiled from it (`main.bicep`, `main.json`), both must make the same
// network: every value of every cluster, pool, network, subnet and route table, known, absent or unknown for the same reason.
// Run by hand, over clones of public repositories.
// Usage: node scripts/compare-compiled.mjs FOLDER... [--verbose]
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { bundled } from './bundled.mjs';
import { globSync } from './glob.mjs';

const words = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith('--'));
if (folders.length === 0) {
  console.error('usage: node scripts/compare-compiled.mjs FOLDER... [--verbose]');
  process.exit(2);
}

const { languages } = await bundled('src/languages/index.ts');
const known = new Map();
const files = {
  get(uri) {
    if (!known.has(uri)) {
      const path = uri.slice('file://'.length);
      known.set(uri, existsSync(path) ? { uri, text: readFileSync(path, 'utf8') } : undefined);
    }
    return known.get(uri);
  },
  list: () => [],
};

/** What is compared of a value: not where it stands, nor how it was followed. Of an element, neither its id nor its place. */
function plain(value, key) {
  if (Array.isArray(value)) return value.map((item) => plain(item, key));
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'known') return isLink(key) && typeof value.value === 'string' ? 'an element' : { known: plain(value.value, key) };
  if (value.kind === 'absent') return 'absent';
  if (value.kind === 'unknown') return `unknown (${value.reason})`;
  if (value.kind === 'oneOf') return { oneOf: value.options.map((option) => plain(option.value, key)) };
  return Object.fromEntries(Object.entries(value).filter(([name]) => !['id', 'span', 'body', 'when', 'client', 'networkProfile'].includes(name)).map(([name, inner]) => [name, plain(inner, name === 'items' ? key : name)]));
}

function isLink(key) {
  return ['subnet', 'podSubnet', 'virtualNetwork', 'routeTable', 'peers'].includes(key);
}

/** The elements in an order that does not depend on their ids. */
function comparable({ clusters, virtualNetworks, subnets, routeTables }) {
  const sorted = (elements) => elements.map((element) => plain(element)).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { clusters: sorted(clusters), virtualNetworks: sorted(virtualNetworks), subnets: sorted(subnets), routeTables: sorted(routeTables) };
}

const count = { pairs: 0, withElements: 0, same: 0, different: 0 };
for (const folder of folders) {
  for (const path of globSync(folder, '.bicep')) {
    const json = path.replace(/\.bicep$/, '.json');
    if (!existsSync(json) || !readFileSync(json, 'utf8').slice(0, 2000).includes('"bicep"')) continue;
    count.pairs++;
    const networks = [path, json].map((file) => {
      const language = languages.find(({ id }) => id === (file.endsWith('.bicep') ? 'bicep' : 'arm'));
      const root = `file://${resolve(file)}`;
      return comparable(language.evaluate({ language: language.id, root, variant: null, called: false }, files).network);
    });
    known.clear();
    const [own, compiled] = networks;
    if (own.clusters.length + own.virtualNetworks.length + own.subnets.length + own.routeTables.length + compiled.clusters.length + compiled.subnets.length === 0) continue;
    count.withElements++;
    if (JSON.stringify(own) === JSON.stringify(compiled)) {
      count.same++;
      continue;
    }
    count.different++;
    console.log(relative(process.cwd(), dirname(path)));
    for (const line of differences(own, compiled, '').slice(0, words.includes('--verbose') ? 1000 : 6)) console.log(`  ${line}`);
  }
}
console.log(`${count.pairs} pairs, ${count.withElements} with networks or clusters: ${count.same} the same, ${count.different} different`);

function differences(a, b, path) {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return [`${path}: ${short(a)} | ${short(b)}`];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => (key in a && key in b ? differences(a[key], b[key], `${path}.${key}`) : [`${path}.${key}: ${short(a[key])} | ${short(b[key])}`]));
}

function short(value) {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
