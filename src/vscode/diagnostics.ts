import * as vscode from 'vscode';
import { findingsIn, type Analysis, type ReportedFinding } from '../analyze';
import { causesOf } from '../features/causes';
import type { Severity } from '../model/finding';
import { locationOf, rangeOf } from './places';
import { rulePageUri } from './rule-pages';
import { editorUri } from './uris';
import type { Workspace } from './workspace';

/** What stands behind a problem as its source. */
export const problemSource = 'AKS Network Planner';

/** A message to the window for each file would be slow; of more than 1,100 problems in one, the editor leaves out the rest. */
const atOnce = 500;

/** Keeps the problems of the workspace those that the analysis finds. */
export function showProblems(workspace: Workspace): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('aksnet');
  const shown = new Set<string>();
  const follow = workspace.onDidAnalyze((analysis) => {
    let news: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    let count = 0;
    for (const uri of analysis.touched) {
      const found = findingsIn(analysis, uri).map((finding) => diagnosticOf(analysis, finding));
      if (found.length === 0 && !shown.delete(uri)) continue;
      if (found.length > 0) shown.add(uri);
      news.push([editorUri(uri), found.length > 0 ? found : undefined]);
      count += found.length;
      if (count < atOnce) continue;
      problems.set(news);
      [news, count] = [[], 0];
    }
    problems.set(news);
  });
  return vscode.Disposable.from(problems, follow);
}

export function diagnosticOf(analysis: Analysis, finding: ReportedFinding): vscode.Diagnostic {
  const variants = finding.in.flatMap(({ variant }) => (variant === null ? [] : [variant]));
  const message = variants.length > 0 ? `${finding.message} (in ${variants.join(', ')})` : finding.message;
  const diagnostic = new vscode.Diagnostic(rangeOf(analysis, finding.span), sentence(message), severities[finding.severity]);
  diagnostic.source = problemSource;
  diagnostic.code = { value: finding.rule, target: rulePageUri(finding.rule) };
  const related = [...finding.related, ...causesOf(analysis, finding)];
  diagnostic.relatedInformation = related.map(({ span, message: words }) => new vscode.DiagnosticRelatedInformation(locationOf(analysis, span), sentence(words)));
  return diagnostic;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};
