// The editors that the tests run in: complete builds of VS Code that npm carries as `code-server`.
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { npmPackage } from './npm-packages.mjs';

/** The newest version that we support, and the oldest: `engines.vscode` in package.json. */
export const newest = { version: '1.139.1', package: '4.139.1', node: 24 };
export const oldest = { version: '1.100.3', package: '4.100.3', node: 20 };

/** The server of an editor: the folder of VS Code, and the Node binary that it was built for. Fetched when missing. */
export function editorServer(editor) {
  const entry = 'lib/vscode/out/server-main.js';
  const folder = npmPackage({ name: 'code-server', version: editor.package, inner: 'lib/vscode', proofs: [entry, 'lib/vscode/node_modules/@vscode/proxy-agent/package.json'] });
  giveSearch(join(folder, 'lib/vscode/node_modules/@vscode/ripgrep'));
  return { main: join(folder, entry), node: nodeBinary(editor.node) };
}

/** Older editors fetch the program that searches files by a script, which we do not run; newer ones have it in a package. */
function giveSearch(ripgrep) {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const place = join(ripgrep, 'bin', name);
  if (!existsSync(ripgrep) || existsSync(place)) return;
  const binary = join('bin', `${process.platform}-${process.arch}`, name);
  const carrier = npmPackage({ name: '@vscode/ripgrep-universal', version: '1.18.0', proofs: [binary] });
  mkdirSync(join(ripgrep, 'bin'), { recursive: true });
  copyFileSync(join(carrier, binary), `${place}.${process.pid}`);
  chmodSync(`${place}.${process.pid}`, 0o755);
  renameSync(`${place}.${process.pid}`, place);
}

/** A Node of this major version: the one that runs, else from npm, which carries the binary per platform. */
export function nodeBinary(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const windows = process.platform === 'win32';
  const binary = windows ? 'bin/node.exe' : 'bin/node';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  return join(npmPackage({ name, version: String(major), proofs: [binary] }), binary);
}
