import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { lineIndex } from '../text/lines';
import { perFile } from '../text/memo';
import type { Span, TextEdit } from '../text/span';
import { rulePageScheme } from './rule-pages';
import { editorUri } from './uris';

const linesOf = perFile((file) => lineIndex(file.text));

export function rangeOf(analysis: Analysis, { uri, start, end }: Span): vscode.Range {
  const file = analysis.files.get(uri);
  if (!file) return new vscode.Range(0, 0, 0, 0);
  const lines = linesOf(file);
  const [from, to] = [lines.position(start), lines.position(end)];
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

export function locationOf(analysis: Analysis, span: Span): vscode.Location {
  return new vscode.Location(editorUri(span.uri), rangeOf(analysis, span));
}

export function offsetOf(analysis: Analysis, uri: string, { line, character }: vscode.Position): number | undefined {
  const file = analysis.files.get(uri);
  return file && linesOf(file).offset({ line, character });
}

/** The edits as the editor applies them. */
export function workspaceEditOf(analysis: Analysis, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  return editWith(analysis, edits, undefined);
}

/**
 * The same, which the editor shows in its preview of changes before it applies them. Where edits say themselves that they want that, each
 * has a box there that has to be ticked before "Apply" does anything. Another one says it for them: the deletion of a file that is not there
 * (in a file system that is surely there: our own).
 */
export function reviewedEditOf(analysis: Analysis, edits: readonly TextEdit[], label: string): vscode.WorkspaceEdit {
  const edit = editWith(analysis, edits, { needsConfirmation: false, label });
  edit.deleteFile(vscode.Uri.from({ scheme: rulePageScheme, path: '/nothing' }), { ignoreIfNotExists: true }, { needsConfirmation: true, label });
  return edit;
}

function editWith(analysis: Analysis, edits: readonly TextEdit[], metadata: vscode.WorkspaceEditEntryMetadata | undefined): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(editorUri(span.uri), rangeOf(analysis, span), text, metadata);
  return edit;
}
