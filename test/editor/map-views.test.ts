import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test, until } from './index';
import { click, inMap, labels, openMap, read, spot, title, wait } from './map-steps';
import { inWindow, untilSeen } from './page';
import { inWorkspace } from './problems';
import { closeAll, show, write } from './steps';

/** What the map shows besides the picture, and what leaves it. */

const main = inWorkspace('capacity/main.tf');
const plain = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(({ size }) => size > 0, () => false);
}

test('the worked cases have their numbers in the details', async () => {
  await openMap(main);
  const about = async (name: string): Promise<string> => plain((await inWindow(click(spot(name)), title(name), read('.panel-facts')))[0]);
  // 50 nodes with 30 pods each and one node of surge: 51 × 31.
  const flat = await about('snet-flat');
  assert.match(flat, /1,581 needed in an upgrade, 2,043 usable/);
  assert.match(flat, /system: \(50 \+ 1 surge\) nodes × \(1 \+ 30 pods\) = 1,581/);
  assert.match(flat, /Smallest that fits 1,581 addresses fit a \/21 with 2,043 usable/);
  // The same with today's default, a tenth: 55 × 31.
  const share = await about('snet-share');
  assert.match(share, /1,705 needed in an upgrade, 2,043 usable/);
  assert.match(share, /system: \(50 \+ 5 surge\) nodes × \(1 \+ 30 pods\) = 1,705/);
  // In overlay a node takes one address.
  assert.match(await about('snet-overlay'), /51 needed in an upgrade, 59 usable/);
  await inWindow(click('.panel-facts table a, .panel-facts table button:has-text("system")'), title('system'));
  const surge = '.panel-trials label:has-text("Surge") ~ input[type=text]';
  await inWindow(click(surge), { press: 'Control+A' }, { type: '10%' }, wait('.panel-facts:has-text("(50 + 5 surge) nodes × 1 address = 55")'));
  await inWindow(click('.trial-bar button:has-text("Reset")'));
  assert.match(await about('snet-eight'), /system may have 8 nodes here, and with room for an upgrade 7/);
  await closeAll();
}, 60_000);

test('table, growth and models show the same numbers, and are reached by keys', async () => {
  await openMap(main);
  await inWindow(click('#tab-map'), { press: 'ArrowRight' }, wait('table.grid'));
  const rows = (await inWindow(read('table.grid tr'))).map(plain);
  assert.ok(rows.includes('snet-flat vnet-plan 10.20.0.0/21 2,043 1,550 1,550 1,581 has room'), rows.join('\n'));
  assert.ok(rows.includes('snet-share vnet-plan 10.20.8.0/21 2,043 1,550 1,550 1,705 has room'));
  assert.ok(rows.includes('snet-overlay vnet-plan 10.20.16.0/26 59 50 50 51 has room'));
  assert.ok(rows.includes('snet-eight vnet-plan 10.20.17.0/24 251 217 217 248 has room'));
  // A name in the table leads to the details.
  await inWindow(click('table.grid button:has-text("snet-share")'), title('snet-share'));
  await inWindow(click('#tab-table'), { press: 'ArrowRight' }, wait('.growth'));
  const curves = (await inWindow(read('.pages .growth'))).map(plain);
  assert.ok(curves.some((text) => /snet-eight system may have 8 nodes here, and with room for an upgrade 7; today it has 7 at most\. With 9 the 251 addresses do not suffice/.test(text)), curves.join('\n'));
  await inWindow({ press: 'ArrowRight' }, wait('table.compare'));
  const [models] = (await inWindow(read('table.compare'))).map(plain);
  assert.match(models ?? '', /Node subnet, in an upgrade[^A-Z]*(1,581|51)/);
  const [selected] = await inWindow({ ...inMap, read: '[role=tab][aria-selected=true]' });
  assert.equal(selected, 'Models');
  await closeAll();
}, 60_000);

