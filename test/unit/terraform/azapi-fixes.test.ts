import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, analyze, type Analysis } from '../../../src/analyze';
import { editedTexts, offeredFixes } from '../../../src/features/fixes';
import { fixtureFolder, today } from '../fixture';

const uri = `${fixtureFolder}/main.tf`;

function analysisOf(text: string): Analysis {
  return analyze(undefined, new Map([[uri, text]]), { today, settings: { severities: {} } });
}

/** The text after the first fix of the finding of a rule, and the rules that find something in it. */
function cured(text: string, rule: string): { readonly line: string; readonly left: readonly string[] } {
  const analysis = analysisOf(text);
  const finding = allFindings(analysis).find((each) => each.rule === rule);
  assert.ok(finding, `${rule} is not found, but ${allFindings(analysis).map((each) => each.rule).join(', ')}`);
  const [fix] = offeredFixes(analysis, finding);
  assert.ok(fix, `no fix is offered for ${finding.message}`);
  let after = text;
  for (const { span, text: put } of [...fix.edits].sort((a, b) => b.span.start - a.span.start)) after = after.slice(0, span.start) + put + after.slice(span.end);
  const before = text.split('\n');
  const line = after.split('\n').filter((each) => !before.includes(each)).map((each) => each.trim()).join(' / ');
  return { line, left: allFindings(analysisOf(after)).map((each) => each.rule) };
}

/** A network and a cluster whose bodies are written in one way or the other. */
function azapi(written: 'object' | 'jsonencode', { service = '10.2.0.0/16', dns = '10.2.0.10', nodes = '10.1.1.0/24', count = 3 }: { service?: string; dns?: string; nodes?: string; count?: number }): string {
  const [open, close] = written === 'object' ? ['{', '}'] : ['jsonencode({', '})'];
  return `resource "azapi_resource" "net" {
  type      = "Microsoft.Network/virtualNetworks@2024-05-01"
  name      = "hub"
  parent_id = azurerm_resource_group.rg.id
  body = ${open}
    properties = {
      addressSpace = { addressPrefixes = ["10.1.0.0/16"] }
    }
  ${close}
}
resource "azapi_resource" "nodes" {
  type      = "Microsoft.Network/virtualNetworks/subnets@2024-05-01"
  name      = "nodes"
  parent_id = azapi_resource.net.id
  body = ${open}
    properties = {
      addressPrefix = "${nodes}"
    }
  ${close}
}
resource "azapi_resource" "aks" {
  type      = "Microsoft.ContainerService/managedClusters@2025-05-01"
  name      = "aks"
  parent_id = azurerm_resource_group.rg.id
  identity {
    type = "SystemAssigned"
  }
  body = ${open}
    properties = {
      agentPoolProfiles = [{
        name         = "system"
        mode         = "System"
        count        = ${count}
        vnetSubnetID = azapi_resource.nodes.id
      }]
      networkProfile = {
        networkPlugin = "azure"
        serviceCidr   = "${service}"
        dnsServiceIP  = "${dns}"
      }
    }
  ${close}
}
`;
}

for (const written of ['object', 'jsonencode'] as const) {
  test(`literals in a body of azapi are corrected, written as ${written}`, () => {
    assert.deepEqual(allFindings(analysisOf(azapi(written, {}))).map(({ rule }) => rule), []);
    assert.deepEqual(cured(azapi(written, { dns: '10.3.0.10' }), 'dns-ip-outside-service-cidr'), { line: 'dnsServiceIP  = "10.2.0.10"', left: [] });
    // 3 nodes and one more in an upgrade take 4 × 31 = 124 addresses: a /25 has 123.
    assert.deepEqual(cured(azapi(written, { nodes: '10.1.1.0/26' }), 'subnet-too-small'), { line: 'addressPrefix = "10.1.1.0/24"', left: [] });
  });

  test(`what a body of azapi lacks is added under the name that the API has for it, written as ${written}`, () => {
    const apart = azapi(written, { service: '10.9.0.0/16' }).replace('        dnsServiceIP  = "10.2.0.10"\n', '');
    assert.deepEqual(cured(apart, 'dns-ip-outside-service-cidr'), { line: 'dnsServiceIP  = "10.9.0.10"', left: [] });
    const cilium = azapi(written, {}).replace('networkPlugin = "azure"', 'networkPlugin = "azure"\n        networkPluginMode = "overlay"\n        networkPolicy = "cilium"');
    assert.deepEqual(cured(cilium, 'cilium-policy-without-data-plane'), { line: 'networkDataplane = "cilium"', left: [] });
  });

  test(`a property of a body of azapi is taken out alone, written as ${written}`, () => {
    const text = azapi(written, {}).replace('networkPlugin = "azure"', 'networkPlugin = "azure"\n        dockerBridgeCidr = "172.17.0.1/16"');
    const analysis = analysisOf(text);
    const [finding] = allFindings(analysis);
    assert.equal(finding?.rule, 'docker-bridge-unsupported');
    const [fix] = offeredFixes(analysis, finding);
    assert.deepEqual(fix && editedTexts(analysis, fix.edits).get(uri), azapi(written, {}));
  });
}
