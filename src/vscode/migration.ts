import * as vscode from 'vscode';
import { migrationsOf, type Migration } from '../features/migration';
import { nameOf } from '../text/uris';
import { reviewedEditOf } from './places';
import { askChoice } from './questions';
import type { Workspace } from './workspace';

/** The command that plans the move of a cluster to overlay: a document, and the changes in the code to look at. */
export function offerMigration(workspace: Workspace): vscode.Disposable {
  return vscode.commands.registerCommand('aksnet.planMigration', async () => {
    await workspace.ready;
    const migrations = migrationsOf(workspace.current());
    const [only, another] = migrations;
    if (!only) {
      void vscode.window.showInformationMessage('There is no cluster here that is on kubenet, or whose pods have addresses of the subnet of the nodes.');
      return;
    }
    const chosen = another ? await choose(migrations) : only;
    if (chosen) await show(workspace, chosen);
  });
}

async function choose(migrations: readonly Migration[]): Promise<Migration | undefined> {
  const chosen = await askChoice({ title: 'Plan migration to overlay', placeholder: 'Which cluster' }, migrations.map(({ name, from, span }, index) => ({ id: String(index), label: name, description: `${from}, ${nameOf(span.uri)}` })));
  return migrations[Number(chosen)];
}

async function show(workspace: Workspace, { name, edits, document }: Migration): Promise<void> {
  const shown = await vscode.workspace.openTextDocument({ language: 'markdown', content: document });
  await vscode.window.showTextDocument(shown, { preview: false });
  if (!edits) return;
  const analysis = workspace.current();
  const answer = await askChoice({ title: `Plan migration to overlay: ${name}`, placeholder: 'The plan is in the document behind this question' }, [
    { id: 'look', label: '$(diff) Look at the changes in the code', description: edits.length === 1 ? 'one place' : `${String(edits.length)} places`, detail: 'They are shown first, and made when you apply them' },
    { id: 'leave', label: '$(close) Leave the code as it is', description: '' },
  ]);
  // What has changed meanwhile is not what the edits were made for.
  if (answer !== 'look' || edits.some(({ span }) => analysis.files.get(span.uri) !== workspace.current().files.get(span.uri))) return;
  await vscode.workspace.applyEdit(reviewedEditOf(analysis, edits, `Move ${name} to overlay`));
}
