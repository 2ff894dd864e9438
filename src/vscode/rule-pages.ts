import * as vscode from 'vscode';

/** The scheme of the read-only documents that explain a rule. */
export const rulePageScheme = 'aksnet-rule';

export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` });
}

/** Serves the pages of the rules, which are packaged with the extension. */
export function serveRulePages(extension: vscode.Uri): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
    async provideTextDocumentContent({ path }) {
      const page = vscode.Uri.joinPath(extension, 'dist', 'rules', path);
      try {
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
      } catch {
        return `There is no rule called ${path.slice(1).replace(/\.md$/, '')}.`;
      }
    },
  });
}
