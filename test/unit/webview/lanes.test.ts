import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { companyLane, lanesOf } from '../../../src/webview/lanes';
import { planned } from '../../../src/webview/planned';
import { markdownOf } from '../../../src/webview/summary';
import { deploymentOf } from './drawing';

const dualStack = `
variable "vague" {}
resource "azurerm_virtual_network" "v" {
  name          = "v"
  address_space = ["10.0.0.0/16", "fd00:db8::/48"]
}
resource "azurerm_subnet" "both" {
  name                 = "both"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["10.0.0.0/24", "fd00:db8:0:1::/64"]
}
resource "azurerm_subnet" "six" {
  name                 = "six"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["fd00:db8:0:2::/64"]
}
resource "azurerm_subnet" "vague" {
  name                 = "vague"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = [var.vague]
}
resource "azurerm_kubernetes_cluster" "k" {
  name = "k"
  default_node_pool {
    name           = "a"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.both.id
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    ip_versions         = ["IPv4", "IPv6"]
    service_cidrs       = ["10.100.0.0/16", "fd00:aaaa::/108"]
    pod_cidrs           = ["10.244.0.0/16", "fd00:bbbb::/64"]
    dns_service_ip      = "10.100.0.10"
  }
}
`;

suite('what has no place on the axis', () => {
  const base = planned(deploymentOf(dualStack));
  const [network, ranges] = lanesOf(base);

  test('is named beside it: ranges of IPv6, and subnets whose range is not known', () => {
    assert.deepEqual(network?.blocks.map(({ label, prefix }) => [label, prefix]), [['both', '10.0.0.0/24']]);
    assert.deepEqual(network.listed.map(({ label, prefix }) => [label, prefix]), [
      ['address space', 'fd00:db8::/48'], ['both', 'fd00:db8:0:1::/64'], ['six', 'fd00:db8:0:2::/64'], ['vague', undefined],
    ]);
    assert.deepEqual(ranges?.listed.map(({ label, prefix }) => [label, prefix]), [['services', 'fd00:aaaa::/108'], ['pods', 'fd00:bbbb::/64']]);
  });

  test('does not lie on the axis of IPv4', () => {
    assert.deepEqual(network?.axis.parts.map(({ first, end }) => [first, end]).flat(), [0x0a000000, 0x0a000100, 0x0a000100, 0x0a010000]);
  });

  test('stands in the table and in the summary', () => assert.match(markdownOf([{ planned: base, wanted: [] }]), /10\.0\.0\.0\/24, fd00:db8:0:1::\/64/));

  test('is named for the company too, which may have nothing else', () => {
    const lane = companyLane([{ label: 'the offices', prefix: 'fd12::/32' }]);
    assert.deepEqual(lane?.listed.map(({ label, prefix }) => [label, prefix]), [['the offices', 'fd12::/32']]);
    assert.deepEqual(lane.axis.parts, []);
  });
});
