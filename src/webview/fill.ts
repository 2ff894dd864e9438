import type { SubnetPlan, PodRangePlan, Quantity, Moments } from '../plan/plan';
import { exceeds, extentOf } from '../plan/quantity';

/** When: as it stands, at the autoscaler's maximum, and while all pools are upgraded at that maximum. */
export type Moment = keyof Moments;
export const moments: readonly Moment[] = ['now', 'max', 'upgrade'];

/** Addresses that one pool takes from one moment on, on top of what it took before. */
export interface Piece {
  /** The place of the pool among those of the subnet: it has a colour. */
  readonly pool: number;
  readonly moment: Moment;
  /** In the unit of the whole, addresses or nodes, from its beginning. */
  readonly from: number;
  readonly to: number;
}

export type Level = 'fits' | 'full-in-upgrade' | 'full-at-maximum' | 'full-now' | 'not-known';

export interface Fill {
  /** How many there are to give away; undefined where that is not known. */
  readonly room: number | undefined;
  readonly pieces: readonly Piece[];
  readonly level: Level;
}

export function fillOfSubnet({ usable, takenBy, needed }: SubnetPlan): Fill {
  return { room: roomOf(usable), pieces: piecesOf(takenBy.map(({ addresses }) => addresses)), level: levelOf(needed, usable) };
}

/** The nodes of a pod range, each with its block. One piece for all pools. */
export function fillOfPodRange({ nodes, needed }: PodRangePlan): Fill {
  return { room: roomOf(nodes), pieces: piecesOf([needed]), level: levelOf(needed, nodes) };
}

/** The first moment for which there is surely, or under some condition, not enough. */
export function levelOf({ now, max, upgrade }: Moments, room: Quantity | undefined): Level {
  if (!room) return 'not-known';
  if (exceeds(now, room)) return 'full-now';
  if (exceeds(max, room)) return 'full-at-maximum';
  if (exceeds(upgrade, room)) return 'full-in-upgrade';
  return 'fits';
}

export function levelText(level: Level): string {
  switch (level) {
    case 'fits':
      return 'has room';
    case 'full-in-upgrade':
      return 'too small for an upgrade';
    case 'full-at-maximum':
      return 'too small at the maximum';
    case 'full-now':
      return 'too small now';
    case 'not-known':
      return 'not known';
  }
}

/** What surely has to fit: of a number that depends on conditions, the least. */
export function least(quantity: Quantity): number {
  return extentOf(quantity).atLeast;
}

function roomOf(quantity: Quantity | undefined): number | undefined {
  return quantity && extentOf(quantity).atMost;
}

/** First what all pools take now, then what comes on top at the maximum, then in an upgrade. */
function piecesOf(pools: readonly Moments[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const taken = pools.map(() => 0);
  for (const moment of moments) {
    pools.forEach((pool, index) => {
      const more = Math.max(0, least(pool[moment]) - (taken[index] ?? 0));
      if (more === 0) return;
      taken[index] = (taken[index] ?? 0) + more;
      pieces.push({ pool: index, moment, from: at, to: at + more });
      at += more;
    });
  }
  return pieces;
}
