import type { Origin } from '../../model/value';
import type { Span } from '../../text/span';
import type { Datum } from './datum';

/** Whether a place lies in a text that the user did not write and is not to be shown. */
export type IsHidden = (place: Span) => boolean;

/**
 * A datum from a module that is none of the user's text, as that text shows it: at the input that it passes on, else at the call.
 */
export function seenFrom(datum: Datum, call: Span, isHidden: IsHidden): Datum {
  return datum.kind === 'choice'
    ? { ...datum, options: datum.options.map((option) => ({ ...option, datum: seenFromWay(option.datum, call, isHidden) })), origin: visible(datum.origin, call, isHidden) }
    : seenFromWay(datum, call, isHidden);
}

function seenFromWay(datum: Exclude<Datum, { kind: 'choice' }>, call: Span, isHidden: IsHidden): Exclude<Datum, { kind: 'choice' }> {
  const origin = visible(datum.origin, call, isHidden);
  if (origin === datum.origin) return datum;
  switch (datum.kind) {
    case 'atom':
    case 'unknown':
    case 'reference':
    case 'object':
      return { ...datum, origin };
    case 'list':
      return { ...datum, origin, items: datum.items.map((item) => seenFrom(item, call, isHidden)) };
  }
}

/** The nearest step of an origin that lies in the user's text. */
function visible(origin: Origin, call: Span, isHidden: IsHidden): Origin {
  if (!isHidden(origin.span)) return origin;
  const step = firstVisible(origin, new Set(), isHidden);
  const { literal, part } = origin;
  const kept = { ...(literal && !isHidden(literal) && { literal }), ...(part && { part }) };
  // What was made of an input is not the input: its literal and its part do not pass.
  return step ? { span: step.span, what: step.what, from: step.from, ...kept } : { span: call, what: 'what the module does without it', from: [], ...(part && { part }) };
}

function firstVisible(origin: Origin, seen: Set<Origin>, isHidden: IsHidden): Origin | undefined {
  if (!isHidden(origin.span)) return origin;
  if (seen.has(origin)) return undefined;
  seen.add(origin);
  for (const cause of origin.from) {
    const found = firstVisible(cause, seen, isHidden);
    if (found) return found;
  }
  return undefined;
}

/** Whether a place lies in a text that the program brings for a module of a registry. */
export function isVirtual({ uri }: Span): boolean {
  return uri.startsWith('registry:');
}
