import type { Choice, Datum, ListDatum, ObjectDatum, Reference, Why } from '../datum';

/**
 * Whether two data are equal as `equals` and `==` see it, or why that is not known. Texts are compared with their case:
 * `=~` is the operator that ignores it (operators-comparison, "Equal case-insensitive"). A number never equals a text. The
 * order of an object's properties does not matter. Two parts of other resources are surely equal when they are the same part
 * of the same resource, and surely different when they are the ids of two.
 */
export function equal(a: Datum, b: Datum): boolean | Why {
  if (a.kind === 'unknown') return equalUnknown(a, b);
  if (b.kind === 'unknown') return equalUnknown(b, a);
  if (a.kind === 'choice') return equalInEveryWay(a, b);
  if (b.kind === 'choice') return equalInEveryWay(b, a);
  if (a.kind === 'reference') return equalReference(a, b);
  if (b.kind === 'reference') return equalReference(b, a);
  if (a.kind === 'atom' || b.kind === 'atom') return a.kind === 'atom' && b.kind === 'atom' && a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') return equalLists(a, b);
  if (a.kind === 'object' && b.kind === 'object') return equalObjects(a, b);
  return false;
}

/** True, false or not known of all together: one false decides. */
export function allHold(answers: Iterable<boolean | Why>): boolean | Why {
  let open: Why | undefined;
  for (const answer of answers) {
    if (answer === false) return false;
    if (answer !== true) open ??= answer;
  }
  return open ?? true;
}

/** True, false or not known of any of them: one true decides. */
export function anyHolds(answers: Iterable<boolean | Why>): boolean | Why {
  let open: Why | undefined;
  for (const answer of answers) {
    if (answer === true) return true;
    if (answer !== false) open ??= answer;
  }
  return open ?? false;
}

/** Why a part of another element is not known. */
export function whyReference({ element, attribute }: Reference): Why {
  return { reason: 'run-time', message: `\`${attribute}\` of \`${element}\` is known after the deployment` };
}

/** Why an object may have more entries than are listed. Azure gives properties to a resource that are not written. */
export function openingOf({ open, element }: ObjectDatum): Why | undefined {
  return open ?? (element === undefined ? undefined : { reason: 'run-time', message: `all of \`${element}\` is known after the deployment` });
}

/**
 * The name under which an object has a property: names are looked up without their case ("when testing if an object contains
 * a key, the comparison is case-insensitive", template-functions-object). The name as it is written comes first.
 */
export function nameIn(entries: ReadonlyMap<string, Datum>, name: string): string | undefined {
  if (entries.has(name)) return name;
  const wanted = name.toLowerCase();
  for (const each of entries.keys()) if (each.toLowerCase() === wanted) return each;
  return undefined;
}

function whyNot({ reason, message }: Why): Why {
  return { reason, message };
}

/** A resource id of which a part is known is a text that is not empty, and no null. */
function equalUnknown(a: Extract<Datum, { kind: 'unknown' }>, b: Datum): boolean | Why {
  if (a.id && (b.kind === 'list' || b.kind === 'object' || (b.kind === 'atom' && (typeof b.value !== 'string' || b.value === '')))) return false;
  return whyNot(a);
}

function equalInEveryWay({ options }: Choice, other: Datum): boolean | Why {
  const answers = options.map(({ datum }) => equal(datum, other));
  const [first] = answers;
  if (first !== undefined && answers.every((answer) => answer === first)) return first;
  return answers.find((answer) => typeof answer !== 'boolean') ?? { reason: 'no-value', message: 'it depends on a condition that is not known' };
}

function equalReference(a: Reference, b: Exclude<Datum, Choice>): boolean | Why {
  if (b.kind === 'reference') {
    if (a.element === b.element && a.attribute === b.attribute) return true;
    if (a.element !== b.element && a.attribute === 'id' && b.attribute === 'id') return false;
    return whyReference(a);
  }
  const isText = a.attribute === 'id' || a.attribute === 'name';
  if (isText && (b.kind !== 'atom' || typeof b.value !== 'string' || b.value === '')) return false;
  return whyReference(a);
}

function equalLists(a: ListDatum, b: ListDatum): boolean | Why {
  const open = a.open ?? b.open;
  // The positions in an open list are not known.
  if (open) return whyNot(open);
  if (a.items.length !== b.items.length) return false;
  return allHold(a.items.map((item, index) => { const other = b.items[index]; return other !== undefined && equal(item, other); }));
}

function equalObjects(a: ObjectDatum, b: ObjectDatum): boolean | Why {
  if (a.element !== undefined && b.element !== undefined) return a.element === b.element;
  const [openA, openB] = [openingOf(a), openingOf(b)];
  const answers: (boolean | Why)[] = [openA, openB].flatMap((open) => (open ? [whyNot(open)] : []));
  for (const name of new Set([...a.entries.keys(), ...b.entries.keys()])) {
    const [left, right] = [a.entries.get(name), b.entries.get(name)];
    if (left && right) answers.push(equal(left, right));
    else if (nameIn((left ? b : a).entries, name) !== undefined) answers.push({ reason: 'unreadable', message: 'the properties differ in the case of their names only' });
    else if (!(left ? openB : openA)) return false;
  }
  return allHold(answers);
}
