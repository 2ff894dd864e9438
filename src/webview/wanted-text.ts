import type { WhatIf } from '../model/map';
import type { NetworkModel } from '../plan/plan';
import type { Planned } from './planned';
import { modelName, nameOf } from './words';

/** What is tried out, in words: "Nodes of shop: 40". */
export function wantedText(planned: Planned, { element, property, to }: WhatIf): string {
  const { clusters, subnets } = planned.network;
  const named = [...clusters, ...clusters.flatMap(({ nodePools }) => nodePools), ...subnets].find(({ id }) => id === element);
  return `${propertyNames[property]} of ${named ? nameOf(named) : element}: ${property === 'model' ? modelName(modelOf(to)) : to}`;
}

function modelOf(to: number | string): NetworkModel {
  return networkModels.find((each) => each === to) ?? 'none';
}

const propertyNames: Readonly<Record<WhatIf['property'], string>> = {
  count: 'Nodes', minCount: 'Minimum nodes', maxCount: 'Maximum nodes', maxPods: 'Pods per node', maxSurge: 'Surge', model: 'Network model', prefixes: 'Prefix', podCidrs: 'Pod range',
};

const networkModels: readonly NetworkModel[] = ['overlay', 'node-subnet', 'kubenet', 'none', 'pod-subnet', 'pod-subnet-static'];
