// Takes the pictures of the map and the wizard that README.md shows, in a real editor. Usage: node scripts/look-readme.mjs [--theme dark|light|contrast|contrast-light|all]
// They lie in out/pictures/ then; what is good enough goes to media/ by hand.
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from './host/cleanup.mjs';
import { mapFrame, proposalFrame } from './host/frames.mjs';
import { themes, withWindow } from './host/look.mjs';
import { root } from './host/paths.mjs';

const { values } = parseArgs({ options: { theme: { type: 'string', default: 'all' } } });
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);

/** A shop whose batch pool has room for every node and for no upgrade: 33 × 31 = 1,023 of 1,019. */
const shop = `resource "azurerm_virtual_network" "shop" {
  name                = "vnet-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  address_space       = ["10.20.0.0/20"]
}

resource "azurerm_subnet" "system" {
  name                 = "snet-system"
  resource_group_name  = "rg-shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.20.0.0/23"]
}

resource "azurerm_subnet" "endpoints" {
  name                 = "snet-endpoints"
  resource_group_name  = "rg-shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.20.2.0/25"]
}

resource "azurerm_subnet" "batch" {
  name                 = "snet-batch"
  resource_group_name  = "rg-shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  address_prefixes     = ["10.20.4.0/22"]
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  location            = "westeurope"
  resource_group_name = "rg-shop"
  dns_prefix          = "shop"

  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D4s_v5"
    node_count     = 5
    max_pods       = 50
    vnet_subnet_id = azurerm_subnet.system.id
  }

  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "batch" {
  name                  = "batch"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.shop.id
  vm_size               = "Standard_D8s_v5"
  auto_scaling_enabled  = true
  min_count             = 2
  max_count             = 30
  max_pods              = 30
  vnet_subnet_id        = azurerm_subnet.batch.id
}
`;
const folder = join(realpathSync(temporaryFolder('look')), 'shop');
mkdirSync(folder);
writeFileSync(join(folder, 'main.tf'), shop);

for (const theme of values.theme === 'all' ? Object.keys(themes) : [values.theme]) {
  await withWindow({ folder, theme, size: { width: 1360, height: 800 } }, async (window) => {
    const { page } = window;
    const picture = async (name) => {
      await page.mouse.move(5, 5);
      await page.waitForTimeout(400);
      console.log(await window.picture(`${name}-${theme}`));
    };
    await window.open('main.tf');
    await window.squiggle();
    await page.keyboard.press('Control+B');
    await window.at('"azurerm_subnet" "endpoints"');
    await window.command('AKS Network: Show Capacity Map');
    const map = await mapFrame(page);
    await map.locator('.spot[aria-label^="snet-batch "]').first().click();
    await picture('map');
    await map.locator('.panel-trials label:text-is("Maximum nodes") ~ input[type=number]').first().fill('29');
    await map.locator('.trial-bar', { hasText: 'Would' }).waitFor();
    await picture('map-trial');
    await map.locator('#tab-growth').click();
    await picture('map-growth');
    await map.locator('#tab-models').click();
    await picture('map-models');
    await page.keyboard.press('Control+W');
    // The page that is closed takes a key that comes too soon with it.
    await page.locator('.tab:has-text("Capacity Map")').waitFor({ state: 'detached' });
    await page.locator('.monaco-editor .view-lines').first().click();

    const question = (title) => page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-title', { hasText: title }).waitFor();
    const answer = async (title, text) => {
      await question(title);
      if (text !== undefined) {
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text);
      }
      await page.keyboard.press('Enter');
    };
    await window.command('AKS Network: Plan a Network…');
    await answer('Name', 'shop');
    for (const title of ['Regions', 'Clusters in each region']) await answer(title);
    await answer('Nodes of the pool system', '50');
    await answer('Most nodes', '90');
    for (const title of ['More pools', 'Who reaches pods', 'What else lives', 'Addresses']) await answer(title);
    await question('Network model');
    await picture('plan-model');
    for (const title of ['Network model', 'Pods per node', 'Surge', 'Way out', 'Address space', 'Ranges that are taken', 'Further ranges']) await answer(title);
    await question('Plan: ');
    await picture('plan-summary');
    await page.keyboard.type('Show in the map');
    await page.keyboard.press('Enter');
    const proposal = await proposalFrame(page);
    await proposal.locator('.spot.subnet').first().waitFor();
    await picture('plan-map');
  });
}
