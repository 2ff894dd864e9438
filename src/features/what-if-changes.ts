import type { Change, Scalar } from '../model/change';
import { elementsOf, isList, valuesOf } from '../model/elements';
import type { WhatIf } from '../model/map';
import type { Cluster, Network, NodePool } from '../model/network';
import type { Value } from '../model/value';

/** Changes of the text that do the same, the one to be preferred first. */
export type Ways = readonly (readonly Change[])[];

/** What has to change in the text for a what-if to hold, or a sentence that says why that cannot be told. */
export function waysFor(network: Network, { element: id, property, to }: WhatIf): Ways | string {
  for (const { element } of elementsOf(network)) {
    if (element.id !== id) continue;
    const cluster = network.clusters.find((each) => each === element);
    const pool = network.clusters.flatMap(({ nodePools }) => nodePools).find((each) => each === element);
    switch (property) {
      case 'model':
        return cluster ? modelWays(cluster, String(to)) : 'Only a cluster has a network model';
      case 'autoscaling':
        return pool ? autoscalingWays(pool, to === true) : 'Only a pool has an autoscaler';
      case 'podSubnet':
        return pool ? podSubnetWays(network, pool, String(to)) : 'Only a pool has a subnet for its pods';
      case 'count':
      case 'minCount':
      case 'maxCount':
      case 'maxPods':
      case 'maxSurge':
      case 'prefixes':
      case 'podCidrs':
        for (const [name, value] of valuesOf(element)) if (name === property) return oneWay(changeOf(value, to));
    }
  }
  return 'It is no longer in the text';
}

function oneWay(changes: readonly Change[] | string): Ways | string {
  return typeof changes === 'string' ? changes : [changes];
}

function changeOf(value: Value<unknown>, to: Scalar): readonly Change[] | string {
  switch (value.kind) {
    case 'known': {
      if (!isList(value.value)) return [{ kind: 'set', value, to }];
      const item = value.value.items[0];
      return item?.kind === 'known' ? [{ kind: 'set', value: item, to }] : 'The text does not say what it is now';
    }
    case 'absent':
      return [{ kind: 'add', at: value, to }];
    case 'oneOf':
      return 'It depends on a condition in the text: change it there by hand';
    case 'unknown':
      return `It is not known: ${value.message}`;
  }
}

/** The settings that make a model. A model without pod subnets loses those that are written. */
function modelWays({ networkPlugin, networkPluginMode, nodePools }: Cluster, model: string): Ways | string {
  const settings = modelSettings[model];
  if (!settings) return 'There is no one setting that makes this model';
  const [plugin, mode] = settings;
  const parts = [
    networkPlugin.kind === 'known' && networkPlugin.value === plugin ? [] : changeOf(networkPlugin, plugin),
    mode === undefined ? removal(networkPluginMode, 'The mode of the network plugin') : networkPluginMode.kind === 'known' && networkPluginMode.value === mode ? [] : changeOf(networkPluginMode, mode),
    ...(model === 'pod-subnet' ? [] : nodePools.flatMap((pool) => [removal(pool.podSubnet, 'A pod subnet'), removal(pool.podIpAllocation, 'The way in which pods get addresses')])),
  ];
  const refused = parts.find((each) => typeof each === 'string');
  return refused ?? [parts.flatMap((each) => (typeof each === 'string' ? [] : each))];
}

const modelSettings: Readonly<Record<string, readonly [plugin: string, mode: string | undefined]>> = {
  overlay: ['azure', 'overlay'], 'node-subnet': ['azure', undefined], 'pod-subnet': ['azure', undefined], kubenet: ['kubenet', undefined], none: ['none', undefined],
};

function removal(value: Value<unknown>, what: string): readonly Change[] | string {
  switch (value.kind) {
    case 'known':
      return [{ kind: 'remove', value }];
    case 'absent':
      return [];
    case 'oneOf':
    case 'unknown':
      return `${what} depends on what the text does not say: change it there by hand`;
  }
}

/** Without the autoscaler its limits go as well: the provider refuses them, and Azure ignores them. A switch is set to `false` or taken out. */
function autoscalingWays({ autoscaling, minCount, maxCount }: NodePool, on: boolean): Ways | string {
  const limits = on ? [] : [removal(minCount, 'The minimum of the autoscaler'), removal(maxCount, 'The maximum of the autoscaler')];
  const refused = limits.find((each) => typeof each === 'string');
  if (refused !== undefined) return refused;
  const others = limits.flatMap((each) => (typeof each === 'string' ? [] : each));
  const own = changeOf(autoscaling, on);
  if (typeof own === 'string') return own;
  return on || autoscaling.kind !== 'known' ? [[...own, ...others]] : [[...own, ...others], [{ kind: 'remove', value: autoscaling }, ...others]];
}

function podSubnetWays(network: Network, { podSubnet }: NodePool, id: string): Ways | string {
  const subnet = network.subnets.find((each) => each.id === id);
  if (!subnet) return 'The subnet is no longer in the text';
  if (podSubnet.kind !== 'known' && podSubnet.kind !== 'absent') return 'Which subnet the pods have depends on what the text does not say: change it there by hand';
  return [[{ kind: 'link', at: podSubnet, property: 'podSubnet', to: subnet.span }]];
}
