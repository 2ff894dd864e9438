// Copies of the built extension, for editors that do not take it from the checkout.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Copies what a user gets into the folder, which is made anew. `change` may return another manifest. */
export function copyExtension(folder, change = (manifest) => manifest) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify(change(manifest), undefined, 2));
  for (const part of ['package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist', 'media', 'syntaxes']) {
    if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  return folder;
}
