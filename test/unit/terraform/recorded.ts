import type { Datum } from '../../../src/languages/shared/datum';
import { fails } from '../../../src/languages/terraform/functions/choosing';
import { plain } from './data';

/**
 * A value with the form that JSON does not tell: a list, a set or a map, and nothing for tuples, objects and simple values. Terraform
 * refuses the whole where a part cannot be evaluated; we keep the other parts, and what asks for the whole sees that it is refused.
 */
export interface Answer {
  readonly answer: unknown;
  readonly form: string;
}

export function answerOf(datum: Datum): Answer {
  if (fails(datum)) return { answer: '<failed>', form: '' };
  const form = datum.kind === 'list' && datum.form !== 'tuple' ? datum.form : datum.kind === 'object' && datum.form === 'map' ? 'map' : '';
  return { answer: plain(datum), form };
}

/** What Terraform gave, as we would give it. */
export function recordedAnswer(answer: unknown, form: string | undefined): Answer {
  if (typeof answer === 'object' && answer !== null && 'error' in answer && answer.error === true) return { answer: '<failed>', form: '' };
  if (typeof answer === 'object' && answer !== null && 'infinite' in answer && answer.infinite === true) return { answer: '<too-large>', form: '' };
  if (beyond(answer)) return { answer: '<too-large>', form: '' };
  return { answer: sorted(answer), form: form ?? '' };
}

/** Whether two answers are the same. Logarithms may differ in the last digit, but not in the whole number that is made of them. */
export function same(ours: Answer, theirs: Answer): boolean {
  const [a, b] = [ours.answer, theirs.answer];
  if (typeof a === 'number' && typeof b === 'number' && a !== b) {
    return Math.ceil(a) === Math.ceil(b) && Math.floor(a) === Math.floor(b) && Math.abs(a - b) <= Math.abs(b) * 4 * Number.EPSILON;
  }
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

/** Whether a number is in it that a double does not hold exactly: that we do not know rather than know wrongly. */
export function beyond(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(beyond);
}

/** The same with the names of its objects in order, as JSON keeps names that are numbers first. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
