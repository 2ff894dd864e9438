import * as vscode from 'vscode';
import { until } from './index';

export const extensionId = 'aksnet.aks-network-planner';

/** The uri of a file of the workspace that the tests run in. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The tests run without a folder');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Our problems of a file, as the editor has them. */
export function problemsOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((problem) => problem.source === 'AKS Network Planner');
}

/** Waits for one of our problems whose lines have the text. */
export async function problemAt(document: vscode.TextDocument, text: string): Promise<vscode.Diagnostic> {
  return until(() => problemsOf(document.uri).find((problem) => document.lineAt(problem.range.start).text.includes(text)), `a problem at ${text}`);
}
