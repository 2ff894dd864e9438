// The licences of the packages that are inside our bundles.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host/paths.mjs';

/**
 * Name, version and licence text of every npm package among the files that went into a bundle. Throws when a package
 * brings no licence text: then it must not be shipped.
 */
export function thirdPartyNotices(inputs) {
  const folders = new Set([...inputs].map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((folder) => folder !== undefined));
  const notices = [...folders].sort().map((folder) => notice(join(root, folder)));
  return ['AKS Network Planner contains these packages, each under its own licence.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file) && existsSync(join(folder, file)));
  if (texts.length === 0) throw new Error(`${name} ${version} brings no licence text`);
  return [`${name} ${version} (${license})`, ...texts.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim())].join('\n\n');
}
