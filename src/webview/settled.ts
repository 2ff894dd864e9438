import type { WhatIf } from '../model/map';
import type { List, Value } from '../model/value';
import type { Planned } from './planned';

/** What is still to be tried out: not what stands in the text by now, because somebody took the edit or wrote it. */
export function unsettled(base: Planned, wanted: readonly WhatIf[]): readonly WhatIf[] {
  const open = wanted.filter((each) => !isWritten(base, each));
  return open.length === wanted.length ? wanted : open;
}

function isWritten({ network, clusters }: Planned, { element, property, to }: WhatIf): boolean {
  switch (property) {
    case 'count':
    case 'minCount':
    case 'maxCount':
    case 'maxPods':
    case 'maxSurge':
      return network.clusters.some(({ nodePools }) => nodePools.some((pool) => pool.id === element && isKnown(pool[property], to)));
    case 'autoscaling':
      return network.clusters.some(({ nodePools }) => nodePools.some((pool) => pool.id === element && (isKnown(pool.autoscaling, to) || (to === false && pool.autoscaling.kind === 'absent'))));
    case 'podSubnet':
      return network.clusters.some(({ nodePools }) => nodePools.some((pool) => pool.id === element && isKnown(pool.podSubnet, to)));
    case 'model': {
      const model = clusters.get(element)?.model.value;
      return model !== undefined && isKnown(model, to);
    }
    case 'prefixes':
      return network.subnets.some(({ id, prefixes }) => id === element && isOnly(prefixes, to));
    case 'podCidrs':
      return network.clusters.some(({ id, podCidrs }) => id === element && isOnly(podCidrs, to));
  }
}

function isKnown(value: Value<WhatIf['to']>, to: WhatIf['to']): boolean {
  return value.kind === 'known' && String(value.value) === String(to);
}

function isOnly(value: Value<List<string>>, to: WhatIf['to']): boolean {
  if (value.kind !== 'known') return false;
  const [first, ...others] = value.value.items;
  return first !== undefined && others.length === 0 && isKnown(first, to);
}
