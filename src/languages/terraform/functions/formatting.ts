import type { Origin } from '../../../model/value';
import { failure, list, type Datum } from '../../shared/datum';
import { anything, string } from '../types';
import { itemsInOrder } from '../order';
import { longestText, mostItems, strict, structural, textual, tooLong, tooMany, unknownFor, whyUnknown, type Decided, type TerraformFunction } from './define';
import { formatVerb, readVerb } from './verbs';
import { kept } from './patterns';

const format = strict('format', { parameters: [string], rest: anything, nullable: true }, (args, origin) => {
  const template = args.datum(0);
  if (template.kind !== 'atom' || typeof template.value !== 'string') return failure('the format is null', origin);
  const values = Array.from({ length: args.count - 1 }, (_, index) => args.datum(index + 1));
  return formatted(template.value, values, origin);
});

export const formattingFunctions: readonly TerraformFunction[] = [
  format,

  /** One text for each element of the lists among the arguments, which must have one length. */
  structural('formatlist', { least: 1 }, (args, origin) => {
    const [template, ...values] = args;
    if (!template) return failure('a format is required', origin);
    let length: number | undefined;
    for (const value of values) {
      const why = value.kind === 'list' ? value.open : value.kind === 'unknown' ? whyUnknown(value) : undefined;
      if (why) return unknownFor(why, origin);
      if (value.kind !== 'list') continue;
      if (length !== undefined && length !== value.items.length) return failure(`the lists have ${length} and ${value.items.length} elements`, origin);
      length = value.items.length;
    }
    if ((length ?? 1) > mostItems) return tooMany(origin);
    const items: Datum[] = [];
    for (let [index, sum] = [0, 0]; index < (length ?? 1); index++) {
      const item = format.call([template, ...values.map((value) => elementAt(value, index))], origin);
      if (item.kind === 'unknown' && item.failed) return item;
      if (item.kind === 'atom') sum += String(item.value).length;
      // All of them together are no longer than one text may be.
      if (sum > longestText) return tooLong(origin);
      items.push(item);
    }
    return list(items, origin, 'list');
  }),
];

function elementAt(value: Decided, index: number): Datum {
  return value.kind === 'list' ? itemsInOrder(value)[index] ?? value : value;
}

/** A text from a template with verbs such as `%s` and `%05d`. All the values must be used. */
function formatted(template: string, values: readonly Datum[], origin: Origin): Datum {
  let [result, at, next, highest] = ['', 0, 1, 0];
  while (at < template.length) {
    const percent = template.indexOf('%', at);
    if (percent < 0) break;
    result += template.slice(at, percent);
    at = percent;
    if (template.startsWith('%%', at)) {
      result += '%';
      at += 2;
      continue;
    }
    const verb = readVerb(template, at, next);
    if (!verb) return failure(`the format has a faulty verb at ${at}`, origin);
    const value = values[verb.argument - 1];
    if (!value) return failure(`the format needs ${verb.argument} values, there are ${values.length}`, origin);
    if (Math.max(verb.width ?? 0, verb.precision ?? 0) > longestText) return tooLong(origin);
    const text = formatVerb(verb, value);
    if (typeof text !== 'string') return failure(text.fault, origin);
    result += text;
    if (result.length > longestText) return tooLong(origin);
    at = verb.end;
    next = verb.argument + 1;
    highest = Math.max(highest, verb.argument);
  }
  if (highest < values.length) return failure(`the format uses ${highest} of ${values.length} values`, origin);
  const [only] = values;
  // A value that is the whole text keeps the literal that decides it.
  const passes = values.length === 1 && only && /^%[sv]$/.test(template);
  return passes ? kept(result, result, only.origin, origin) : textual(result + template.slice(at), origin);
}
