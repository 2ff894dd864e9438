import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

/** A module of the source, bundled on the spot and imported: for scripts that measure the program or try it out. */
export async function bundled(entry) {
  const outfile = `out/scripts/${entry.replace(/\W+/g, '-')}.mjs`;
  mkdirSync('out/scripts', { recursive: true });
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' });
  return import(pathToFileURL(resolve(outfile)).href);
}
