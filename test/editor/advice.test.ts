import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { inWorkspace, problemsOf } from './problems';

const file = inWorkspace('advice/main.tf');
const text = `resource "azurerm_kubernetes_cluster" "quiet" {
  name = "quiet"
  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D4s_v5"
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.8.0.0/16"
    dns_service_ip      = "10.8.0.53"
  }
}
`;

async function hoverAt(document: vscode.TextDocument, words: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(words) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents).map((part) => (typeof part === 'string' ? part : part.value)).join('\n');
}

function advised(): boolean {
  return problemsOf(file).some(({ code }) => typeof code === 'object' && code.value === 'dns-ip-unconventional');
}

test('advice is said in hovers, and is a problem where the settings ask for it', async () => {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document);
  const shown = await until(async () => {
    const hover = await hoverAt(document, '"10.8.0.53"');
    return hover.includes('Advice:') ? hover : undefined;
  }, 'advice in the hover');
  assert.match(shown, /Advice: the DNS service IP 10\.8\.0\.53/);
  assert.match(shown, /A change later:/);
  assert.ok(!advised(), 'advice is among the problems');
  const configuration = vscode.workspace.getConfiguration('aksnet');
  try {
    await configuration.update('groups', { advice: 'info' }, vscode.ConfigurationTarget.Global);
    await until(() => (advised() ? true : undefined), 'advice among the problems');
  } finally {
    await configuration.update('groups', undefined, vscode.ConfigurationTarget.Global);
  }
  await until(() => (advised() ? undefined : true), 'advice is quiet again');
  await vscode.workspace.fs.delete(inWorkspace('advice'), { recursive: true });
});
