import type { Choice, Datum, ListDatum, ObjectDatum, Reference, Why } from '../shared/datum';

/**
 * Whether two data are equal as `==` sees it, or why that is not known. Types matter: `1 == "1"` and
 * `tolist([1]) == [1]` are false. Two parts of other resources are surely equal when they are the same part of the same
 * resource, and surely different when they are the ids of two.
 */
export function equal(a: Datum, b: Datum): boolean | Why {
  if (a.kind === 'unknown') return whyNot(a);
  if (b.kind === 'unknown') return whyNot(b);
  if (a.kind === 'choice') return equalInEveryWay(a, b);
  if (b.kind === 'choice') return equalInEveryWay(b, a);
  if (a.kind === 'reference') return equalReference(a, b);
  if (b.kind === 'reference') return equalReference(b, a);
  if (a.kind === 'atom' || b.kind === 'atom') return a.kind === 'atom' && b.kind === 'atom' && a.value === b.value;
  if (a.kind === 'list' && b.kind === 'list') return a.form === b.form && (a.form === 'set' ? equalSets(a, b) : equalLists(a, b));
  if (a.kind === 'object' && b.kind === 'object') return a.form === b.form && equalObjects(a, b);
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

/** Why a part of another element is not known. Data sources are read, resources are made. */
export function whyReference({ element, attribute }: Reference): Why {
  const read = /(?:^|\.)data\.[^.]+\.[^.]+$/.test(element);
  return { reason: read ? 'read-from-azure' : 'run-time', message: `\`${element}.${attribute}\` is known after the deployment` };
}

/** Why an object may have more entries than are listed. Azure gives attributes to a resource that are not written. */
export function openingOf({ open, element }: ObjectDatum): Why | undefined {
  return open ?? (element === undefined ? undefined : { reason: 'run-time', message: `all of \`${element}\` is known after the deployment` });
}

export function whyNot({ reason, message }: Why): Why {
  return { reason, message };
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
  // An id is a text, and never an empty one.
  if (a.attribute === 'id' && (b.kind !== 'atom' || typeof b.value !== 'string' || b.value === '')) return false;
  return whyReference(a);
}

function equalLists(a: ListDatum, b: ListDatum): boolean | Why {
  const open = a.open ?? b.open;
  if (!open && a.items.length !== b.items.length) return false;
  // The positions in an open list are not known.
  if (open) return whyNot(open);
  return allHold(a.items.map((item, index) => { const other = b.items[index]; return other !== undefined && equal(item, other); }));
}

function equalSets(a: ListDatum, b: ListDatum): boolean | Why {
  const within = (items: readonly Datum[], set: ListDatum): boolean | Why =>
    allHold(items.map((item) => anyHolds([...set.items.map((other) => equal(item, other)), ...(set.open ? [whyNot(set.open)] : [])])));
  return allHold([within(a.items, b), within(b.items, a), ...[a.open, b.open].flatMap((open) => (open ? [whyNot(open)] : []))]);
}

function equalObjects(a: ObjectDatum, b: ObjectDatum): boolean | Why {
  if (a.element !== undefined && b.element !== undefined) return a.element === b.element;
  const [openA, openB] = [openingOf(a), openingOf(b)];
  const answers: (boolean | Why)[] = [openA, openB].flatMap((open) => (open ? [whyNot(open)] : []));
  for (const name of new Set([...a.entries.keys(), ...b.entries.keys()])) {
    const [left, right] = [a.entries.get(name), b.entries.get(name)];
    if (left && right) answers.push(equal(left, right));
    else if (!(left ? openB : openA)) return false;
  }
  return allHold(answers);
}
