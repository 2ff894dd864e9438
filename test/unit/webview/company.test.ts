import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { analyze } from '../../../src/analyze';
import { companyLane, lanesOf } from '../../../src/webview/lanes';
import { planned } from '../../../src/webview/planned';
import { received } from './drawing';

const network = (space: string): string => `resource "azurerm_virtual_network" "main" {\n  name          = "main"\n  address_space = ["${space}"]\n}\n`;

suite('ranges of the company', () => {
  const analysis = analyze(undefined, new Map([
    ['file:///w/.aksnet.yaml', 'in-use:\n  - range: 10.64.0.0/10\n    by: the offices\npeered:\n  - name: hub\n    ranges: [10.200.0.0/24]\n'],
    ['file:///w/a/main.tf', network('10.77.0.0/16')],
    ['file:///w/b/main.tf', network('10.1.0.0/16')],
    ['file:///elsewhere/main.tf', network('10.77.0.0/16')],
  ]), { today: '2026-11-20', settings: { severities: {} } });
  const deployments = received(analysis);
  const intrudersOf = (root: string) => {
    const deployment = deployments.find((each) => each.root === root) ?? assert.fail();
    return lanesOf(planned(deployment)).flatMap(({ intruders }) => intruders.map(({ label, prefix, findings }) => [label, prefix, findings.map((index) => deployment.findings[index]?.rule)]));
  };
  test('lie over the networks that they overlap, with the finding about it', () => {
    assert.deepEqual(intrudersOf('w/a'), [['the offices', '10.64.0.0/10', ['range-in-use-elsewhere']]]);
    assert.deepEqual(intrudersOf('w/b'), []);
  });
  test('say nothing of what does not lie below their file', () => assert.deepEqual(intrudersOf('elsewhere'), []));
  test('have a lane of their own, each once', () => {
    const lane = companyLane(deployments.flatMap(({ company }) => company));
    assert.deepEqual(lane?.blocks.map(({ label, prefix }) => [label, prefix]), [['the offices', '10.64.0.0/10'], ['the network hub', '10.200.0.0/24']]);
  });
});
