import type { CompanyFacts, CompanyRange } from '../../model/company';
import { contains, overlaps, type Range } from '../../net/range';

/** The ranges of which the company says that they are somebody else's. */
export function heldElsewhere(company: CompanyFacts | undefined): readonly CompanyRange[] {
  return company ? [...company.inUse, ...company.peered] : [];
}

/** Those that the range overlaps. */
export function overlappedElsewhere(range: Range, company: CompanyFacts | undefined): readonly CompanyRange[] {
  return heldElsewhere(company).filter((each) => overlaps(each.range, range));
}

/** Whether the company lets networks be made of the range: it lies in one that is allowed. */
export function isAllowed(range: Range, { allowed }: CompanyFacts): boolean {
  return allowed.some((each) => contains(each.range, range));
}

/** "in use by the offices", or that it is in use elsewhere where nobody is named. */
export function whoHas({ by }: CompanyRange): string {
  return by === '' ? 'which is in use elsewhere' : `in use by ${by}`;
}
