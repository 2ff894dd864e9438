import * as vscode from 'vscode';

/**
 * The core's uris are `scheme://authority/path`, not percent-encoded. The editor's are objects: the way back goes
 * through their parts, so that no name of a file is ever parsed. The drive of a Windows path is lower case, as the
 * editor compares it.
 */
export function coreUri({ scheme, authority, path }: vscode.Uri): string {
  return `${scheme}://${authority}${path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase())}`;
}

export function editorUri(uri: string): vscode.Uri {
  const [, scheme = 'file', authority = '', path = ''] = /^([^:]+):\/\/([^/]*)(\/.*)?$/s.exec(uri) ?? [];
  if (authority === unnamed) return vscode.Uri.from({ scheme, path: path.slice(1, path.lastIndexOf('/')) });
  return vscode.Uri.from({ scheme, authority, path });
}

/**
 * The core's uri of what an editor shows. A text without a file has the name that files of its language have, and lies
 * in a folder of its own, so that two of them are not one module.
 */
export function documentUri({ uri, languageId }: vscode.TextDocument): string {
  return isUnnamed(uri) ? unnamedUri(uri, endings[languageId] ?? '') : coreUri(uri);
}

/** Every uri that the document has or had: the language of a text without a file may have been another. */
export function documentUris({ uri }: vscode.TextDocument): readonly string[] {
  return isUnnamed(uri) ? [...new Set(Object.values(endings))].map((ending) => unnamedUri(uri, ending)) : [coreUri(uri)];
}

/** The languages that a text without a file may be in, with the ending that its name would have. */
export const endings: Readonly<Record<string, string>> = {
  terraform: '.tf',
  opentofu: '.tf',
  bicep: '.bicep',
  'bicep-params': '.bicepparam',
  'arm-template': '.json',
  json: '.json',
  jsonc: '.json',
  shellscript: '.sh',
  azcli: '.azcli',
  powershell: '.ps1',
  bat: '.bat',
  yaml: '.yaml',
  markdown: '.md',
};

function isUnnamed({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'untitled' && !path.startsWith('/');
}

function unnamedUri({ scheme, path }: vscode.Uri, ending: string): string {
  return `${scheme}://${unnamed}/${path}/${path}${ending}`;
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
  return pathBelow(uri).split('/').some((name) => vendoredFolders.some((vendored) => vendored === name));
}

/** The path seen from the folder that was opened; the whole of it outside of the workspace. */
export function pathBelow(uri: vscode.Uri): string {
  return uri.path.slice(vscode.workspace.getWorkspaceFolder(uri)?.uri.path.length ?? 0);
}
