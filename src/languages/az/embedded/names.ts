import { nameOf } from '../../../text/uris';
import type { Dialect } from '../tree';

/** What a file is by its name: a script, a document with scripts in it, or nothing of ours. */
export type Holder = { readonly kind: 'script'; readonly dialect: Dialect } | { readonly kind: 'yaml' } | { readonly kind: 'markdown' };

export function holderOf(uri: string): Holder | undefined {
  const ending = /\.([^.]+)$/.exec(nameOf(uri))?.[1]?.toLowerCase();
  return ending === undefined ? undefined : holders.get(ending);
}

/**
 * The dialect that the first line of a script names, `#!/usr/bin/env pwsh`; null for an interpreter that is no shell, undefined
 * when it names none.
 */
export function shebangOf(text: string): Dialect | null | undefined {
  const [, interpreter] = /^\uFEFF?#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?:\S*\/)?([^\s/]+)/.exec(text) ?? [];
  if (interpreter === undefined) return undefined;
  if (/^(?:pwsh|powershell)/i.test(interpreter)) return 'powershell';
  return /^(?:ba|z|da|k|a)?sh$/.test(interpreter) ? 'bash' : null;
}

const holders: ReadonlyMap<string, Holder> = new Map<string, Holder>([
  ['sh', { kind: 'script', dialect: 'bash' }],
  ['bash', { kind: 'script', dialect: 'bash' }],
  ['zsh', { kind: 'script', dialect: 'bash' }],
  ['azcli', { kind: 'script', dialect: 'bash' }],
  ['ps1', { kind: 'script', dialect: 'powershell' }],
  ['psm1', { kind: 'script', dialect: 'powershell' }],
  ['bat', { kind: 'script', dialect: 'batch' }],
  ['cmd', { kind: 'script', dialect: 'batch' }],
  ['yml', { kind: 'yaml' }],
  ['yaml', { kind: 'yaml' }],
  ['md', { kind: 'markdown' }],
  ['markdown', { kind: 'markdown' }],
]);
