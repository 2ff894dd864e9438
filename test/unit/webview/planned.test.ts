import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { WhatIf } from '../../../src/model/map';
import { planned, replanned, withWhatIf, type Planned } from '../../../src/webview/planned';
import { randomFrom } from '../random';
import { deploymentOf } from './drawing';

const shared = `
variable "open" {}
resource "azurerm_virtual_network" "v" {
  name          = "v"
  address_space = ["10.0.0.0/16"]
}
${[0, 1, 2, 3].map((i) => `resource "azurerm_subnet" "s${i}" {
  name                 = "s${i}"
  virtual_network_name = azurerm_virtual_network.v.name
  address_prefixes     = ["10.0.${i}.0/24"]
}`).join('\n')}
${[0, 1, 2].map((i) => `resource "azurerm_kubernetes_cluster" "k${i}" {
  name = "k${i}"
  default_node_pool {
    name           = "a"
    node_count     = 3
    vnet_subnet_id = azurerm_subnet.s${i}.id
  }
  network_profile {
    network_plugin = "azure"
    service_cidr   = "172.20.0.0/16"
    dns_service_ip = "172.20.0.10"
  }
}
resource "azurerm_kubernetes_cluster_node_pool" "p${i}" {
  name                  = "p${i}"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.k${i}.id
  auto_scaling_enabled  = true
  min_count             = 1
  max_count             = 4
  vnet_subnet_id        = azurerm_subnet.s${i + 1}.id
}`).join('\n')}
`;

/** All numbers of a plan, without what cannot be compared. */
function numbers({ subnets, clusters, podRanges }: Planned): string {
  const sorted = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(subnets), sorted(clusters), sorted(podRanges)]);
}

suite('what is tried out', () => {
  for (const [name, text] of [['closed', shared], ['open', shared.replace('node_count     = 3', 'node_count     = var.open')]] as const) {
    test(`gives the same plan as reckoning all of it anew, in a network that is ${name}`, () => {
      const base = planned(deploymentOf(text));
      const pools = base.network.clusters.flatMap(({ nodePools }) => nodePools.map(({ id }) => id));
      const next = randomFrom(11);
      const pick = <T>(all: readonly T[]): T => {
        const one = all[next(all.length)];
        if (one === undefined) throw new Error('nothing to pick from');
        return one;
      };
      for (let round = 0; round < 60; round++) {
        const wanted = Array.from({ length: 1 + next(3) }, (): WhatIf => pick<() => WhatIf>([
          () => ({ element: pick(pools), property: 'count', to: next(20) }),
          () => ({ element: pick(pools), property: 'maxCount', to: 5 + next(20) }),
          () => ({ element: pick(pools), property: 'maxPods', to: 10 + next(100) }),
          () => ({ element: pick(pools), property: 'maxSurge', to: `${next(100)}%` }),
          () => ({ element: pick(pools), property: 'autoscaling', to: next(2) === 0 }),
          () => ({ element: pick(pools), property: 'podSubnet', to: `azurerm_subnet.s${next(4)}` }),
          () => ({ element: `azurerm_subnet.s${next(4)}`, property: 'prefixes', to: '10.0.0.0/22' }),
          () => ({ element: `azurerm_kubernetes_cluster.k${next(3)}`, property: 'model', to: pick(['overlay', 'kubenet', 'none', 'node-subnet', 'pod-subnet']) }),
          () => ({ element: `azurerm_kubernetes_cluster.k${next(3)}`, property: 'podCidrs', to: '10.240.0.0/14' }),
        ])());
        const whole = planned({ ...base.deployment, network: withWhatIf(base.network, wanted) });
        assert.equal(numbers(replanned(base, wanted)), numbers(whole), JSON.stringify(wanted));
      }
    });
  }

  test('leaves alone what it does not touch', () => {
    const base = planned(deploymentOf(shared));
    const tried = replanned(base, [{ element: 'azurerm_kubernetes_cluster_node_pool.p0', property: 'maxCount', to: 9 }]);
    assert.equal(tried.subnets.get('azurerm_subnet.s3'), base.subnets.get('azurerm_subnet.s3'));
    assert.equal(tried.clusters.get('azurerm_kubernetes_cluster.k2'), base.clusters.get('azurerm_kubernetes_cluster.k2'));
    assert.notEqual(tried.subnets.get('azurerm_subnet.s1'), base.subnets.get('azurerm_subnet.s1'));
  });

  test('is ignored where the element is gone', () => {
    const base = planned(deploymentOf(shared));
    assert.equal(numbers(replanned(base, [{ element: 'gone', property: 'count', to: 9 }])), numbers(base));
  });

  // k0 has three nodes in s0, each with 16 addresses of the pod subnet at least; at the maximum its pool p0 has 4 more.
  test('moves the pods of a pool into a subnet of their own', () => {
    const base = planned(deploymentOf(shared));
    const cluster = base.network.clusters.find(({ id }) => id === 'azurerm_kubernetes_cluster.k0');
    const moved = replanned(base, [{ element: cluster?.id ?? '', property: 'model', to: 'pod-subnet' }, ...(cluster?.nodePools ?? []).map(({ id }): WhatIf => ({ element: id, property: 'podSubnet', to: 'azurerm_subnet.s3' }))]);
    const plan = moved.subnets.get('azurerm_subnet.s3');
    const pods = plan?.takenBy.filter(({ as, pool }) => as === 'pods' && pool.cluster === cluster?.id) ?? [];
    assert.deepEqual(pods.map(({ addresses }) => addresses.max.cases.map(({ atLeast }) => atLeast)), [[48], [64]]);
    assert.equal(moved.clusters.get(cluster?.id ?? '')?.model.value.kind, 'known');
  });
});
