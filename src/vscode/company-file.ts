import * as vscode from 'vscode';
import { companyCompletions, companyHover, companyProblems, emptyCompanyFile } from '../features/company-file';
import { isCompanyFile } from '../facts/company-file';
import type { SourceFile } from '../text/span';
import { problemSource } from './diagnostics';
import { coreUri, isWork } from './uris';

const selector: vscode.DocumentSelector = { pattern: '**/.aksnet.{yaml,yml}' };

/** Problems, completion and hovers in the file of a company, whatever other extensions there are, and a command that opens or begins it. */
export function serveCompanyFile(): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('aksnet-company');
  const look = (document: vscode.TextDocument): void => {
    const file = fileOf(document);
    if (file) problems.set(document.uri, companyProblems(file).map(({ span, message }) => problemAt(document, span.start, span.end, message)));
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.Disposable.from(
    problems,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => { look(document); }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => { problems.delete(uri); }),
    vscode.languages.registerCompletionItemProvider(selector, {
      provideCompletionItems(document, position) {
        const file = fileOf(document);
        return file && companyCompletions(file, document.offsetAt(position)).map(({ label, about, insert }) => {
          const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Property);
          item.documentation = new vscode.MarkdownString(about);
          item.insertText = insert;
          item.range = document.getWordRangeAtPosition(position, /[\w-]+/) ?? new vscode.Range(position, position);
          return item;
        });
      },
    }, '\n', ' '),
    vscode.languages.registerHoverProvider(selector, {
      provideHover(document, position) {
        const file = fileOf(document);
        const hover = file && companyHover(file, document.offsetAt(position));
        return hover && new vscode.Hover(new vscode.MarkdownString(hover.text), new vscode.Range(document.positionAt(hover.span.start), document.positionAt(hover.span.end)));
      },
    }),
    vscode.commands.registerCommand('aksnet.openCompanyFile', openCompanyFile),
  );
}

/** The file of the first folder. Where there is none, one to begin with is shown, and saving it is up to whoever looks at it. */
async function openCompanyFile(): Promise<void> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!root) {
    void vscode.window.showInformationMessage('Open a folder first: the file lies in it.');
    return;
  }
  const uri = vscode.Uri.joinPath(root, '.aksnet.yaml');
  const isThere = await vscode.workspace.fs.stat(uri).then(() => true, () => false);
  if (!isThere) {
    const unsaved = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    if (unsaved.getText() === '') edit.insert(unsaved.uri, new vscode.Position(0, 0), emptyCompanyFile);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(unsaved);
    return;
  }
  await vscode.window.showTextDocument(uri);
}

function fileOf(document: vscode.TextDocument): SourceFile | undefined {
  const uri = coreUri(document.uri);
  return isCompanyFile(uri) && isWork(document.uri) ? { uri, text: document.getText() } : undefined;
}

function problemAt(document: vscode.TextDocument, start: number, end: number, message: string): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(Math.max(end, start + 1)));
  const problem = new vscode.Diagnostic(range, `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, vscode.DiagnosticSeverity.Warning);
  problem.source = problemSource;
  return problem;
}
