import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { drawnReports, sentDeployment } from '../features/map';
import { readFromPage } from '../model/map-reading';
import { everywhere, mapHtml, optionsFor, post } from './map-page';

const proposalViewType = 'aksnet.proposal';

/** A proposed network, shown in the map before anything is written. */
export interface Proposal {
  /** "Plan: aks-shop". */
  readonly title: string;
  /** Of files in memory, which may have made-up uris. */
  readonly analysis: Analysis;
  /** Sentences above the map: the reasons, what did not fit. */
  readonly notes: readonly string[];
  /** Buttons above the map, the main one first. */
  readonly actions: readonly { readonly label: string; readonly run: () => unknown }[];
}

let proposed: { readonly panel: vscode.WebviewPanel; show(proposal: Proposal): void } | undefined;

/** Shows a proposal beside the editor, in the place of the one before. */
export function showProposal(extension: vscode.Uri, proposal: Proposal): vscode.Disposable & { readonly onDidDispose: vscode.Event<void> } {
  proposed ??= openProposal(extension);
  proposed.show(proposal);
  const { panel } = proposed;
  panel.reveal(undefined, true);
  return { onDidDispose: panel.onDidDispose, dispose: () => { panel.dispose(); } };
}

function openProposal(extension: vscode.Uri): { readonly panel: vscode.WebviewPanel; show(proposal: Proposal): void } {
  const panel = vscode.window.createWebviewPanel(proposalViewType, 'Proposal', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, optionsFor(extension));
  let shown: Proposal | undefined;
  let listens = false;
  const send = (): void => {
    if (!shown || !listens) return;
    const { analysis, title, notes, actions } = shown;
    post(panel, { kind: 'proposal', title, notes, actions: actions.map(({ label }) => label) });
    const changed = drawnReports(analysis).map((report) => sentDeployment(analysis, report, () => title));
    post(panel, { kind: 'data', order: changed.map(({ key }) => key), changed, ready: true });
  };
  const follow = panel.webview.onDidReceiveMessage((input: unknown) => {
    const message = readFromPage(input);
    if (message?.kind === 'ready') {
      listens = true;
      send();
    } else if (message?.kind === 'act') shown?.actions[message.action]?.run();
    else if (message) void everywhere(message);
  });
  panel.onDidDispose(() => {
    follow.dispose();
    proposed = undefined;
  });
  panel.webview.html = mapHtml(panel.webview, extension);
  return {
    panel,
    show(proposal) {
      shown = proposal;
      panel.title = proposal.title;
      send();
    },
  };
}
