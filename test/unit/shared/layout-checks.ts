import assert from 'node:assert/strict';
import { layoutFrom, type Layout, type Notation, type Plain } from './layouts';
import { spelledAt, spelledTogether, type Place, type Spell, type Wanted } from './spelled';

/** What a language needs for its changes to be tried on many layouts. */
export interface Layouts {
  readonly spell: Spell;
  readonly file: string;
  readonly notation: Notation;
  /** What stands before and behind the entry that is laid out. */
  readonly around: readonly [before: string, behind: string];
  /** What the text says, fault or not: undefined for any fault in it. */
  readonly read: (text: string) => unknown;
}

/**
 * Adds to every object of many layouts, and reads back what is there then: the same, and the new property as the last. It gives how
 * often two properties could be added together.
 */
export function addEverywhere(layouts: Layouts, seeds: number): number {
  let together = 0;
  everywhere(layouts, seeds, ({ layout, text, shift, broken }) => {
    for (const { key, value } of layout.objects) {
      for (const [property, name, to] of additions) {
        const after = change(layouts, text, shift(key), { add: property, to });
        assert.ok(after !== undefined, text);
        assert.equal(asText(layouts.read(after)), asText({ networkProfile: replaced(layout.value, value, { ...value, [name]: to }) }), after);
        for (const comment of layout.comments) assert.ok(after.includes(comment), after);
        assert.ok(!broken.test(after), asText(after));
      }
      const both = spelledTogether(layouts.spell, layouts.file, text, shift(key), additions.map(([property, , to]) => ({ add: property, to })));
      if (both === undefined) continue;
      const full = additions.reduce<Plain>((grown, [, name, to]) => ({ ...grown, [name]: to }), value);
      assert.equal(asText(layouts.read(both)), asText({ networkProfile: replaced(layout.value, value, full) }), both);
      together++;
    }
  });
  return together;
}

const additions: readonly (readonly [property: string, name: string, to: string | readonly string[]])[] = [
  ['dnsServiceIp', 'dnsServiceIP', '10.0.0.10'],
  ['serviceCidrs', 'serviceCidrs', ['10.0.0.0/16', 'fd00::/108']],
];

/** Takes out every entry of many layouts. Only one with a comment on its lines may be declined. It gives how many were. */
export function removeEverywhere(layouts: Layouts, seeds: number): { readonly removed: number; readonly declined: number } {
  let removed = 0;
  let declined = 0;
  everywhere(layouts, seeds, ({ layout, text, shift, broken }) => {
    for (const { value, entries } of layout.objects) {
      for (const { name, value: place, free } of entries) {
        const after = change(layouts, text, shift(place), 'remove');
        if (after === undefined) {
          assert.ok(!free, `${name} in ${text}`);
          declined++;
          continue;
        }
        const { [name]: gone, ...kept } = value;
        assert.ok(gone !== undefined);
        assert.equal(asText(layouts.read(after)), asText({ networkProfile: replaced(layout.value, value, kept) }), `${name} in ${text} → ${after}`);
        const within = layout.text.slice(place.start, place.end);
        for (const comment of layout.comments) assert.ok(within.includes(comment) || after.includes(comment), after);
        assert.ok(!broken.test(after), asText(after));
        removed++;
      }
    }
  });
  return { removed, declined };
}

interface Trial {
  readonly layout: Layout;
  readonly text: string;
  readonly shift: (place: Place) => Place;
  /** The line break that the text does not use. */
  readonly broken: RegExp;
}

function everywhere(layouts: Layouts, seeds: number, work: (trial: Trial) => void): void {
  for (let seed = 0; seed < seeds; seed++) {
    const layout = layoutFrom(seed, layouts.notation);
    const crlf = layout.text.includes('\r\n');
    const [before, behind] = layouts.around.map((part) => (crlf ? part.replaceAll('\n', '\r\n') : part));
    const text = `${before ?? ''}${layout.text}${behind ?? ''}`;
    const offset = before?.length ?? 0;
    assert.equal(asText(layouts.read(text)), asText({ networkProfile: layout.value }), text);
    const broken = crlf ? /(?<!\r)\n/ : /\r/;
    work({ layout, text, shift: ({ start, end }) => ({ start: start + offset, end: end + offset }), broken });
  }
}

function change({ spell, file }: Layouts, text: string, place: Place, wanted: Wanted): string | undefined {
  return spelledAt(spell, file, text, place, wanted);
}

/** The order of entries counts. */
function asText(value: unknown): string {
  return JSON.stringify(value);
}

function replaced(value: Plain, old: Plain, fresh: Plain): Plain {
  if (value === old) return fresh;
  const copy: Plain = {};
  for (const [name, part] of Object.entries(value)) copy[name] = isPlain(part) ? replaced(part, old, fresh) : part;
  return copy;
}

function isPlain(part: Plain[string]): part is Plain {
  return typeof part === 'object' && !Array.isArray(part);
}
