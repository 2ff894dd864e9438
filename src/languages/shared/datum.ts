import { allOf, compatible, type Condition } from '../../model/condition';
import type { Origin, Reason } from '../../model/value';
import { sameSpan, type Span } from '../../text/span';

/**
 * A value while it is being evaluated, in any of the languages: what the text says, or why it does not say it. Each
 * part of a list or object has its own origin, so that the one literal behind a number deep inside can be found.
 */
export type Datum = Atom | ListDatum | ObjectDatum | UnknownDatum | Choice | Reference;

export interface Atom {
  readonly kind: 'atom';
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
}

export interface ListDatum {
  readonly kind: 'list';
  /** Terraform tells these apart when it converts and compares; a set has no order and no duplicates. */
  readonly form: 'tuple' | 'list' | 'set';
  readonly items: readonly Datum[];
  /** Why there may be more items than these; undefined for a list that is complete. */
  readonly open: Why | undefined;
  readonly origin: Origin;
}

export interface ObjectDatum {
  readonly kind: 'object';
  readonly form: 'object' | 'map';
  readonly entries: ReadonlyMap<string, Datum>;
  readonly open: Why | undefined;
  /** The id of the element that it describes: what is not among the entries, Azure will give. */
  readonly element?: string;
  /** Where the text writes the names of its entries, as far as it writes them out: the place to underline what lies below one. */
  readonly keys?: ReadonlyMap<string, Span>;
  /** The names of entries that only Azure knows, where they are ids of things in the text: `{ '${identity.id}': {} }`. */
  readonly idsAsNames?: readonly Datum[];
  readonly origin: Origin;
}

/** Why something is not known. */
export interface Why {
  readonly reason: Reason;
  /** A clause for people: "variable `nodes` has no default". */
  readonly message: string;
  /** Of an object: what the text leaves out of it, Azure adds. The text itself is complete. */
  readonly azureAdds?: true;
}

export interface UnknownDatum extends Why {
  readonly kind: 'unknown';
  /** Whether the language itself would refuse: `try` goes on to its next argument then, and only then. */
  readonly failed: boolean;
  /** What is written of a resource id of which Azure gives the rest: it can still name one of our elements. */
  readonly id?: PartialId;
  /** Of a text with slashes of which not all is known, what stands between the slashes: the names of `concat(vnet, '/nodes')`. */
  readonly path?: readonly Datum[];
  readonly origin: Origin;
}

/** The part of a resource id that the text gives, such as the type and the names without the subscription. */
export interface PartialId {
  readonly scope: PartialScope;
  /** `Microsoft.Network/virtualNetworks/subnets`; of a child of another id only the rest of the type, `subnets`. */
  readonly type: string;
  /** The names in the order of the type's parts, one for each. They may be unknown themselves, and are no choices. */
  readonly names: readonly Datum[];
}

/**
 * What stands before the type. `deployment`: whatever the template is deployed to, told from others by `of` where that is known. A part that is undefined is that of
 * the deployment. `id`: the whole id of something else; as a `child` it goes on with a type and a name, as an `extension`
 * with `/providers/`.
 */
export type PartialScope =
  | { readonly kind: 'deployment'; readonly of?: string }
  | { readonly kind: 'subscription'; readonly subscription: Datum | undefined }
  | { readonly kind: 'resourceGroup'; readonly subscription: Datum | undefined; readonly resourceGroup: Datum }
  | { readonly kind: 'managementGroup'; readonly managementGroup: Datum | undefined }
  | { readonly kind: 'id'; readonly id: Datum; readonly as: 'child' | 'extension' };

/** One of several, by a condition that is not known. Never nested, at least two options. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Way[];
  readonly origin: Origin;
}

/** A datum and what must hold for it. */
export interface Way {
  readonly datum: Exclude<Datum, Choice>;
  readonly when: readonly Condition[];
}

/** A part of another element that Azure will give: `azurerm_subnet.nodes.id`. Known only by whose it is. */
export interface Reference {
  readonly kind: 'reference';
  /** The id of the element. */
  readonly element: string;
  /** The attribute of it, such as `id`. */
  readonly attribute: string;
  readonly origin: Origin;
}

export function atom(value: Atom['value'], origin: Origin): Atom {
  return { kind: 'atom', value, origin };
}

export function list(items: readonly Datum[], origin: Origin, form: ListDatum['form'] = 'tuple', open?: Why): ListDatum {
  return { kind: 'list', form, items, open, origin };
}

export function object(entries: ReadonlyMap<string, Datum>, origin: Origin, form: ObjectDatum['form'] = 'object', open?: Why): ObjectDatum {
  return { kind: 'object', form, entries, open, origin };
}

