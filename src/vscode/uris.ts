import * as vscode from 'vscode';

/**
 * The core's uris are `scheme://authority/path`, not percent-encoded. The editor's are objects: the way back goes
 * through their parts, so that no name of a file is ever parsed. A text without a file lies in a folder of its own, so
 * that two of them are not one module; the drive of a Windows path is lower case, as the editor compares it.
 */
export function coreUri({ scheme, authority, path }: vscode.Uri): string {
  if (scheme === 'untitled' && !path.startsWith('/')) return `untitled://${unnamed}/${path}/${path}.tf`;
  return `${scheme}://${authority}${path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase())}`;
}

export function editorUri(uri: string): vscode.Uri {
  const [, scheme = 'file', authority = '', path = ''] = /^([^:]+):\/\/([^/]*)(\/.*)?$/s.exec(uri) ?? [];
  if (authority === unnamed) return vscode.Uri.from({ scheme, path: path.slice(1, path.lastIndexOf('/')) });
  return vscode.Uri.from({ scheme, authority, path });
}

/** Stands where others have a server; no server has this name. */
const unnamed = '(unnamed)';

const ownSchemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web']);

/** Whether the text is somebody's work, and not one side of a diff, an output channel or a preview. */
export function isWork(uri: vscode.Uri): boolean {
  return ownSchemes.has(uri.scheme) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Whether a search finds every file there is: other file systems may have none. */
export function isSearchable({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'vscode-remote';
}

/** Folders that hold other people's code. */
export const vendoredFolders = ['.terraform', '.terragrunt-cache', '.git', 'node_modules'] as const;

/** Whether a file belongs to vendored code, seen from the folder that was opened: what is opened itself is wanted. */
export function isVendored(uri: vscode.Uri): boolean {
  const opened = vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? '';
  return uri.path.slice(opened.length).split('/').some((name) => vendoredFolders.some((vendored) => vendored === name));
}
