import * as vscode from 'vscode';
import { definitionAt } from '../features/definition';
import { locationOf, offsetOf, rangeOf } from './places';
import { documentUri } from './uris';
import type { Workspace } from './workspace';

/** "Go to definition" leads a network value back to where it comes from, step by step. */
export function showDefinitions(workspace: Workspace, selector: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(selector, {
    provideDefinition(document, position) {
      if (!workspace.follows(document)) return undefined;
      const analysis = workspace.current();
      const uri = documentUri(document);
      const offset = offsetOf(analysis, uri, position);
      const definition = offset === undefined ? undefined : definitionAt(analysis, uri, offset);
      return definition?.targets.map((span): vscode.DefinitionLink => {
        const { uri: targetUri, range } = locationOf(analysis, span);
        return { originSelectionRange: rangeOf(analysis, definition.span), targetUri, targetRange: range };
      });
    },
  });
}
