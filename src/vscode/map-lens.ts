import * as vscode from 'vscode';
import { lensesIn } from '../features/map-lens';
import { showMapCommand } from './map';
import { rangeOf } from './places';
import { section } from './settings';
import { documentUri } from './uris';
import type { Workspace } from './workspace';

const setting = 'mapLens';

/** A line above each cluster and network that says how full it is, and opens the map. */
export function offerMapLenses(workspace: Workspace, selector: vscode.DocumentSelector): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    workspace.onDidAnalyze(() => { changed.fire(); }),
    vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration(`${section}.${setting}`)) changed.fire(); }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        if (!vscode.workspace.getConfiguration(section).get<boolean>(setting, true) || !workspace.follows(document)) return [];
        const analysis = workspace.current();
        return lensesIn(analysis, documentUri(document)).map(({ span, deployment, element, text }) => {
          return new vscode.CodeLens(rangeOf(analysis, span), { title: text, tooltip: 'Show it in the capacity map', command: showMapCommand, arguments: [document.uri, { deployment, element }] });
        });
      },
    }),
  );
}
