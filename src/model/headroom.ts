import type { Span } from '../text/span';

/** What somebody wants to be kept free. Undefined: nobody has said. */
export interface Headroom {
  /** The surge of pools that set none, as upgrade settings are written: `1`, `10%`. */
  readonly surge: string | undefined;
  /** By how much pools grow: nodes, or a share of the nodes of today in percent. */
  readonly growth: Growth | undefined;
  /** The share of a subnet in percent that an upgrade should leave. */
  readonly spare?: number | undefined;
  /** Where a file says so. */
  readonly said?: Readonly<Partial<Record<'surge' | 'growth' | 'spare', Span>>>;
}

export type Growth = { readonly nodes: number } | { readonly percent: number };

export const noHeadroom: Headroom = { surge: undefined, growth: undefined };

/** What is wrong with a value, as one sentence without a full stop. */
export const headroomFaults = {
  surge: '`surge` is a number of nodes (1) or a share of the pool (10%), and at least 1',
  growth: '`growth` is a number of nodes (20) or a share of the nodes of today (50%)',
  spare: '`spare` is a share of the subnet, from 0% to 100%',
} as const;

export type HeadroomKey = keyof typeof headroomFaults;

/** One of the values as it is written; undefined when it makes no sense. */
export function readHeadroom(key: HeadroomKey, written: string): Pick<Headroom, 'surge'> | Pick<Headroom, 'growth'> | Pick<Headroom, 'spare'> | undefined {
  const [, digits, percent] = /^(\d{1,6})(%?)$/.exec(written.trim()) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits);
  switch (key) {
    case 'surge':
      return amount > 0 ? { surge: `${String(amount)}${percent ?? ''}` } : undefined;
    case 'growth':
      return { growth: percent ? { percent: amount } : { nodes: amount } };
    case 'spare':
      return percent && amount <= 100 ? { spare: amount } : undefined;
  }
}

/** What the nearer one wants, and what the farther one wants besides. */
export function joinHeadroom(near: Headroom | undefined, far: Headroom | undefined): Headroom {
  const said = (['surge', 'growth', 'spare'] as const).flatMap((key) => {
    const from = near?.[key] !== undefined ? near : far;
    const span = from?.said?.[key];
    return span ? [[key, span] as const] : [];
  });
  return { surge: near?.surge ?? far?.surge, growth: near?.growth ?? far?.growth, spare: near?.spare ?? far?.spare, said: Object.fromEntries(said) };
}
