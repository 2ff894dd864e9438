import type * as vscode from 'vscode';
import { showDefinitions } from './definition';
import { showProblems } from './diagnostics';
import { showHovers } from './hover';
import { offerFixes } from './quick-fixes';
import { serveRulePages } from './rule-pages';
import { endings } from './uris';
import { openWorkspace } from './workspace';

/** What is not part of the analysis (one side of a diff, vendored code, other JSON) has nothing to show, whatever its scheme. */
const selector: vscode.DocumentSelector = [
  { pattern: '**/*.{tf,tofu,tfvars,bicep,bicepparam,json,jsonc}' },
  ...Object.keys(endings).map((language) => ({ scheme: 'untitled', language })),
];

/** Only wiring: each part lives in its own file. What it returns is for tests. */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void> } {
  const workspace = openWorkspace();
  context.subscriptions.push(
    workspace,
    showProblems(workspace),
    showHovers(workspace, selector),
    showDefinitions(workspace, selector),
    offerFixes(workspace, selector),
    serveRulePages(context.extensionUri),
  );
  return { ready: workspace.ready };
}
