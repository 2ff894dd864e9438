/** A module of the public registry of which a short text of our own says what it makes of its inputs. */
export interface RegistryModule {
  /** `Azure/vnet/azurerm`. */
  readonly path: string;
  /** The versions from which on the text is another one, the oldest first: `7`, or `0.004` for 0.4 of a module that has no first version yet. */
  readonly changes: readonly number[];
  /** The text that holds from a version on. */
  text(from: (version: number) => boolean): string;
}

/**
 * The edition that a version constraint leads to: the newest that it allows, as `terraform init` would take. Without a constraint it
 * is the newest of all.
 */
export function editionOf({ changes }: RegistryModule, constraint: string | undefined): number {
  const newest = newestIn(constraint);
  return changes.findLast((change) => change <= newest) ?? changes[0] ?? 0;
}

export function textOf(module: RegistryModule, edition: number): string {
  return module.text((version) => edition >= version);
}

/** The newest version that all parts of the constraint allow: the major one and thousandths for the minor one. */
function newestIn(constraint = ''): number {
  let newest = Infinity;
  for (const part of constraint.split(',')) {
    const [, operator = '', major = '', minor, patch] = /^\s*(=|~>|>=|<=|<|>|!=)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(part) ?? [];
    if (major === '' || operator === '>=' || operator === '>' || operator === '!=') continue;
    newest = Math.min(newest, highest(operator, Number(major), minor, patch));
  }
  return newest;
}

function highest(operator: string, major: number, minor: string | undefined, patch: string | undefined): number {
  const within = (thousandths: number, whole = major): number => whole + Math.min(thousandths, 999) / 1000;
  if (operator === '~>' && patch === undefined) return minor === undefined ? Infinity : within(999);
  if (operator !== '<' || Number(patch ?? 0) > 0) return within(Number(minor ?? 0));
  return Number(minor ?? 0) > 0 ? within(Number(minor) - 1) : within(999, major - 1);
}
