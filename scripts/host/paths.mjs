// Where the scripts find and leave things. Everything that they make lies in folders that git ignores.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** What is fetched once and kept: editors, Node binaries, a browser, the packager. */
export const cache = join(root, '.vscode-test');
export const out = join(root, 'out');
export const pictures = join(out, 'pictures');
/** The tests of the editor, and the folder that each run gets a copy of. */
export const editorTests = join(root, 'test', 'editor');
export const editorWorkspace = join(editorTests, 'workspace');
