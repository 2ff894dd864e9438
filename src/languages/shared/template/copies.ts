import { compatible, sameCondition, type Condition } from '../../../model/condition';
import type { Origin } from '../../../model/value';
import { remembered } from '../../../text/memo';
import { atom, choice, unknown, type Choice, type Datum, type Way, type Why } from '../datum';
import { whyReference } from '../functions/equal';
import { frameOf, mostCopies, subjectIn, type CopiesMade, type Copy, type Frame, type Instance } from './frame';
import type { Declaration, Source, Template } from './template';

/** The copies that a declaration makes in an instance of its template, those among them whose condition is false too. */
export function copiesOf(declaration: Declaration, instance: Instance): CopiesMade {
  const { copies } = instance.memory;
  const known = copies.get(declaration);
  if (known === 'in progress') return { looped: declaration.copies !== undefined, copies: [], open: { reason: 'unreadable', message: 'the loop refers to itself' } };
  if (known) return known;
  copies.set(declaration, 'in progress');
  const made = expand(declaration, instance);
  copies.set(declaration, made);
  return made;
}

function expand(declaration: Declaration, instance: Instance): CopiesMade {
  const container = declaration.kind === 'resource' ? declaration.container : undefined;
  if (!container) return within(declaration, frameOf(instance), undefined);
  const outer = copiesOf(container, instance);
  const all = outer.copies.map((copy) => within(declaration, copy.frame, copy));
  return {
    looped: outer.looped || declaration.copies !== undefined,
    copies: all.flatMap(({ copies }) => copies),
    open: outer.open ?? all.find(({ open }) => open)?.open,
  };
}

/** The copies in one frame: that of the template, or that of a copy of the resource around. */
function within(declaration: Declaration, frame: Frame, container: Copy | undefined): CopiesMade {
  const { copies } = declaration;
  if (!copies) return { looped: false, copies: [copyAt(declaration, frame, container, '', 'yes', [])], open: undefined };
  const over = copies.over.evaluate(frame);
  const origin: Origin = { span: copies.over.span, what: copies.over.what, from: [over.origin] };
  const turns = new Map<number, Turn>();
  let open: Why | undefined;
  const ways = waysOf(over);
  for (const { datum, when } of ways) {
    const { items, why } = turnsOf(datum, frame);
    open ??= why;
    for (const [index, item] of items.entries()) {
      const before = turns.get(index);
      turns.set(index, { ways: [...(before?.ways ?? []), { datum: item, when }], when: before ? common(before.when, when) : when });
    }
  }
  const made = [...turns].map(([index, { ways: taken, when }]) => {
    const inner = { ...copies.frameOf(frame, itemOf(taken), atom(index, origin)), copy: `${frame.copy}[${index}]` };
    const sure = taken.length === ways.length;
    return copyAt(declaration, inner, container, `[${index}]`, sure ? 'yes' : 'maybe', sure ? [] : when);
  });
  if (made.length === 0 && open) {
    const why = `it differs from copy to copy, and the copies are not known: ${open.message}`;
    const stranger = unknown('differs-per-copy', why, origin);
    const inner = { ...copies.frameOf(frame, stranger, stranger), copy: `${frame.copy}[*]` };
    made.push(copyAt(declaration, inner, container, '[*]', 'maybe', []));
  }
  return { looped: true, copies: made, open };
}

interface Turn {
  /** What the turn goes over, by each way that makes it. */
  readonly ways: readonly { readonly datum: Datum | undefined; readonly when: readonly Condition[] }[];
  readonly when: readonly Condition[];
}

/** The item of a turn: one of several where a condition chooses between lists. */
function itemOf(ways: Turn['ways']): Datum | undefined {
  const [first, ...others] = ways;
  if (!first?.datum || others.every(({ datum }) => datum === first.datum)) return first?.datum;
  return choice(ways.flatMap(({ datum, when }) => (datum ? [{ datum, when }] : [])), first.datum.origin);
}

