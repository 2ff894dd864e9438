import { allOf, compatible, type Condition } from '../../model/condition';
import type { Element } from '../../model/network';
import { possibilities, type Known, type List, type Value } from '../../model/value';
import { parseRange, type Range } from '../../net/range';

/** A text that may be in force as one item of a list, and what must hold for it. */
export interface HeldText {
  readonly value: Known<string>;
  readonly when: readonly Condition[];
}

/** A well-formed range that may be in force, and what must hold for it. */
export interface HeldRange extends HeldText {
  readonly range: Range;
}

/** What must hold for the element to be there at all. Where the text does not tell, that it is created. */
export function whenMade({ id, exists, when }: Element): readonly Condition[] {
  return exists === 'maybe' && when.length === 0 ? [{ subject: `\`${id}\``, is: 'created' }] : when;
}

/** Every text that may be an item of the list, of an element that is there under `when`. */
export function heldTexts(list: Value<List<string>>, when: readonly Condition[]): readonly HeldText[] {
  const held: HeldText[] = [];
  for (const way of possibilities(list)) {
    for (const item of way.value.value.items) {
      for (const possibility of possibilities(item)) {
        // Most lists are certain: then the element's own conditions are all there are.
        if (way.when.length === 0 && possibility.when.length === 0) held.push({ value: possibility.value, when });
        else if (compatible(when, way.when, possibility.when)) {
          held.push({ value: possibility.value, when: allOf(when, way.when, possibility.when) });
        }
      }
    }
  }
  return held;
}

/** The same, for the texts that are ranges on their network address. Others are the business of rules of their own. */
export function heldRanges(list: Value<List<string>>, when: readonly Condition[]): readonly HeldRange[] {
  const ranges: HeldRange[] = [];
  for (const held of heldTexts(list, when)) {
    const range = parseRange(held.value.value);
    if (range) ranges.push({ value: held.value, when: held.when, range });
  }
  return ranges;
}

/** One way in which a whole list may turn out, and what must hold for it. */
export interface Way {
  readonly texts: readonly Known<string>[];
  /** The list itself. */
  readonly list: Known<List<string>>;
  readonly when: readonly Condition[];
}

/**
 * The ways in which the list is known as a whole: those in which an item is not known, or the list may go on, are left
 * out. Past 64 ways there is no answer.
 */
export function waysOf(value: Value<List<string>>, when: readonly Condition[] = []): readonly Way[] {
  const ways: Way[] = [];
  for (const list of possibilities(value)) {
    if (!list.value.value.complete || !compatible(when, list.when)) continue;
    let partial: readonly Way[] = [{ texts: [], list: list.value, when: allOf(when, list.when) }];
    for (const item of list.value.value.items) {
      const options = possibilities(item);
      partial = partial.flatMap((way) =>
        options
          .filter((option) => compatible(way.when, option.when))
          .map((option) => ({ ...way, texts: [...way.texts, option.value], when: allOf(way.when, option.when) })),
      );
      if (partial.length > mostWays) return [];
    }
    ways.push(...partial);
  }
  return ways;
}

const mostWays = 64;

/** Whether a value may be missing, and what must hold for it: the branches of a condition that leave it out. */
export function waysMissing(value: Value<unknown>, when: readonly Condition[] = []): readonly (readonly Condition[])[] {
  switch (value.kind) {
    case 'absent':
      return [when];
    case 'oneOf':
      return value.options.flatMap((option) =>
        option.value.kind === 'absent' && compatible(when, option.when) ? [allOf(when, option.when)] : [],
      );
    case 'known':
    case 'unknown':
      return [];
  }
}
