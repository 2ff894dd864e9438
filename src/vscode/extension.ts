import * as vscode from 'vscode';

/** A stub that marks one fault, so that the hosts of the editor tests can be proved. The real wiring replaces it. */
export function activate(context: vscode.ExtensionContext): void {
  const problems = vscode.languages.createDiagnosticCollection('aksnet');
  const check = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'terraform') return;
    const found = /dns_service_ip\s*=\s*("10\.1\.0\.10")/d.exec(document.getText());
    const [start, end] = found?.indices?.[1] ?? [];
    if (start === undefined || end === undefined) {
      problems.delete(document.uri);
      return;
    }
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    const problem = new vscode.Diagnostic(range, 'The DNS service address lies outside the service range.');
    problem.source = 'AKS Network Planner';
    problems.set(document.uri, [problem]);
  };
  vscode.workspace.textDocuments.forEach(check);
  context.subscriptions.push(
    problems,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument((change) => {
      check(change.document);
    }),
  );
}
