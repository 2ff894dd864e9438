import type * as vscode from 'vscode';
import { serveCompanyFile } from './company-file';
import { showDefinitions } from './definition';
import { showProblems } from './diagnostics';
import { showHovers } from './hover';
import { offerMapLenses } from './map-lens';
import { serveMap, type MapProbe } from './map';
import { showProposal } from './map-proposal';
import { offerMigration } from './migration';
import { offerFixes } from './quick-fixes';
import { serveRulePages } from './rule-pages';
import { endings } from './uris';
import { offerWizard } from './wizard';
import { openWorkspace } from './workspace';

/** What is not part of the analysis (one side of a diff, vendored code, other JSON and Markdown) has nothing to show, whatever its scheme. */
const selector: vscode.DocumentSelector = [
  { pattern: '**/*.{tf,tofu,tfvars,bicep,bicepparam,json,jsonc,sh,bash,zsh,azcli,ps1,psm1,bat,cmd,yml,yaml,md,markdown}' },
  ...Object.keys(endings).map((language) => ({ scheme: 'untitled', language })),
];

/** Only wiring: each part lives in its own file. What it returns is for tests. */
export function activate(context: vscode.ExtensionContext): { readonly ready: Promise<void>; readonly map: MapProbe } {
  const workspace = openWorkspace();
  const map = serveMap(context.extensionUri, workspace);
  context.subscriptions.push(
    workspace,
    showProblems(workspace),
    showHovers(workspace, selector),
    showDefinitions(workspace, selector),
    offerFixes(workspace, selector),
    serveRulePages(context.extensionUri),
    map,
    offerMapLenses(workspace, selector),
    serveCompanyFile(),
    offerWizard(workspace, context.workspaceState, (proposal) => showProposal(context.extensionUri, proposal)),
    offerMigration(workspace),
  );
  return { ready: workspace.ready, map: map.probe };
}
