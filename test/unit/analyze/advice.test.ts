import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allFindings, analyze, quietIn, type Analysis, type Settings } from '../../../src/analyze';
import { hoverAt } from '../../../src/features/hover';
import { rules } from '../../../src/rules';
import { levelOf } from '../../../src/rules/level';
import type { Rule } from '../../../src/rules/rule';
import { today, uriOf } from '../fixture';

const cluster = (comment = ''): string => `resource "azurerm_kubernetes_cluster" "main" {
  name = "main"
  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D4s_v5"
  }
  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    service_cidr        = "10.8.0.0/16"
${comment}    dns_service_ip      = "10.8.0.53"
  }
}
`;

function analysed(text: string, settings: Settings = { severities: {} }, company?: string): Analysis {
  return analyze(undefined, new Map([[uriOf('main.tf'), text], ...(company === undefined ? [] : [[uriOf('.aksnet.yaml'), company] as const])]), { today, settings });
}

function found(settings?: Settings, company?: string): readonly string[] {
  return allFindings(analysed(cluster(), settings, company)).filter(({ rule }) => rule === 'dns-ip-unconventional').map(({ severity }) => severity);
}

function hover(text: string, of: string, settings?: Settings): string {
  return hoverAt(analysed(text, settings), uriOf('main.tf'), text.indexOf(of) + 2)?.paragraphs.join('\n') ?? '';
}

const advice = /^Advice: the DNS service IP .*10\.8\.0\.53.*`dns-ip-unconventional`/m;

suite('advice', () => {
  test('is not among the findings, and stands in hovers of the value and of its element', () => {
    assert.deepEqual(found(), []);
    assert.match(hover(cluster(), '"10.8.0.53"'), advice);
    assert.match(hover(cluster(), '"main" {'), advice);
    assert.doesNotMatch(hover(cluster(), '"10.8.0.0/16"'), /Advice/);
  });

  test('a comment passes over it, and has an effect by that', () => {
    const ignored = cluster('    # aksnet-ignore dns-ip-unconventional ours\n');
    assert.doesNotMatch(hover(ignored, '"10.8.0.53"'), /Advice/);
    assert.deepEqual(allFindings(analysed(ignored)).map(({ rule }) => rule), []);
    assert.deepEqual(quietIn(analysed(ignored), uriOf('main.tf')).filter(({ rule }) => rule === 'dns-ip-unconventional'), []);
  });

  test('is reported when somebody wants it, the exact word before the general, the nearer before the farther', () => {
    assert.deepEqual(found({ severities: {}, groups: { advice: 'info' } }), ['info']);
    assert.deepEqual(found({ severities: { 'dns-ip-unconventional': 'warning' } }), ['warning']);
    assert.deepEqual(found({ severities: { 'dns-ip-unconventional': 'off' }, groups: { advice: 'info' } }), []);
    assert.deepEqual(found({ severities: {} }, 'groups:\n  advice: warning\n'), ['warning']);
    assert.deepEqual(found({ severities: {}, groups: { advice: 'hover' } }, 'groups:\n  advice: warning\n'), []);
    assert.deepEqual(found({ severities: {}, groups: { advice: 'hover' } }, 'severities:\n  dns-ip-unconventional: error\n'), ['error']);
  });

  test('what is off is not in hovers either', () => {
    assert.doesNotMatch(hover(cluster(), '"10.8.0.53"', { severities: {}, groups: { advice: 'off' } }), /Advice/);
  });

  test('any rule can be said in hovers only', () => {
    const kubenet = cluster().replace('"azure"', '"kubenet"').replace(/ *network_plugin_mode.*\n/, '');
    assert.ok(allFindings(analysed(kubenet)).some(({ rule }) => rule === 'kubenet-retiring'));
    const quiet: Settings = { severities: { 'kubenet-retiring': 'hover' } };
    assert.ok(!allFindings(analysed(kubenet, quiet)).some(({ rule }) => rule === 'kubenet-retiring'));
    assert.match(hover(kubenet, '"kubenet"', quiet), /^Warning: .*`kubenet-retiring`/m);
  });
});

test('how loudly a rule speaks', () => {
  const rule = (group: Rule['group']): Rule => {
    const [found] = rules.filter((each) => each.group === group);
    if (!found) throw new Error(`no rule of the group ${group}`);
    return found;
  };
  assert.equal(levelOf(rule('advice'), [{ severities: {} }]), 'hover');
  const ranges = rule('ranges');
  assert.equal(levelOf(ranges, []), ranges.severity);
  assert.equal(levelOf(ranges, [{ severities: {} }, { severities: {}, groups: { ranges: 'off' } }]), 'off');
  assert.equal(levelOf(ranges, [{ severities: {}, groups: { ranges: 'info' } }, { severities: {}, groups: { ranges: 'off' } }]), 'info');
});
