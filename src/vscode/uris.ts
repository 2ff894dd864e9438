import * as vscode from 'vscode';

/**
 * The core's uris are `scheme://authority/path`, not percent-encoded. The editor's are objects: the way back goes
 * through their parts, so that no name of a file is ever parsed.
 */
export function coreUri(uri: vscode.Uri): string {
  return `${uri.scheme}://${uri.authority}${uri.path}`;
}

export function editorUri(uri: string): vscode.Uri {
  const [, scheme = 'file', authority = '', path = ''] = /^([^:]+):\/\/([^/]*)(\/.*)?$/s.exec(uri) ?? [];
  return vscode.Uri.from({ scheme, authority, path });
}

const ownSchemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web']);

/** Whether the text is somebody's work, and not one side of a diff, an output channel or a preview. */
export function isWork(uri: vscode.Uri): boolean {
  return ownSchemes.has(uri.scheme) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** Folders that hold other people's code. */
export const vendoredFolders = ['.terraform', '.terragrunt-cache', '.git', 'node_modules'] as const;

export function isVendored(uri: vscode.Uri): boolean {
  return uri.path.split('/').some((name) => vendoredFolders.some((vendored) => vendored === name));
}
