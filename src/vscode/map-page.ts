import * as vscode from 'vscode';
import type { SentDeployment } from '../features/map';
import type { FromPage, ToPage } from '../model/map';

/** The page of the map. Nothing in it runs or looks like anything but what the extension brings. */
export function mapHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'map.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', 'map.css')).toString();
  const nonce = freshNonce();
  const policy = ["default-src 'none'", `style-src ${webview.cspSource}`, `script-src 'nonce-${nonce}'`, 'img-src data:', "base-uri 'none'", "form-action 'none'"].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AKS Network: Capacity Map</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** What the page may load, and that its script may run. */
export function optionsFor(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'media')] };
}

/** The network of a deployment is sent without its places, and read back on the other side. */
export type SentMessage = Exclude<ToPage, { kind: 'data' }> | (Omit<Extract<ToPage, { kind: 'data' }>, 'changed'> & { readonly changed: readonly SentDeployment[] });

export function post(panel: vscode.WebviewPanel, message: SentMessage): void {
  void panel.webview.postMessage(message);
}

/** What any page may ask for, of the workspace or of a proposal. */
export async function everywhere(message: FromPage): Promise<void> {
  switch (message.kind) {
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      void vscode.window.setStatusBarMessage(`${message.what} is in the clipboard`, 4000);
      return;
    case 'save':
      await savePicture(message);
      return;
    case 'ready':
    case 'reveal':
    case 'revealFinding':
    case 'check':
    case 'edit':
    case 'insert':
    case 'act':
      return;
  }
}

/** Asks where to, and writes a picture or a summary there. */
async function savePicture({ name, type, text }: Extract<FromPage, { kind: 'save' }>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.replace(/[^\w-]+/g, '-')}.${type}`;
  const target = await vscode.window.showSaveDialog({ ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }), filters: { [type.toUpperCase()]: [type] } });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, type === 'png' ? bytesOf(text) : new TextEncoder().encode(text));
}

/** The bytes of a text in base 64, which comes from the page and may be anything. */
function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function freshNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
