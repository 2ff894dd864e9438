import type { NetworkModel } from '../../../src/model/network-model';
import { maxPodsWindows } from '../../../src/plan/facts/limits';
import type { Requirement, RequiredPool } from '../../../src/plan/requirement';

const models: readonly NetworkModel[] = ['kubenet', 'node-subnet', 'overlay', 'pod-subnet', 'pod-subnet-static', 'none'];
const regionNames = ['westeurope', 'northeurope', 'eastus2', 'swedencentral', 'uksouth'];

/** Answers that somebody might give. Many of them fit together; those that do not are refused. */
export function randomRequirement(below: (limit: number) => number): Requirement {
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[below(list.length)] as T;
  const often = (of: number): boolean => below(of) === 0;
  const model = pick(models);
  const regions = regionNames.slice(0, often(4) ? 1 + below(4) : 1);
  const pools = Array.from({ length: often(3) ? 1 + below(4) : 1 }, (_, index) => randomPool(below, index, model));
  return {
    name: pick(['shop', 'a', 'team-7', 'data-platform-prod']),
    regions,
    clustersPerRegion: often(5) ? 1 + below(3) : 1,
    pools,
    model,
    surge: pick(['1', '2', '10%', '33%', '50%', '7']),
    taken: often(2) ? Array.from({ length: below(4) }, () => ({ range: randomRange(below), by: 'somebody' })) : [],
    within: often(3) ? [pick(['10.20.0.0/16', '172.16.0.0/14', '192.168.0.0/16', '10.0.0.0/12', '100.64.0.0/12', '10.7.8.0/22'])] : [],
    extras: {
      privateEndpoints: often(3) ? below(200) : 0,
      applicationGateway: often(4),
      gatewayForContainers: often(6),
      bastion: often(4),
      apiServer: often(3),
      virtualNodes: model === 'node-subnet' && often(3) ? 1 + below(500) : 0,
    },
    outbound: pick([{ kind: 'loadBalancer' }, { kind: 'natGateway' }, { kind: 'firewall', address: undefined }, { kind: 'firewall', address: '10.255.0.4' }]),
    isDualStack: model === 'overlay' && often(4),
  };
}

function randomPool(below: (limit: number) => number, index: number, model: NetworkModel): RequiredPool {
  const nodes = 1 + below(below(4) === 0 ? 300 : 30);
  const windows = index > 0 && model !== 'kubenet' && model !== 'none' && below(3) === 0;
  return {
    name: index === 0 ? 'system' : windows ? `win${String(index)}` : `pool${String(index)}`,
    os: windows ? 'Windows' : 'Linux',
    nodes,
    maxNodes: below(2) === 0 ? nodes : nodes + below(200),
    // Mostly numbers that are accepted, so that there is something to write: on Windows fewer.
    maxPods: Math.max(10 + below(windows && below(8) > 0 ? maxPodsWindows.value - 9 : 241), Math.min(250, Math.ceil(30 / nodes))),
  };
}

function randomRange(below: (limit: number) => number): string {
  const length = 8 + below(20);
  const first = (((10 << 24) | (below(256) << 16) | (below(256) << 8)) >>> 0) & (length === 0 ? 0 : (~0 << (32 - length)));
  return `${[24, 16, 8, 0].map((shift) => (first >>> shift) & 255).join('.')}/${String(length)}`;
}
