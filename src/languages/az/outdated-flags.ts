import type { Element, Network, Outdated } from '../../model/network';
import type { Files } from '../../text/files';
import { sameSpan } from '../../text/span';
import type { TakenFlag } from './commands/spec';
import { callAround, wordsOfCall, type Call } from './spell-calls';
import { placeOf } from './spell-places';

/** The network with the flags of its commands that az does not know any more. */
export function withOutdatedFlags(network: Network, files: Files): Network {
  return {
    ...network,
    clusters: network.clusters.map((cluster) => ({
      ...cluster,
      ...noted(cluster, files),
      nodePools: cluster.nodePools.map((pool) => (sameSpan(pool.body, cluster.body) ? pool : { ...pool, ...noted(pool, files) })),
    })),
  };
}

function noted({ body }: Element, files: Files): { readonly outdated?: readonly Outdated[] } {
  const file = files.get(body.uri);
  const spot = file && placeOf(file, body);
  const call = spot && callAround(spot);
  const outdated = call ? wordsOfCall(call).flags.flatMap((flag) => outdatedFlag(call, flag)) : [];
  return outdated.length > 0 ? { outdated } : {};
}

function outdatedFlag(call: Call, { spec: { removed }, name, word: index }: TakenFlag): readonly Outdated[] {
  const word = call.args[index];
  if (!removed || !word) return [];
  // Of a name with its value joined to it, only the name.
  const end = word.quoting === 'bare' ? Math.min(word.end, word.start + name.length) : word.end;
  const span = call.spot.script.spanOf({ start: word.start, end });
  const { instead, value } = removed;
  const property = value === undefined ? undefined : call.spec.flags.find(({ names }) => instead !== undefined && names.includes(instead))?.property;
  return [{
    word: { kind: 'known', value: name, span, origin: { span, what: name, from: [], literal: span } },
    command: `az ${call.spec.path}`,
    instead: instead === undefined || value === undefined ? instead : `${instead} ${value}`,
    says: property !== undefined && value !== undefined ? { property, value } : undefined,
  }];
}
