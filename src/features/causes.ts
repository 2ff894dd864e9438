import { reportsAbout, type Analysis, type ReportedFinding } from '../analyze';
import type { Related } from '../model/finding';
import { elementsOf, partsOf, valuesOf } from '../model/elements';
import { trailOf, type Origin, type Value } from '../model/value';
import { sameSpan, spanKey, within } from '../text/span';

/** More causes than these are a formula, which the hover shows. */
const most = 3;

/**
 * The texts elsewhere in which the value at a finding's place begins, such as the default of a variable: there it is to be
 * changed. Places that the finding names itself are left out.
 */
export function causesOf(analysis: Analysis, { span, written, related }: ReportedFinding): readonly Related[] {
  const value = valueAt(analysis, written ?? span);
  if (!value || value.kind === 'absent') return [];
  const named = new Set(related.map((each) => spanKey(each.span)));
  return trailOf(value.origin)
    .filter((step) => begins(step) && step.what !== '' && !within(step.span, span) && !named.has(spanKey(step.span)))
    .slice(0, most)
    .map((step) => ({ span: step.span, message: `comes from ${step.what}` }));
}

/** Whether nothing stands elsewhere behind the step: a default and its literal are one text. */
function begins({ span, from }: Origin): boolean {
  return from.every((step) => sameSpan(step.span, span) && begins(step));
}

/** The value that the text at a place stands for. In a loop it may be several, of which nothing says which one is meant. */
function valueAt(analysis: Analysis, span: ReportedFinding['span']): Value<unknown> | undefined {
  let found: Value<unknown> | undefined;
  for (const { design } of reportsAbout(analysis, span.uri)) {
    for (const { element } of elementsOf(design.network)) {
      for (const [, value] of valuesOf(element)) {
        for (const part of partsOf(value)) {
          if (!sameSpan(part.span, span)) continue;
          if (found && literalOf(found) !== literalOf(part)) return undefined;
          found ??= part;
        }
      }
    }
  }
  return found;
}

function literalOf(value: Value<unknown>): string {
  const literal = value.kind === 'absent' ? undefined : value.origin.literal;
  return literal ? spanKey(literal) : '';
}
