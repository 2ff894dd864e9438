import type { Condition } from '../model/condition';
import { count } from './capacity';
import type { Case, Extent, Quantity } from './plan';
import { joinConditions, mostWays } from './ways';

/**
 * All together, in every combination of cases that does not exclude itself. Past `mostWays` combinations what is known
 * of all of them is their lower bound. The working names the terms that are not zero.
 */
export function sum(quantities: readonly Quantity[]): Quantity {
  const [only, second] = quantities;
  if (only && !second) return only;
  const groups = groupsOf(quantities);
  let paths: readonly Path[] = [{ atLeast: 0, atMost: 0, when: [], last: undefined, before: undefined }];
  for (const group of groups) {
    const longer: Path[] = [];
    for (const path of paths) {
      for (const last of group) {
        const when = joinConditions(path.when, last.when);
        const { atLeast, atMost } = add(path, last);
        if (when) longer.push({ atLeast, atMost, when, last, before: path });
      }
    }
    if (longer.length > mostWays) return lowestSum(groups);
    paths = longer;
  }
  const caseOf = (path: Path): Case => {
    const { atLeast, atMost, when } = path;
    return { atLeast, atMost, when, working: workingOfSum(sumsOf(path), atLeast) };
  };
  return { cases: paths.map(caseOf) };
}

/** What several quantities that rest on the same conditions add up to under some of them. */
interface Sum extends Extent {
  readonly when: readonly Condition[];
  /** The first terms that are not zero, as many as are shown, and how many there are. */
  readonly terms: readonly Case[];
  readonly termCount: number;
}

/** A combination of sums that is being built: the one that was added last, and the combination before it. */
interface Path extends Extent {
  readonly when: readonly Condition[];
  readonly last: Sum | undefined;
  readonly before: Path | undefined;
}

/** Quantities that rest on the same conditions are added case by case first: a hundred pools under one are one group. */
function groupsOf(quantities: readonly Quantity[]): readonly (readonly Sum[])[] {
  const groups = new Map<string, Case[][]>();
  for (const [place, { cases }] of quantities.entries()) {
    const key = excludeEachOther(cases) ? signature(cases) : String(place);
    const group = groups.get(key);
    if (group) cases.forEach((each, index) => group[index]?.push(each));
    else groups.set(key, cases.map((each) => [each]));
  }
  return [...groups.values()].map((group) => group.map(sumOf));
}

/** The sum of cases with the same conditions. */
function sumOf(cases: readonly Case[]): Sum {
  const { atLeast, atMost } = cases.reduce<Extent>(add, nothingYet);
  const terms = cases.filter((each) => each.atLeast !== 0);
  return { atLeast, atMost, when: cases[0]?.when ?? [], terms: terms.slice(0, mostTerms), termCount: terms.length };
}

/** Only of cases that exclude each other does it follow that two quantities are in the same one. */
function excludeEachOther(cases: readonly Case[]): boolean {
  if (cases.length === 1) return true;
  return cases.every((a, index) => cases.every((b, other) => other <= index || joinConditions(a.when, b.when) === undefined));
}

/** The same text for the same conditions in the same order. It is never a number alone. */
function signature(cases: readonly Case[]): string {
  if (cases.length === 1 && cases[0]?.when.length === 0) return '';
  const text = ({ subject, is, not }: Condition): string => `${subject}\n${not ? 'not' : 'is'}\n${is}`;
  return cases.map(({ when }) => `(${when.map(text).join('\n\n')})`).join('\n\n\n');
}

/** What is known of more combinations than are followed. */
function lowestSum(groups: readonly (readonly Sum[])[]): Quantity {
  const sums = groups.map((group) => group.reduce((a, b) => (b.atLeast < a.atLeast ? b : a)));
  const { atLeast } = sums.reduce<Extent>(add, nothingYet);
  return { cases: [{ atLeast, atMost: undefined, when: [], working: workingOfSum(sums, atLeast) }] };
}

function sumsOf(path: Path): readonly Sum[] {
  const sums: Sum[] = [];
  for (let step: Path | undefined = path; step?.last; step = step.before) sums.push(step.last);
  return sums.reverse();
}

const nothingYet: Extent = { atLeast: 0, atMost: 0 };

function add(a: Extent, b: Extent): Extent {
  return {
    atLeast: a.atLeast + b.atLeast,
    atMost: a.atMost === undefined || b.atMost === undefined ? undefined : a.atMost + b.atMost,
  };
}

/** More terms than this are not read by anyone. */
const mostTerms = 8;

function workingOfSum(sums: readonly Sum[], total: number): string {
  const termCount = sums.reduce((before, sum) => before + sum.termCount, 0);
  const terms = sums.flatMap((sum) => sum.terms).slice(0, mostTerms);
  const [only] = terms;
  if (!only) return 'nothing';
  if (termCount === 1) return only.working;
  const shown = terms.map(({ atLeast }) => count(atLeast));
  const text = termCount > mostTerms ? `${shown.slice(0, -1).join(' + ')} + … (${count(termCount)} terms)` : shown.join(' + ');
  return `${text} = ${count(total)}`;
}
