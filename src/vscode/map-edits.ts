import * as vscode from 'vscode';
import type { Analysis } from '../analyze';
import { reportOf } from '../features/map';
import { editsFor, findingsAfter, insertionFor } from '../features/what-if';
import type { NewSubnet, WhatIf } from '../model/map';
import { reviewedEditOf } from './places';

/** What the rules say to a what-if, or why there is no edit for it. */
export function checked(analysis: Analysis, key: string, wanted: readonly WhatIf[]): { readonly gone: readonly string[]; readonly come: readonly string[]; readonly refused: string | null } {
  const report = reportOf(analysis, key);
  if (!report) return { gone: [], come: [], refused: 'It is no longer in the text' };
  const found = editsFor(analysis, report, wanted);
  return 'refused' in found ? { gone: [], come: [], refused: found.refused } : { ...findingsAfter(analysis, found.edits), refused: null };
}

/** The edit for a what-if, which the editor shows before it applies it. */
export function editOf(analysis: Analysis, key: string, wanted: readonly WhatIf[]): vscode.WorkspaceEdit | undefined {
  const report = reportOf(analysis, key);
  const found = report && editsFor(analysis, report, wanted);
  return found && 'edits' in found ? reviewedEditOf(analysis, found.edits, 'Values tried out in the capacity map') : undefined;
}

/** Shows the edit in the editor's preview of changes, where somebody takes it or leaves it. */
export async function review(analysis: Analysis, key: string, wanted: readonly WhatIf[]): Promise<void> {
  const edit = editOf(analysis, key, wanted);
  if (edit) await vscode.workspace.applyEdit(edit);
  else void vscode.window.showInformationMessage(checked(analysis, key, wanted).refused ?? 'It is no longer in the text');
}

/** Shows the new subnet in the preview of changes; where it cannot be written, its prefix can be taken along. */
export async function insert(analysis: Analysis, key: string, subnet: NewSubnet): Promise<void> {
  const report = reportOf(analysis, key);
  const found = report ? insertionFor(analysis, report, subnet) : { refused: 'It is no longer in the text' };
  if ('edits' in found) {
    await vscode.workspace.applyEdit(reviewedEditOf(analysis, found.edits, `The subnet ${subnet.name} in ${subnet.prefix}`));
    return;
  }
  const copy = 'Copy Prefix';
  if ((await vscode.window.showInformationMessage(found.refused, copy)) === copy) await vscode.env.clipboard.writeText(subnet.prefix);
}
