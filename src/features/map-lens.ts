import { reportsAbout, type Analysis, type Report } from '../analyze';
import type { Element } from '../model/network';
import { spell } from '../plan/capacity';
import type { SubnetPlan } from '../plan/plan';
import { exceeds, extentOf } from '../plan/quantity';
import { spanKey, type Span } from '../text/span';
import { deploymentKey } from './map';

/** A line above an element of the text that leads to the map. */
export interface MapLens {
  readonly span: Span;
  readonly deployment: string;
  readonly element: string;
  readonly text: string;
}

/** One for each cluster and network that is written in the file. In a module that is called twice the first call counts. */
export function lensesIn(analysis: Analysis, uri: string): readonly MapLens[] {
  const found = new Map<string, MapLens>();
  for (const report of reportsAbout(analysis, uri)) {
    const { network, plan } = report.design;
    const add = (element: Element, subnets: readonly SubnetPlan[], what: string): void => {
      const key = spanKey(element.span);
      if (element.span.uri === uri && !found.has(key)) found.set(key, { span: element.span, deployment: deploymentKey(report.deployment.unit), element: element.id, text: `Capacity map · ${[what, ...fullness(subnets)].join(', ')}` });
    };
    for (const cluster of network.clusters) {
      if (!cluster.described) continue;
      const own = plan.subnets.filter(({ takenBy }) => takenBy.some(({ pool }) => pool.cluster === cluster.id));
      add(cluster, own, nodesText(report, cluster.id));
    }
    for (const each of network.virtualNetworks) {
      if (!each.described) continue;
      const own = plan.subnets.filter(({ subnet }) => subnet.virtualNetwork.kind === 'known' && subnet.virtualNetwork.value === each.id);
      add(each, own.filter(({ takenBy }) => takenBy.length > 0), spell(own.length, 'subnet'));
    }
  }
  return [...found.values()];
}

function nodesText({ design: { plan } }: Report, id: string): string {
  const pools = plan.clusters.find(({ cluster }) => cluster.id === id)?.pools ?? [];
  const extents = pools.map(({ nodes }) => extentOf(nodes.max));
  const atLeast = extents.reduce((sum, each) => sum + each.atLeast, 0);
  const open = extents.some(({ atLeast: low, atMost }) => low !== atMost);
  return `${open ? 'at least ' : ''}${spell(atLeast, 'node')}`;
}

/** The subnet that is fullest in an upgrade. */
function fullness(subnets: readonly SubnetPlan[]): readonly string[] {
  const shares = subnets.flatMap(({ needed, usable }) => {
    if (!usable) return [];
    const [need, room] = [extentOf(needed.upgrade).atLeast, extentOf(usable).atMost];
    const moment = exceeds(needed.now, usable) ? 'now' : exceeds(needed.max, usable) ? 'at the maximum' : exceeds(needed.upgrade, usable) ? 'for an upgrade' : undefined;
    return room === undefined || room === 0 ? [] : [{ share: need / room, moment }];
  });
  const [fullest] = [...shares].sort((a, b) => b.share - a.share);
  if (!fullest) return [];
  return [fullest.moment !== undefined ? `too small ${fullest.moment}` : `${Math.ceil(fullest.share * 100)} % full in an upgrade`];
}
