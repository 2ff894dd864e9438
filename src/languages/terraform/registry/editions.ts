/** A module of the public registry of which a short text of our own says what it makes of its inputs. */
export interface RegistryModule {
  /** `Azure/vnet/azurerm`. */
  readonly path: string;
  /** The major versions from which on the text is another one, the oldest first. */
  readonly changes: readonly number[];
  /** The text that holds from a major version on. */
  text(from: (major: number) => boolean): string;
}

/**
 * The edition that a version constraint leads to: the newest that it allows, as `terraform init` would take. Without a constraint it
 * is the newest of all.
 */
export function editionOf({ changes }: RegistryModule, constraint: string | undefined): number {
  const major = newestMajor(constraint);
  return changes.findLast((change) => change <= major) ?? changes[0] ?? 0;
}

export function textOf(module: RegistryModule, edition: number): string {
  return module.text((major) => edition >= major);
}

/** The newest major version that all parts of the constraint allow. */
function newestMajor(constraint = ''): number {
  let newest = Infinity;
  for (const part of constraint.split(',')) {
    const [, operator = '', major = '', rest = ''] = /^\s*(=|~>|>=|<=|<|>|!=)?\s*v?(\d+)((?:\.\d+)*)/.exec(part) ?? [];
    if (major === '' || operator === '>=' || operator === '>' || operator === '!=') continue;
    const zero = /^(?:\.0+)*$/.test(rest);
    newest = Math.min(newest, operator === '<' && zero ? Number(major) - 1 : operator === '~>' && rest === '' ? Infinity : Number(major));
  }
  return newest;
}
