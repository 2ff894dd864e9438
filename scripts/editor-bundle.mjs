// Bundles the tests of the editor: one module per host that they run in.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { globSync } from './glob.mjs';
import { editorTests, out, root } from './host/paths.mjs';

/**
 * Writes out/editor/index.js (test/editor/*.test.ts, for the Node host), out/editor/restricted.js (test/editor/restricted/),
 * out/editor/several.js (test/editor/several/, for a workspace of several folders) and out/editor/web.js (test/editor/web/,
 * for the web worker host). With words, only the files whose path has one of them. Returns the four paths; one is
 * undefined when no file is left for it.
 */
export async function bundleEditorTests(words = []) {
  const all = globSync(editorTests, '.test.ts').map((file) => relative(root, file).replaceAll('\\', '/'));
  const wanted = all.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  const special = (file) => /^test\/editor\/(restricted|several|web)\//.exec(file)?.[1];
  mkdirSync(join(out, 'editor'), { recursive: true });
  const bundle = (name, platform, files) => (files.length === 0 ? undefined : write(join(out, 'editor', `${name}.js`), platform, files));
  return {
    full: await bundle('index', 'node', wanted.filter((file) => special(file) === undefined)),
    restricted: await bundle('restricted', 'node', wanted.filter((file) => special(file) === 'restricted')),
    several: await bundle('several', 'node', wanted.filter((file) => special(file) === 'several')),
    web: await bundle('web', 'browser', wanted.filter((file) => special(file) === 'web')),
  };
}

async function write(outfile, platform, files) {
  const imports = files.map((file) => `import './${file}';`);
  await build({
    absWorkingDir: root,
    stdin: { contents: [...imports, `export { run } from './test/editor/index';`].join('\n'), resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform,
    format: 'cjs',
    target: platform === 'node' ? 'node20' : 'es2022',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
