import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { inWorkspace, problemsOf } from './problems';

const folder = inWorkspace('fresh-values');
const main = vscode.Uri.joinPath(folder, 'infra', 'main.tf');
const bad = vscode.Uri.joinPath(folder, 'given', 'bad.tfvars');

const texts: readonly (readonly [uri: vscode.Uri, text: string])[] = [
  [main, 'variable "space" {}\nvariable "nodes" {}\nresource "azurerm_virtual_network" "main" {\n  name          = "given-by-files"\n  address_space = [var.space]\n}\nresource "azurerm_subnet" "nodes" {\n  name                 = "nodes"\n  virtual_network_name = azurerm_virtual_network.main.name\n  address_prefixes     = [var.nodes]\n}\n'],
  [vscode.Uri.joinPath(folder, 'given', 'space.tfvars'), 'space = "10.0.0.0/16"\n'],
  [vscode.Uri.joinPath(folder, 'given', 'good.tfvars'), 'nodes = "10.0.1.0/24"\n'],
  [bad, 'nodes = "10.9.1.0/24"\n'],
];

function outside(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return problemsOf(uri).filter(({ code }) => (typeof code === 'object' ? code.value : code) === 'subnet-outside-network');
}

async function set(value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('aksnet').update('terraform.variableFiles', value, vscode.ConfigurationTarget.Workspace);
}

test('the setting says which files of variables a root gets, and a change of it is seen at once', async () => {
  try {
    for (const [uri, text] of texts) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(main));
    await set({ 'fresh-*/infra': [['../given/space.tfvars', '../given/good.tfvars'], ['../given/space.tfvars', '../given/bad.tfvars']] });
    const problem = await until(() => outside(bad)[0], 'the problem in the file that decides');
    assert.match(problem.message, /10\.9\.1\.0\/24/);
    assert.match(problem.message, /bad\.tfvars/, 'the variant is named');
    assert.deepEqual(outside(main), []);
    await set({ 'fresh-*/infra': [['../given/space.tfvars', '../given/good.tfvars']] });
    await until(() => outside(bad).length === 0 || undefined, 'the problem gone');
  } finally {
    await set(undefined);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
});

test('a script that runs Terraform with several files makes them one deployment', async () => {
  const script = vscode.Uri.joinPath(folder, 'infra', 'plan.sh');
  try {
    for (const [uri, text] of texts) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await vscode.workspace.fs.writeFile(script, new TextEncoder().encode('terraform plan -var-file=../given/space.tfvars \\\n  -var-file="../given/$STAGE.tfvars"\n'));
    const problem = await until(() => outside(bad)[0], 'the problem in the file that the script may name');
    assert.match(problem.message, /bad\.tfvars/);
  } finally {
    await vscode.workspace.fs.delete(folder, { recursive: true });
  }
});
