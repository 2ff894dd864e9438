import * as vscode from 'vscode';

/** The text on disk; undefined for a file that is larger (in bytes), that may not be read, or whose beginning is not wanted. */
export async function textOnDisk(uri: vscode.Uri, largest: number, isWanted: (start: string) => boolean, lookLength: number): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largest) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const decoder = new TextDecoder();
    return isWanted(decoder.decode(bytes.subarray(0, lookLength))) ? decoder.decode(bytes) : undefined;
  } catch {
    // A file that is gone, or that may not be read, is as good as none.
    return undefined;
  }
}

/** The names of the files in a folder; none when it cannot be read. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).flatMap(([name, type]) => (type & vscode.FileType.File ? [name] : []));
  } catch {
    return [];
  }
}

export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    // It is gone again.
    return false;
  }
}

export function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
