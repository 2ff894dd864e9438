import type { Condition } from '../../../model/condition';

/** A tab or pivot of a document that a reader chooses among others. */
export interface Choice {
  readonly kind: 'tab' | 'pivot';
  readonly id: string;
  /** What stands on it. */
  readonly label: string;
  /** The ids of all that are offered at this place. */
  readonly among: readonly string[];
}

/**
 * The condition that a choice stands for. A reader who chooses a tab sees it wherever it is offered, so that places which share an id are one
 * choice. It is no condition where only one of all these holds scripts.
 */
export function alternativesOf(scripts: readonly (readonly Choice[])[]): (choice: Choice) => Condition | undefined {
  const group = new Map<string, string>();
  const root = (key: string): string => {
    const parent = group.get(key);
    return parent === undefined || parent === key ? key : root(parent);
  };
  const used = scripts.flat();
  for (const choice of used) {
    for (const id of choice.among) {
      const [a, b] = [root(keyOf(choice, choice.among[0] ?? id)), root(keyOf(choice, id))];
      if (a !== b) group.set(b, a);
    }
  }
  const chosen = new Map<string, Map<string, string>>();
  for (const choice of used) {
    const key = root(keyOf(choice, choice.id));
    const labels = chosen.get(key) ?? new Map<string, string>();
    if (!labels.has(choice.id)) labels.set(choice.id, choice.label);
    chosen.set(key, labels);
  }
  return (choice) => {
    const key = root(keyOf(choice, choice.id));
    const labels = chosen.get(key);
    if (!labels || labels.size < 2) return undefined;
    const of = [...labels.values()].join(' or ');
    return { subject: `the ${choice.kind} (${of})`, is: labels.get(choice.id) ?? choice.label };
  };
}

function keyOf({ kind }: Choice, id: string): string {
  return `${kind} ${id}`;
}
