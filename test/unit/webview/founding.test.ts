import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fillOfSubnet, levelOf } from '../../../src/webview/fill';
import { growthOf } from '../../../src/webview/growth';
import { lanesOf } from '../../../src/webview/lanes';
import { compareModels } from '../../../src/webview/models';
import { planned, replanned } from '../../../src/webview/planned';
import { markdownOf } from '../../../src/webview/summary';
import { amount } from '../../../src/webview/words';
import { deploymentOf, workedCases } from './drawing';

const base = planned(deploymentOf(workedCases));

function subnet(name: string): NonNullable<ReturnType<typeof base.subnets.get>> {
  const plan = base.subnets.get(`azurerm_subnet.${name}`);
  assert.ok(plan, `${name} is not drawn`);
  return plan;
}

// 50 nodes at 30 pods: (50 + 1) × 31 = 1,581 with a surge of 1, (50 + 5) × 31 = 1,705 with 10 %; a /21 has 2,043.
suite('the worked cases can be seen in the map', () => {
  test('50 nodes of 30 pods with a surge of 1 need 1,581 addresses, which fit a /21', () => {
    const plan = subnet('flat');
    assert.deepEqual([amount(plan.needed.upgrade), amount(plan.usable), levelOf(plan.needed, plan.usable)], ['1,581', '2,043', 'fits']);
    const lane = lanesOf(base).find(({ title }) => title === 'vnet-plan');
    assert.equal(lane?.blocks.find(({ label }) => label === 'snet-flat')?.prefix, '10.20.0.0/21');
  });

  test('with the default surge of 10 % it is 1,705', () => assert.equal(amount(subnet('share').needed.upgrade), '1,705'));

  test('in overlay the same cluster needs 51, and with 10 % 55', () => {
    const plan = subnet('overlay');
    assert.equal(amount(plan.needed.upgrade), '51');
    const tried = replanned(base, [{ element: plan.takenBy[0]?.pool.pool.id ?? '', property: 'maxSurge', to: '10%' }]);
    assert.equal(amount(tried.subnets.get('azurerm_subnet.overlay')?.needed.upgrade), '55');
  });

  test('a /24 holds 8 nodes of 30 pods, 7 and one for an upgrade', () => {
    const plan = subnet('eight');
    assert.equal(levelOf(plan.needed, plan.usable), 'fits');
    const pool = plan.takenBy[0]?.pool.pool.id ?? '';
    assert.deepEqual(growthOf(base, 'azurerm_subnet.eight')?.fits, { max: 8, upgrade: 7 });
    const level = (nodes: number): string => {
      const tried = replanned(base, [{ element: pool, property: 'count', to: nodes }]).subnets.get('azurerm_subnet.eight');
      return tried ? levelOf(tried.needed, tried.usable) : '';
    };
    assert.deepEqual([level(7), level(8), level(9)], ['fits', 'full-in-upgrade', 'full-now']);
  });

  test('the fill of a block is in the order now, maximum, upgrade', () => {
    assert.deepEqual(fillOfSubnet(subnet('flat')), {
      room: 2043, level: 'fits', pieces: [{ pool: 0, moment: 'now', from: 0, to: 1550 }, { pool: 0, moment: 'upgrade', from: 1550, to: 1581 }],
    });
  });

  test('the models stand side by side: 1,581 in the node subnet, 51 in overlay, 816 more from a pod subnet', () => {
    const columns = compareModels(base, 'azurerm_kubernetes_cluster.flat');
    assert.deepEqual(columns.map(({ model, nodeSubnet, smallestSubnet, isPresent }) => [model, nodeSubnet, smallestSubnet, isPresent]), [
      ['node-subnet', '1,581', '/21', true], ['overlay', '51', '/26', false], ['pod-subnet', '51', '/26', false], ['kubenet', '51', '/26', false],
    ]);
    // 51 nodes × 16 addresses; 51 blocks of a /24 need a /18, which has 64.
    assert.deepEqual(columns.map(({ podAddresses }) => podAddresses), [
      'in the node subnet', 'pod range of a /18 or larger, outside of the network', '816 from a pod subnet: /22 or larger', 'pod range of a /18 or larger, outside of the network',
    ]);
    assert.deepEqual(columns.map(({ move }) => move), ['as it is', 'in place, once, and not back; nodes are replaced', 'a new cluster', 'a new cluster']);
  });

  test('the summary for a pull request has the numbers', () => {
    const text = markdownOf([{ planned: base, wanted: [] }]);
    assert.match(text, /\| snet-flat \| vnet-plan \| 10\.20\.0\.0\/21 \| 2,043 \| 1,550 \| 1,550 \| 1,581 \| has room \|/);
    assert.match(text, /\| aks-overlay \| Azure CNI Overlay \| 172\.20\.0\.0\/16 \| 10\.244\.0\.0\/16, 51 of 256 nodes \|/);
  });
});
