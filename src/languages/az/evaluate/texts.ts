import type { Origin } from '../../../model/value';
import { atom, list, overChoices, unknown, type Choice, type Datum } from '../../shared/datum';
import type { Place, Step } from '../tree';
import { evaluateNumber } from './arithmetic';
import { keyOf } from './key';
import { thing } from './things';
import { budget, originAt, textOf, writtenAt, type Shell } from './shell';
import { viewOf } from './world';

/** Texts one behind the other. What is not known of them keeps what is, where it has slashes: the names in the id of a subnet. */
export function concatenated(data: readonly Datum[], origin: Origin): Datum {
  return overChoices(data, origin, (parts) => {
    const texts = parts.map(textInWord);
    if (texts.every((text) => text !== undefined)) {
      const text = texts.join('');
      return text.length > budget.text ? unknown('too-large', 'the text is too long', origin) : atom(text, origin);
    }
    const at = texts.findIndex((text) => text === undefined);
    const open = parts[at];
    const key = parts.map((part) => keyOf(part)).reduce<string | undefined>((all, each) => (all === undefined || each === undefined ? undefined : `${all}+${each}`), '');
    const whole = key === undefined ? origin : { ...origin, part: { element: key, attribute: 'text' } };
    const why = open?.kind === 'unknown' ? open : { reason: 'run-time' as const, message: 'it is known after the deployment' };
    const result = unknown(why.reason, why.message, whole);
    const path = pathOf(parts);
    return result.kind === 'unknown' && path ? { ...result, path } : result;
  });
}

/** What a value is as a part of a text: lists are written with blanks between their items. */
function textInWord(datum: Exclude<Datum, Choice>): string | undefined {
  if (datum.kind !== 'list') return textOf(datum);
  const items = datum.open ? [undefined] : datum.items.map(textOf);
  return items.every((item) => item !== undefined) ? items.join(' ') : undefined;
}

/** What stands between the slashes of a text. */
function pathOf(parts: readonly Exclude<Datum, Choice>[]): readonly Datum[] | undefined {
  const segments: Datum[][] = [[]];
  for (const part of parts) {
    const text = textOf(part);
    const [first = '', ...others] = text === undefined ? [] : text.split('/');
    if (text === undefined && part.kind === 'unknown' && part.path) {
      const [head, ...rest] = part.path;
      if (head) segments.at(-1)?.push(head);
      for (const each of rest) segments.push([each]);
    } else if (text === undefined) segments.at(-1)?.push(part);
    else {
      if (first !== '') segments.at(-1)?.push(atom(first, part.origin));
      for (const other of others) segments.push(other === '' ? [] : [atom(other, part.origin)]);
    }
  }
  if (segments.length < 2) return undefined;
  return segments.map((segment) => {
    const [only, another] = segment;
    if (only && !another) return only;
    return segment.length === 0 ? atom('', parts[0]?.origin ?? nowhere) : concatenated(segment, segment[0]?.origin ?? nowhere);
  });
}

const nowhere: Origin = { span: { uri: '', start: 0, end: 0 }, what: '', from: [] };

/** A member or an item of a value. */
export function stepsInto(datum: Datum, steps: readonly Step[], place: Place, shell: Shell): Datum {
  let at = datum;
  for (const each of steps) at = overChoices([at], at.origin, ([one]) => (one ? stepInto(one, each, place, shell) : at));
  return at;
}

function stepInto(datum: Exclude<Datum, Choice>, each: Step, place: Place, shell: Shell): Datum {
  const missing = (): Datum => unknown('unreadable', `\`${writtenAt(shell, place)}\` is nothing that can be told`, originAt(shell, place));
  if (each.kind === 'all') return datum.kind === 'atom' ? list([datum], datum.origin) : datum;
  const written = textOf(shell.run.does.value(each.value, shell));
  const reckoned = datum.kind === 'list' && written !== undefined && shell.script.dialect === 'bash' ? evaluateNumber(written, shell) : undefined;
  const key = reckoned === undefined ? written : String(reckoned);
  if (datum.kind === 'unknown') return unknown(datum.reason, datum.message, { ...originAt(shell, place, [datum.origin]), ...(datum.origin.part && key !== undefined && { part: { element: `${datum.origin.part.element}.${key}`, attribute: 'text' } }) });
  if (key === undefined) return missing();
  if (datum.kind === 'list') {
    if (/^-?\d+$/.test(key)) {
      const item = datum.items.at(Number(key));
      if (item) return item;
      return datum.open ? unknown(datum.open.reason, datum.open.message, originAt(shell, place)) : atom(shell.script.dialect === 'bash' ? '' : null, originAt(shell, place));
    }
    if (/^(?:count|length)$/i.test(key)) return datum.open ? missing() : atom(datum.items.length, originAt(shell, place));
    // PowerShell reads a member of a list from each of its items.
    const items = datum.items.map((item) => overChoices([item], item.origin, ([one]) => (one ? stepInto(one, each, place, shell) : item)));
    const [only] = items;
    return only && items.length === 1 && !datum.open ? only : list(items, originAt(shell, place), 'tuple', datum.open);
  }
  if (datum.kind === 'object') return memberOf(refreshed(datum, shell), key, originAt(shell, place));
  if (datum.kind === 'atom' && (key === '0' || key === '-1')) return datum;
  if (datum.kind === 'atom' && /^(?:length|count)$/i.test(key)) return atom(String(datum.value ?? '').length, originAt(shell, place));
  return missing();
}

/** A thing in Azure as it is by now. */
function refreshed(datum: Extract<Datum, { readonly kind: 'object' }>, shell: Shell): Extract<Datum, { readonly kind: 'object' }> {
  const made = datum.element === undefined ? undefined : thing(shell.state.made, datum.element);
  const view = made && viewOf(made, datum.origin, shell);
  return view?.kind === 'object' ? view : datum;
}

/** A member of an object, whatever its capitals. */
export function memberOf(datum: Extract<Datum, { readonly kind: 'object' }>, key: string, origin: Origin): Datum {
  const exact = datum.entries.get(key) ?? [...datum.entries].find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  if (exact) return exact;
  if (datum.open) return unknown(datum.open.reason, datum.open.message, origin);
  return atom(null, origin);
}

