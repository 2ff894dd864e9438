/**
 * A module of the public registry as this program knows it: what it makes of its inputs, in our own words. It depends on the
 * version, because versions rename inputs and change what becomes of them.
 */
export interface RegistryModule {
  /** The path in the registry, such as `avm/res/network/route-table`. */
  readonly path: string;
  /** The versions from which on something is different, in their order. What is newer than the last of them is taken to be like it. */
  readonly changes: readonly string[];
  /** A template in Bicep. */
  text(from: From): string;
}

/** Whether what a version brought is there. */
export type From = (version: string) => boolean;

/** The last of the changes that a version has; of a version before all of them the first. Undefined for what is no version. */
export function editionOf({ changes }: RegistryModule, version: string): string | undefined {
  return isVersion(version) ? changes.findLast((change) => reaches(version, change)) ?? changes[0] : undefined;
}

/** The template of a module as of one of its changes. */
export function textOf(module: RegistryModule, edition: string): string {
  return module.text((version) => reaches(edition, version));
}

/** `0.11.1`, `1.0`, `0.2.0-preview`: a tag may be any word, and those that are no versions tell nothing. */
function isVersion(tag: string): boolean {
  return /^\d+\.\d+(\.\d+)?(-[\w.-]+)?$/.test(tag);
}

function reaches(version: string, least: string): boolean {
  const numbers = partsOf(version);
  const wanted = partsOf(least);
  for (let at = 0; at < 3; at++) {
    const difference = (numbers[at] ?? 0) - (wanted[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function partsOf(version: string): readonly number[] {
  return version.replace(/-.*/, '').split('.').map(Number);
}
