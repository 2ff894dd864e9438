import * as vscode from 'vscode';
import { textToInsert, type WayToWrite } from '../features/wizard/outcome';
import { askChoice } from './questions';

const editorLanguages: Readonly<Record<WayToWrite['id'], readonly string[]>> = {
  terraform: ['terraform', 'opentofu'],
  bicep: ['bicep'],
  arm: ['arm-template', 'json', 'jsonc'],
  az: ['shellscript', 'azcli'],
};

/** The folder of the workspace that somebody is at: that of the file in front, else the first. */
export function folderAtHand(): vscode.WorkspaceFolder | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return (document && vscode.workspace.getWorkspaceFolder(document.uri)) ?? vscode.workspace.workspaceFolders?.[0];
}

/** Asks for a language and a folder, and writes new files there: nothing that is there is touched. Whether it was done. */
export async function writeFiles(ways: readonly WayToWrite[], name: string, below: vscode.WorkspaceFolder | undefined): Promise<boolean> {
  const way = await chooseWay(ways);
  if (!way?.files) return false;
  if (!below) return openUnnamed(way);
  const root = below.uri;
  const folder = await vscode.window.showInputBox({
    title: `Plan: write ${way.label}`,
    prompt: `The folder for ${way.files.map((file) => file.name).join(', ')}, below ${(vscode.workspace.workspaceFolders?.length ?? 0) > 1 ? below.name : 'the folder that is open'}`,
    value: `aks-${name}`,
    ignoreFocusOut: true,
    validateInput: async (text) => {
      if (!isBelow(text)) return 'A folder below the one that is open is expected, such as infra/aks';
      const there = await firstThere(root, text, way);
      return there === undefined ? undefined : `${there} is there already`;
    },
  });
  if (folder === undefined) return false;
  const edit = new vscode.WorkspaceEdit();
  const uris = way.files.map((file) => placeOf(root, folder, file.name));
  for (const [index, uri] of uris.entries()) edit.createFile(uri, { ignoreIfExists: false, overwrite: false, contents: new TextEncoder().encode(way.files[index]?.text ?? '') });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const last = uris.at(-1);
  if (last) await vscode.window.showTextDocument(last);
  return true;
}

/** Puts the code at the cursor, in the language of the file. Whether it was done. */
export async function insertAtCursor(ways: readonly WayToWrite[]): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const way = editor && ways.find(({ id }) => editorLanguages[id].includes(editor.document.languageId));
  if (!editor || !way?.files) {
    void vscode.window.showInformationMessage(editor && way ? `${way.label} has no way to say this plan.` : 'Open a file in Terraform, Bicep, JSON or shell script first, and put the cursor where the network belongs.');
    return false;
  }
  if (way.id === 'arm' && editor.document.getText().trim() !== '') {
    void vscode.window.showInformationMessage('A template is one JSON object: open an empty file, or write new files.');
    return false;
  }
  return editor.edit((builder) => { builder.replace(editor.selection, textToInsert(way)); });
}

async function chooseWay(ways: readonly WayToWrite[]): Promise<WayToWrite | undefined> {
  const chosen = await askChoice({ title: 'Plan: write it to new files', placeholder: 'In which language' }, ways.filter(({ files }) => files).map(({ id, label, files = [] }) => ({ id, label, description: files.map((file) => file.name).join(', ') })));
  return ways.find(({ id }) => id === chosen);
}

/** Without a folder there is no place for files: one text without a name. */
async function openUnnamed(way: WayToWrite): Promise<boolean> {
  const content = (way.files ?? []).map(({ text }) => text).join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: editorLanguages[way.id][0] ?? 'plaintext', content }));
  return true;
}

function isBelow(path: string): boolean {
  return path.trim() !== '' && !/^[/\\]|[:*?"<>|]/.test(path) && path.split(/[/\\]/).every((name) => name !== '..');
}

function placeOf(root: vscode.Uri, folder: string, name: string): vscode.Uri {
  return vscode.Uri.joinPath(root, ...folder.trim().split(/[/\\]/).filter((part) => part !== '' && part !== '.'), name);
}

async function firstThere(root: vscode.Uri, folder: string, { files = [] }: WayToWrite): Promise<string | undefined> {
  for (const { name } of files) {
    const isThere = await vscode.workspace.fs.stat(placeOf(root, folder, name)).then(() => true, () => false);
    if (isThere) return `${folder}/${name}`;
  }
  return undefined;
}
