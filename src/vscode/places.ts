import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { lineIndex } from '../text/lines';
import { perFile } from '../text/memo';
import type { Span, TextEdit } from '../text/span';
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

/** The edits as the editor applies them; with metadata that wants it, after it has shown them and was told to. */
export function workspaceEditOf(analysis: Analysis, edits: readonly TextEdit[], metadata?: vscode.WorkspaceEditEntryMetadata): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) edit.replace(editorUri(span.uri), rangeOf(analysis, span), text, metadata);
  return edit;
}
