import type { Related } from '../../model/finding';
import type { Element } from '../../model/network';
import type { ChangedProperty } from '../../model/planned-change';
import type { Fault } from '../rule';
import { listed } from './words';

/** The fault that a plan replaces the element. `message`: what that means for it, without the reason. */
export function replacement({ change, span }: Element, message: string): Fault | undefined {
  if (change?.kind !== 'replaced') return undefined;
  const [first] = change.properties;
  const why = first ? `, because ${sentence(first)}` : change.because ? `, because ${reasons[change.because]}` : '';
  return { at: first?.span ?? span, message: message + why, when: [], related: related(change.properties) };
}

const reasons = {
  tainted: 'it is marked as tainted',
  requested: 'the plan was made with `-replace`',
  triggered: 'its `replace_triggered_by` asks for it',
} as const;

function related(properties: readonly ChangedProperty[]): readonly Related[] {
  return properties.flatMap((property, index): readonly Related[] => {
    const before = property.before && property.from.length > 0 ? [{ span: property.before, message: `${property.name} is ${listed(property.from)}` }] : [];
    return index === 0 ? before : [{ span: property.span, message: sentence(property) }, ...before];
  });
}

/** "its `max_pods` is 30 and becomes 110". */
function sentence({ name, from, to }: ChangedProperty): string {
  const was = from.length > 0 ? `is ${listed(from)}` : undefined;
  if (to === undefined) return was ? `its \`${name}\` ${was} and becomes what is known after the change only` : `its \`${name}\` is known after the change only`;
  if (to.length > 0) return was ? `its \`${name}\` ${was} and becomes ${listed(to)}` : `its \`${name}\` becomes ${listed(to)}`;
  return was ? `its \`${name}\`, which ${was}, is taken out` : `its \`${name}\` changes`;
}