/** What a loop goes through: the items of a list, or as many turns as a number says. */
function turnsOf(over: Way['datum'], frame: Frame): { readonly items: readonly (Datum | undefined)[]; readonly why: Why | undefined } {
  const { work } = frame.instance.run;
  const bounded = <T>(items: readonly T[], why: Why | undefined): { readonly items: readonly T[]; readonly why: Why | undefined } => {
    work.copies -= items.length;
    return items.length > mostCopies || work.copies < 0 ? { items: [], why: { reason: 'too-large', message: `there are ${items.length} copies` } } : { items, why };
  };
  switch (over.kind) {
    case 'list':
      return bounded(over.items, over.open);
    case 'atom':
      if (typeof over.value !== 'number' || over.value < 0) return { items: [], why: { reason: 'unreadable', message: 'the loop makes no sense' } };
      if (over.value > mostCopies) return { items: [], why: { reason: 'too-large', message: `there are ${over.value} copies` } };
      return bounded(Array.from({ length: Math.floor(over.value) }), undefined);
    case 'object':
      return { items: [], why: { reason: 'unreadable', message: 'a loop goes over a list' } };
    case 'unknown':
      return { items: [], why: { reason: over.reason, message: over.message } };
    case 'reference':
      return { items: [], why: whyReference(over) };
  }
}

function copyAt(declaration: Declaration, frame: Frame, container: Copy | undefined, key: string, exists: 'yes' | 'maybe', when: readonly Condition[]): Copy {
  const id = container ? `${container.id}::${localName(declaration, frame)}${key}` : `${frame.instance.path}${localName(declaration, frame)}${key}`;
  const own: Copy = { declaration, frame, id, container, exists, when };
  const conditioned = declaration.condition ? underCondition(own, declaration.condition) : own;
  return container ? underContainer(conditioned, container) : conditioned;
}

/** A resource that is written inside another is made only where that one is. */
function underContainer(copy: Copy, { exists, when }: Copy): Copy {
  if (exists === 'yes' || copy.exists === 'no') return copy;
  return { ...copy, exists: exists === 'no' || !compatible(copy.when, when) ? 'no' : 'maybe', when: [...copy.when, ...when.filter((each) => !copy.when.some((other) => sameCondition(other, each)))] };
}

function underCondition(copy: Copy, condition: Source): Copy {
  const ways = waysOf(condition.evaluate(copy.frame));
  const holding = ways.flatMap(({ datum, when }): readonly (readonly Condition[])[] => {
    if (datum.kind === 'atom' && datum.value === false) return [];
    if (datum.kind === 'atom' && datum.value === true) return [when];
    return [[...when, condition.outcome?.(copy.frame, true) ?? { subject: subjectIn(copy.frame, condition.what), is: 'true' }]];
  });
  const [first] = holding;
  if (!first) return { ...copy, exists: 'no' };
  const sure = holding.length === ways.length && ways.every(({ datum }) => datum.kind === 'atom');
  if (sure) return copy;
  return { ...copy, exists: 'maybe', when: [...copy.when, ...holding.reduce(common, first)] };
}

function common(a: readonly Condition[], b: readonly Condition[]): readonly Condition[] {
  return a.filter((condition) => b.some((other) => sameCondition(other, condition)));
}

function waysOf(datum: Datum): Choice['options'] {
  return datum.kind === 'choice' ? datum.options : [{ datum, when: [] }];
}

/** The symbolic name, or the last part of the type and the name: `virtualNetworks/main`. */
function localName(declaration: Declaration, frame: Frame): string {
  const { symbol, name } = declaration;
  if (symbol !== undefined) return declaration.kind === 'resource' && declaration.container && symbol.includes('::') ? symbol.slice(symbol.lastIndexOf('::') + 2) : symbol;
  const datum = name?.evaluate(frame);
  const text = datum?.kind === 'atom' ? String(datum.value) : name?.what ?? '';
  const kind = declaration.kind === 'module' ? 'deployments' : typePath(declaration.type);
  const twin = twinsBefore(declaration, frame.instance);
  return `${kind}/${text}${twin === 0 ? '' : `(${twin + 1})`}`;
}

function typePath(type: string): string {
  return type.slice(type.indexOf('/') + 1);
}

/** How many declarations before this one have the same type and the same text as their name. */
function twinsBefore(declaration: Declaration, { template }: Instance): number {
  return twinsIn(template).get(declaration) ?? 0;
}

const twinsIn = remembered(({ declarations }: Template): ReadonlyMap<Declaration, number> => {
  const seen = new Map<string, number>();
  return new Map(declarations.map((declaration) => {
    const key = JSON.stringify([declaration.kind, declaration.name?.what ?? null, declaration.kind === 'resource' ? declaration.type.toLowerCase() : '']);
    const twins = seen.get(key) ?? 0;
    seen.set(key, twins + 1);
    return [declaration, twins];
  }));
});
