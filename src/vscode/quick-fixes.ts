import * as vscode from 'vscode';
import { findingsIn, type Analysis, type ReportedFinding } from '../analyze';
import { offeredFixes, type OfferedFix } from '../features/fixes';
import { ignoring } from '../features/ignoring';
import { diagnosticOf, problemSource } from './diagnostics';
import { rangeOf, workspaceEditOf } from './places';
import { documentUri } from './uris';
import type { Workspace } from './workspace';

export function offerFixes(workspace: Workspace, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(selector, {
    provideCodeActions(document, range, { diagnostics, only }) {
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
      if (!workspace.follows(document)) return [];
      const analysis = workspace.current();
      return findingsIn(analysis, documentUri(document))
        .filter(({ span }) => rangeOf(analysis, span).intersection(range))
        .flatMap((finding) => actionsFor(analysis, finding, diagnostics));
    },
  }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] });
}

function actionsFor(analysis: Analysis, finding: ReportedFinding, shown: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
  const wanted = diagnosticOf(analysis, finding);
  const problem = shown.find(({ source, message, range }) => source === problemSource && message === wanted.message && range.isEqual(wanted.range)) ?? wanted;
  const fixes = offeredFixes(analysis, finding);
  const actionOf = ({ title, edits }: OfferedFix, isPreferred: boolean): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [problem];
    action.edit = workspaceEditOf(analysis, edits);
    action.isPreferred = isPreferred;
    return action;
  };
  const ignored = ignoring(analysis, finding);
  return [...fixes.map((fix) => actionOf(fix, fixes.length === 1)), ...(ignored ? [actionOf(ignored, false)] : [])];
}
