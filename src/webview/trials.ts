import type { NodePool } from '../model/network';
import { maxPodsBounds, nodesPerPool } from '../plan/facts/limits';
import { isAutoscaled, wantedFor } from './details';
import { el, replace } from './dom';
import type { Planned } from './planned';
import { withWanted } from './state';
import type { Store } from './store';
import { certainly, slider, surgeField, switchField } from './trial-fields';
import { modelFields } from './trial-model';
import { podRangeField, prefixField } from './trial-ranges';
import { nameOf } from './words';

/** The sliders and fields with which somebody tries what follows from other values. */
export function trialsFor(store: Store, base: Planned, id: string): readonly HTMLElement[] {
  const { network, deployment: { key } } = base;
  const subnet = network.subnets.find((each) => each.id === id);
  if (subnet) {
    const takers = base.subnets.get(id)?.takenBy ?? [];
    const pools = [...new Set(takers.map(({ pool }) => pool.pool))];
    return [prefixField(store, key, subnet), ...pools.flatMap((pool) => poolFields(store, base, pool))];
  }
  const cluster = network.clusters.find((each) => each.id === id);
  if (cluster) return [modelFields(store, base, cluster), ...podRangeField(store, base, cluster), ...cluster.nodePools.slice(0, mostPools).flatMap((pool) => poolFields(store, base, pool))];
  for (const { nodePools } of network.clusters) {
    const pool = nodePools.find((each) => each.id === id);
    if (pool) return poolFields(store, base, pool);
  }
  return [];
}

/** More pools than these have their sliders where they are chosen themselves. */
const mostPools = 12;

function poolFields(store: Store, base: Planned, pool: NodePool): readonly HTMLElement[] {
  const fields = el('fieldset', {});
  const fill = (): void => { replace(fields, el('legend', {}, `Pool ${nameOf(pool)}`), ...fieldsOf(store, base, pool, fill)); };
  fill();
  return [fields];
}

/** `refill` shows other fields in their place: the autoscaler has limits, a pool without it a count. */
function fieldsOf(store: Store, base: Planned, pool: NodePool, refill: () => void): readonly HTMLElement[] {
  const key = base.deployment.key;
  const plan = [...base.clusters.values()].flatMap(({ pools }) => pools).find((each) => each.pool.id === pool.id);
  const number = (property: 'count' | 'minCount' | 'maxCount' | 'maxPods', label: string, written: number | undefined, least: number, most: number): HTMLElement =>
    slider(store, key, pool.id, property, label, written, least, most);
  const nodes = plan && atLeastOf(plan.nodes.now.cases);
  const written = isAutoscaled(pool);
  const wanted = wantedFor(store, key, pool.id, 'autoscaling');
  const autoscaled = typeof wanted === 'boolean' ? wanted : written;
  const scale = (value: number | undefined): number => Math.min(nodesPerPool.value, Math.max(60, 3 * (value ?? 0)));
  const [least, most] = [maxPodsBounds.value.least, maxPodsBounds.value.most];
  const id = `trial-autoscaling-${pool.id.replace(/\W+/g, '-')}`;
  const turn = (on: boolean): void => {
    turnAutoscaler(store, key, pool, on, nodes);
    refill();
    document.getElementById(id)?.focus();
  };
  return [
    ...(pool.autoscaling.kind === 'known' || pool.autoscaling.kind === 'absent' ? [switchField(id, 'Autoscaler', `in the text: ${written ? 'on' : 'off'}`, autoscaled, turn)] : []),
    ...(autoscaled
      ? [
        ...(pool.count.kind === 'known' ? [number('count', 'Nodes', pool.count.value, 0, scale(certainly(pool.maxCount)))] : []),
        number('minCount', 'Minimum nodes', certainly(pool.minCount), 0, scale(certainly(pool.maxCount) ?? nodes)),
        number('maxCount', 'Maximum nodes', certainly(pool.maxCount), 1, scale(certainly(pool.maxCount) ?? nodes)),
      ]
      : [number('count', 'Nodes', written ? certainly(pool.count) : nodes, 0, scale(nodes))]),
    number('maxPods', 'Pods per node', plan && certainly(plan.maxPods.value), least, most),
    surgeField(store, key, pool, nodes),
  ];
}

/** With the autoscaler come limits, without it a count: where the text has none, they begin at the nodes of now. */
function turnAutoscaler(store: Store, key: string, pool: NodePool, on: boolean, nodes: number | undefined): void {
  const written = isAutoscaled(pool);
  const set = (property: 'autoscaling' | 'count' | 'minCount' | 'maxCount', to: number | boolean | undefined): void => {
    store.change({ wanted: withWanted(store.state(), key, pool.id, property, to) });
  };
  set('autoscaling', on === written ? undefined : on);
  set('minCount', on && !written && pool.minCount.kind !== 'known' ? nodes : undefined);
  set('maxCount', on && !written && pool.maxCount.kind !== 'known' ? nodes : undefined);
  set('count', !on && written && pool.count.kind !== 'known' ? nodes : undefined);
}

function atLeastOf(cases: readonly { readonly atLeast: number }[]): number | undefined {
  const [only, ...others] = cases;
  return others.length === 0 ? only?.atLeast : undefined;
}
