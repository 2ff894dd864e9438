import * as vscode from 'vscode';

/** The scheme of the read-only pages that explain a rule. */
export const rulePageScheme = 'aksnet-rule';

export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` });
}

/**
 * Serves the pages of the rules, which are packaged with the extension. A file system and not a provider of documents:
 * the editor waits for it when a window opens with a page in it.
 */
export function serveRulePages(extension: vscode.Uri): vscode.Disposable {
  const pages = vscode.Uri.joinPath(extension, 'dist', 'rules');
  const silence = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };

  async function read(uri: vscode.Uri): Promise<Uint8Array> {
    // Whatever else a path may say, it does not lead out of the folder.
    if (!/^\/[a-z0-9-]+\.md$/.test(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(pages, uri.path));
  }

  return vscode.Disposable.from(silence, vscode.workspace.registerFileSystemProvider(rulePageScheme, {
    onDidChangeFile: silence.event,
    watch: () => new vscode.Disposable(() => undefined),
    async stat(uri) {
      if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await read(uri)).length };
    },
    readFile: read,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  }, { isReadonly: true }));
}
