import type { Datum } from '../datum';
import { partsOfName } from './ids';
import type { Parent, Target } from './links';
import { callOf } from './lowered';
import { scopeOf, type Made } from './resources';

/** A resource as links see it: its type, its own name, and what it is within. */
export function targetOf({ instance, declaration, copy, when }: Made): Target {
  const name = declaration.name?.evaluate(copy.frame);
  const parts = name ? partsOfName(name) : [];
  return {
    id: copy.id,
    type: declaration.type.toLowerCase(),
    name: parts.at(-1),
    parent: parentOf(declaration.parent?.evaluate(copy.frame), copy.container?.id, parts),
    existing: declaration.existing,
    inline: false,
    when,
    head: callOf({ declaration, instance }) ?? declaration.head,
    scope: scopeOf(declaration, copy, instance),
  };
}

function parentOf(parent: Datum | undefined, container: string | undefined, parts: readonly Datum[]): Parent | undefined {
  if (container !== undefined) return { kind: 'element', id: container };
  if (parent?.kind === 'object' && parent.element !== undefined) return { kind: 'element', id: parent.element };
  if (parent) return { kind: 'names', names: [parent] };
  return parts.length > 1 ? { kind: 'names', names: parts.slice(0, -1) } : undefined;
}
