import * as vscode from 'vscode';
import { until } from './index';
import { problemsOf } from './problems';

/** What a person does in an editor, and what they see. It runs in the web worker host, too: nothing here is Node's. */

export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** Waits for the problem of a rule in a file. */
export function problemOf(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return until(() => problemsOf(uri).find((problem) => ruleOf(problem) === rule), `the problem ${rule} in ${uri.path}`);
}

/** Waits until a rule finds nothing in a file. */
export function mended(uri: vscode.Uri, rule: string): Promise<true> {
  return until(() => problemsOf(uri).every((problem) => ruleOf(problem) !== rule), `the problem ${rule} in ${uri.path} to go`);
}

/** Opens a file on the left: what else is open there gives way, and the map beside it stays in sight. */
export async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Replaces a piece of the text as typing would, without saving. */
export async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  if (start < 0) throw new Error(`“${old}” is not in ${document.uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)), text);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${document.uri.path} did not take the edit`);
}

export async function revert(uri: vscode.Uri): Promise<void> {
  await show(uri);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The texts of our hovers at a piece of text. */
export async function hoversAt(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers.flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)));
}

export async function fixesFor(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, vscode.CodeActionKind.QuickFix.value);
  return found.filter(({ edit }) => edit !== undefined);
}