test('a variant is chosen, and its numbers are shown', async () => {
  const folder = 'variants';
  await write(inWorkspace(`${folder}/main.tf`), `variable "nodes" {
  type = number
}

resource "azurerm_virtual_network" "main" {
  name          = "vnet-main"
  address_space = ["10.50.0.0/16"]
}

resource "azurerm_subnet" "nodes" {
  name                 = "snet-nodes"
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.50.0.0/23"]
}

resource "azurerm_kubernetes_cluster" "main" {
  name = "aks-main"
  default_node_pool {
    name           = "system"
    node_count     = var.nodes
    max_pods       = 30
    vnet_subnet_id = azurerm_subnet.nodes.id
    upgrade_settings {
      max_surge = "1"
    }
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}
`);
  await write(inWorkspace(`${folder}/dev.tfvars`), 'nodes = 3\n');
  await write(inWorkspace(`${folder}/prod.tfvars`), 'nodes = 12\n');
  await openMap(inWorkspace(`${folder}/main.tf`));
  // 4 × 31 = 124 and 13 × 31 = 403.
  await untilSeen(labels(spot('snet-nodes')), ([label]) => label?.includes('124 in an upgrade of 507') === true, 'the first variant');
  await inWindow({ ...inMap, choose: '.variant select', option: 'prod.tfvars' });
  await untilSeen(labels(spot('snet-nodes')), ([label]) => label?.includes('403 in an upgrade of 507') === true, 'the other variant');
  // A cursor in the text that both have stays with the variant that is shown.
  await inWindow(click(spot('snet-nodes')), title('snet-nodes'), wait('.panel-facts:has-text("403 needed in an upgrade")'));
  await show(inWorkspace(`${folder}/main.tf`));
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
}, 60_000);

test('pictures and Markdown are saved where one says, and are what the map shows', async () => {
  await openMap(main);
  for (const [option, type] of [['Save as SVG…', 'svg'], ['Save as PNG…', 'png'], ['Save as Markdown…', 'md']] as const) {
    const target = inWorkspace(`capacity-map.${type}`);
    // The question for the file offers a name. It takes no answer while it looks what is there.
    const dialog = '.quick-input-widget:not([style*="display: none"])';
    await inWindow({ ...inMap, choose: '.export', option }, { wait: `${dialog} .quick-input-list .monaco-list-row:has-text("shop")` });
    await until(async () => {
      if ((await inWindow({ read: `${dialog} .quick-input-list` })).length > 0) await inWindow({ press: 'Enter' });
      return isThere(target);
    }, target.path);
  }
  const bytes = async (name: string): Promise<Uint8Array> => vscode.workspace.fs.readFile(inWorkspace(name));
  const svg = new TextDecoder().decode(await bytes('capacity-map.svg'));
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*snet-flat[^]*1,581 of 2,043[^]*<\/svg>\s*$/);
  assert.ok(!/var\(--|<script|<style|class=/.test(svg), 'the picture does not stand by itself');
  const png = Buffer.from(await bytes('capacity-map.png'));
  assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  // Twice as fine as the picture, for screens that are.
  assert.equal(png.readUInt32BE(16), 2200);
  assert.ok(png.readUInt32BE(20) > 400);
  const markdown = new TextDecoder().decode(await bytes('capacity-map.md'));
  assert.match(markdown, /^### Network capacity: capacity\n\n\| Subnet \| Network \| Prefix \| Usable \| Now \| Maximum \| Upgrade \| State \|\n/);
  assert.match(markdown, /\| snet-flat \| vnet-plan \| 10\.20\.0\.0\/21 \| 2,043 \| 1,550 \| 1,550 \| 1,581 \| has room \|/);
  assert.match(markdown, /\| aks-overlay \| Azure CNI Overlay \| 172\.20\.0\.0\/16 \| 10\.244\.0\.0\/16, 51 of 256 nodes \|/);
  for (const type of ['svg', 'png', 'md']) await vscode.workspace.fs.delete(inWorkspace(`capacity-map.${type}`));
  await closeAll();
}, 90_000);

test('a map of nothing says what to do, also when it is opened again', async () => {
  const configuration = vscode.workspace.getConfiguration('aksnet');
  await openMap(main);
  await configuration.update('exclude', ['**'], vscode.ConfigurationTarget.Workspace);
  const nothing = wait('.nothing:has-text("No network to draw")');
  await inWindow(nothing);
  await closeAll();
  await vscode.commands.executeCommand('aksnet.showMap');
  await inWindow(nothing);
  await configuration.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
  await inWindow(wait('.row.lane'));
  await closeAll();
}, 60_000);

test('a map that lies behind another tab comes forward with what one asked for', async () => {
  await openMap(main);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(inWorkspace('shop/network.tf')), vscode.ViewColumn.Two);
  await show(main);
  await vscode.commands.executeCommand('editor.action.goToLocations', main, new vscode.Position(0, 0), [], 'goto', '');
  await inWindow({ click: '.codelens-decoration a:has-text("4 subnets, 99 % full in an upgrade")' }, title('vnet-plan'));
  assert.deepEqual(await inWindow(read('.row.head h2')), ['capacity']);
  await closeAll();
}, 60_000);
