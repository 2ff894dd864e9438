import type * as vscode from 'vscode';
import { showProblems } from './diagnostics';
import { showHovers } from './hover';
import { offerFixes } from './quick-fixes';
import { serveRulePages } from './rule-pages';
import { openWorkspace } from './workspace';

/** Schemes of people's own files: the left side of a diff, previews and output channels stay clean. */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'] as const;

const selector: vscode.DocumentSelector = schemes.map((scheme) => ({ scheme, pattern: '**/*.{tf,tofu,tfvars}' }));

/** Only wiring: each part lives in its own file. What it returns is for tests. */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void> } {
  const workspace = openWorkspace();
  context.subscriptions.push(
    workspace,
    showProblems(workspace),
    showHovers(workspace, selector),
    offerFixes(workspace, selector),
    serveRulePages(context.extensionUri),
  );
  return { ready: workspace.ready };
}
