import type { WhatIf } from '../model/map';
import type { NetworkModel } from '../plan/plan';
import type { Planned } from './planned';
import { modelName, nameOf } from './words';

/** What is tried out, in words: "Nodes of shop: 40". */
export function wantedText(planned: Planned, { element, property, to }: WhatIf): string {
  const { clusters, subnets } = planned.network;
  const named = [...clusters, ...clusters.flatMap(({ nodePools }) => nodePools), ...subnets].find(({ id }) => id === element);
  return `${propertyNames[property]} of ${named ? nameOf(named) : element}: ${valueText(planned, property, to)}`;
}

function valueText({ network }: Planned, property: WhatIf['property'], to: WhatIf['to']): string {
  if (property === 'model') return modelName(modelOf(to));
  const subnet = property === 'podSubnet' ? network.subnets.find(({ id }) => id === to) : undefined;
  return subnet ? nameOf(subnet) : typeof to === 'boolean' ? (to ? 'on' : 'off') : String(to);
}

function modelOf(to: WhatIf['to']): NetworkModel {
  return networkModels.find((each) => each === to) ?? 'none';
}

const propertyNames: Readonly<Record<WhatIf['property'], string>> = {
  count: 'Nodes', minCount: 'Minimum nodes', maxCount: 'Maximum nodes', maxPods: 'Pods per node', maxSurge: 'Surge', autoscaling: 'Autoscaler', podSubnet: 'Pod subnet', model: 'Network model', prefixes: 'Prefix', podCidrs: 'Pod range',
};

const networkModels: readonly NetworkModel[] = ['overlay', 'node-subnet', 'kubenet', 'none', 'pod-subnet', 'pod-subnet-static'];