export function unknown(reason: Reason, message: string, origin: Origin): UnknownDatum {
  return { kind: 'unknown', reason, message, failed: false, origin };
}

/** What the language itself would refuse to evaluate. */
export function failure(message: string, origin: Origin): UnknownDatum {
  return { kind: 'unknown', reason: 'unreadable', message, failed: true, origin };
}

/** One of the given ways; a single one is its datum. Choices within are taken apart, ways that exclude themselves left out. */
export function choice(ways: readonly { readonly datum: Datum; readonly when: readonly Condition[] }[], origin: Origin): Datum {
  const flat: Way[] = [];
  for (const { datum, when } of ways) {
    if (datum.kind !== 'choice') flat.push({ datum, when });
    else for (const inner of datum.options) if (compatible(inner.when, when)) flat.push({ datum: inner.datum, when: allOf(inner.when, when) });
  }
  const [first] = flat;
  if (first && flat.length === 1) return first.datum;
  if (first && flat.every((way) => isSame(way.datum, first.datum))) return whateverHolds(flat, origin) ?? first.datum;
  return { kind: 'choice', options: flat, origin };
}

/** Ways that all lead to the same value: then it is the value, whatever holds. It has a literal where they have the same one. */
function whateverHolds(ways: readonly Way[], origin: Origin): Datum | undefined {
  const [first] = ways;
  const literal = first?.datum.origin.literal;
  if (literal && ways.every(({ datum }) => datum.origin.literal && sameSpan(datum.origin.literal, literal))) return first.datum;
  return first && withOrigin(first.datum, { ...origin, from: ways.map(({ datum }) => datum.origin) });
}

/** Whether two data are the same simple value, or lists of the same simple values. */
function isSame(a: Datum, b: Datum): boolean {
  if (a.kind === 'atom') return b.kind === 'atom' && a.value === b.value;
  if (a.kind !== 'list' || b.kind !== 'list' || a.open || b.open || a.form !== b.form || a.items.length !== b.items.length || a.items.length > 16) return false;
  return a.items.every((item, index) => { const other = b.items[index]; return item.kind === 'atom' && other !== undefined && isSame(item, other); });
}

/** The same datum as seen from another place, which becomes one step of its trail. `gives`: as in `Origin`. */
export function via(datum: Datum, { span, what, gives }: Pick<Origin, 'span' | 'what' | 'gives'>): Datum {
  const origin = passedOn(datum.origin, span, what, [datum.origin]);
  return withOrigin(datum, gives === undefined ? origin : { ...origin, gives });
}

/** The same datum with another origin. Simple values are written out, because they are nearly all that there is. */
export function withOrigin(datum: Datum, origin: Origin): Datum {
  return datum.kind === 'atom' ? atom(datum.value, origin) : { ...datum, origin };
}

/** What of an origin holds on for a value that passes through unchanged. */
export function passed({ literal, part }: Origin): Pick<Origin, 'literal' | 'part'> {
  return { ...(literal && { literal }), ...(part && { part }) };
}

/** The origin at another place of a value that passes through it unchanged. */
export function passedOn({ literal, part }: Origin, span: Origin['span'], what: string, from: readonly Origin[]): Origin {
  if (literal) return part ? { span, what, from, literal, part } : { span, what, from, literal };
  return part ? { span, what, from, part } : { span, what, from };
}

/** The most ways that a product of choices is followed; past them the value is unknown. */
export const mostWays = 64;

/**
 * Applies `combine` to every combination of the options that the arguments leave open, less those that exclude
 * themselves. The result is a choice as soon as one argument is.
 */
export function overChoices(
  args: readonly Datum[],
  origin: Origin,
  combine: (args: readonly Exclude<Datum, Choice>[]) => Datum,
): Datum {
  if (args.every(isPlain)) return combine(args);
  let ways: { readonly args: readonly Exclude<Datum, Choice>[]; readonly when: readonly Condition[] }[] = [{ args: [], when: [] }];
  for (const arg of args) {
    const options: readonly Way[] = arg.kind === 'choice' ? arg.options : [{ datum: arg, when: [] }];
    ways = ways.flatMap((way) =>
      options
        .filter((option) => compatible(way.when, option.when))
        .map((option) => ({ args: [...way.args, option.datum], when: allOf(way.when, option.when) })),
    );
    if (ways.length > mostWays) return unknown('too-large', 'too many combinations of conditions', origin);
  }
  return choice(ways.map((way) => ({ datum: combine(way.args), when: way.when })), origin);
}

function isPlain(datum: Datum): datum is Exclude<Datum, Choice> {
  return datum.kind !== 'choice';
}
