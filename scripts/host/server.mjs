// Starts the server of an editor and waits until it answers.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd, endProcessGroup, temporaryFolder } from './cleanup.mjs';
import { editorServer } from './editors.mjs';

/**
 * Starts an editor's server on a port of its own (a server that is going down would still answer on the old one).
 * - `editor`: one of editors.mjs; `settings`: the machine's settings; `trusted`: false for Restricted Mode
 * - `unpacked`: a folder with an extension to install; `vsix`: a packed one
 * - `testing`: whether the page may be told to run tests
 * Returns `{ authority, url(query), gone, end() }`; `url` takes pairs of names and values, `gone` settles when the server ends.
 */
export async function startServer({ editor, settings = {}, trusted = true, unpacked, vsix, testing = false, host = '127.0.0.1', port = 0 }) {
  const { main, node } = editorServer(editor);
  const folder = temporaryFolder('server');
  const token = randomBytes(16).toString('hex');
  mkdirSync(join(folder, 'data', 'Machine'), { recursive: true });
  writeFileSync(join(folder, 'data', 'Machine', 'settings.json'), JSON.stringify({ ...quiet, ...settings }, undefined, 2));
  mkdirSync(join(folder, 'extensions'));
  if (unpacked !== undefined) cpSync(unpacked, join(folder, 'extensions', 'unpacked'), { recursive: true });

  const common = ['--accept-server-license-terms', '--server-data-dir', folder, '--telemetry-level', 'off'];
  if (vsix !== undefined) await finished(launch(node, [main, ...common, '--install-extension', vsix]), 'the installation of the packed extension');

  const args = [main, ...common, '--host', host, '--port', String(port), '--connection-token', token];
  if (trusted) args.push('--disable-workspace-trust');
  // The driver is what makes the page take test entries; the shut-down is for the case that we are killed outright.
  if (testing) args.push('--enable-smoke-test-driver', '--enable-remote-auto-shutdown');
  const server = launch(node, args);
  const end = atEnd(() => endProcessGroup(server.child));
  const bound = await server.says(/listening on (\d+)/);
  const authority = `${host}:${bound[1]}`;
  return {
    authority,
    url: (query) => `http://${authority}/?${new URLSearchParams([['tkn', token], ...query])}`,
    gone: server.gone,
    end,
  };
}

/** What keeps a window free of offers that have nothing to do with us. */
const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'extensions.ignoreRecommendations': true,
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.enabled': false,
  // As on a desktop; in a browser a file would be saved by itself.
  'files.autoSave': 'off',
};

function launch(command, args) {
  // A group of its own, so that what it starts can be ended with it.
  const child = spawn(command, args, { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const gone = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
  gone.catch(() => undefined);
  const says = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (match) resolve(match);
      };
      listeners.add(look);
      look();
      setTimeout(() => reject(new Error(`The editor's server did not start:\n${output}`)), 120_000).unref();
      gone.then((code) => reject(new Error(`The editor's server ended (${code}):\n${output}`)), reject);
    });
  return { child, gone, says, output: () => output };
}

async function finished(process, what) {
  const end = atEnd(() => endProcessGroup(process.child));
  const code = await process.gone;
  end();
  if (code !== 0) throw new Error(`${what} failed (${code}):\n${process.output()}`);
}
