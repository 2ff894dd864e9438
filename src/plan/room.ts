import type { Subnet } from '../model/network';
import type { List, Unknown, Value } from '../model/value';
import { type Range, formatRange, readRange, usableInSubnet } from '../net/range';
import { count, nodesInPodCidr, spell, type Worked } from './capacity';
import type { Quantity } from './plan';
import { ofCases, unbounded } from './quantity';
import { crossWays, originOf, valueOf, waysOf, waysUnder, type Settled, type Way } from './ways';

/** What the prefixes of a network have room for. */

/** The IPv4 ranges of a subnet, where all of its prefixes are known and well formed. */
export function rangesOf({ prefixes }: Subnet): Value<readonly Range[]> {
  const ways = waysOf(prefixes).flatMap(({ of, when }): readonly Way<Settled<readonly Range[]>>[] => {
    if (of.kind !== 'known') return [{ of, when }];
    return waysUnder(rangesOfList(of.value, of), when);
  });
  return valueOf(ways, prefixes);
}

/** The addresses that Azure leaves for use in the ranges of a subnet. Undefined where nothing of them is known. */
export function usableOf(ranges: Value<readonly Range[]>): Quantity | undefined {
  return measure(ranges, (blocks) => {
    if (blocks.length === 0) return undefined;
    const sizes = blocks.map((range) => usableInSubnet(range) ?? 0);
    const value = sizes.reduce((a, b) => a + b, 0);
    const written = blocks.map(spelled).join(' + ');
    const terms = sizes.length > 1 ? `${sizes.map(count).join(' + ')} = ` : '';
    return { value, working: `${written} has ${terms}${count(value)} usable` };
  });
}

/** A text is read as the same range each time, so that it is worth remembering how that is spelled. */
function spelled(range: Range): string {
  let text = spellings.get(range);
  if (text === undefined) {
    text = formatRange(range);
    spellings.set(range, text);
  }
  return text;
}

const spellings = new WeakMap<Range, string>();

/** The IPv4 one of the pod CIDRs of a cluster. */
export function podPrefixOf(podCidrs: Value<List<string>>): Value<string> {
  const ways = waysOf(podCidrs).flatMap(({ of, when }): readonly Way<Settled<string>>[] => {
    if (of.kind !== 'known') return [{ of, when }];
    const item = of.value.items.find((each) => !isIpv6(each));
    if (!item) return [{ of: openEnded(of, 'no IPv4 range is known'), when }];
    return waysUnder(waysOf(item), when);
  });
  return valueOf(ways, podCidrs);
}

/** How many nodes the pod CIDR has a block for. Undefined where it is not known or not well formed. */
export function nodesOf(prefix: Value<string>): Quantity | undefined {
  return measure(prefix, (text) => {
    const reading = readRange(text);
    if (reading.kind !== 'range' || reading.range.family !== 4) return undefined;
    const value = nodesInPodCidr(reading.range.length);
    return { value, working: `${text} has a /24 for ${spell(value, 'node')}` };
  });
}

/** The measure of what is known; a branch that cannot be measured is without bounds, and so is nothing else. */
function measure<T>(value: Value<T>, size: (known: T) => Worked | undefined): Quantity | undefined {
  const cases = waysOf(value).map(({ of, when }) => {
    const worked = of.kind === 'known' ? size(of.value) : undefined;
    return { worked, when };
  });
  if (cases.every(({ worked }) => !worked)) return undefined;
  return ofCases(
    cases.map(({ worked, when }) => {
      if (!worked) return { ...unbounded, when, working: 'not known' };
      return { atLeast: worked.value, atMost: worked.value, when, working: worked.working };
    }),
  );
}

function rangesOfList({ items, complete }: List<string>, list: Value<unknown>): readonly Way<Settled<readonly Range[]>>[] {
  if (!complete) return [{ of: openEnded(list, 'the list of prefixes is not known to its end'), when: [] }];
  let ways: readonly Way<Settled<readonly Range[]>>[] = [{ of: { kind: 'known', value: [], span: list.span, origin: originOf(list) }, when: [] }];
  for (const item of items) ways = crossWays(ways, waysOf(item), withRange);
  return ways;
}

function withRange(ranges: Settled<readonly Range[]>, prefix: Settled<string>): Settled<readonly Range[]> {
  if (ranges.kind !== 'known') return ranges;
  if (prefix.kind !== 'known') return prefix;
  const reading = readRange(prefix.value);
  switch (reading.kind) {
    case 'range':
      return reading.range.family === 4 ? { ...ranges, value: [...ranges.value, reading.range] } : ranges;
    case 'host-bits':
      return unreadable(prefix, `${prefix.value} does not start at its network address`);
    case 'malformed':
      return unreadable(prefix, reading.message);
  }
}

function isIpv6(value: Value<string>): boolean {
  return waysOf(value).every(({ of }) => of.kind === 'known' && of.value.includes(':'));
}

function openEnded(value: Value<unknown>, message: string): Unknown {
  return { kind: 'unknown', reason: 'no-value', message, span: value.span, origin: originOf(value) };
}

function unreadable(value: Value<unknown>, message: string): Unknown {
  return { kind: 'unknown', reason: 'unreadable', message, span: value.span, origin: originOf(value) };
}
