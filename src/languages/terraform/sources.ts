import { perFile } from '../../text/memo';
import type { Files } from '../../text/files';
import type { SourceFile, Span } from '../../text/span';
import { resolvePath } from '../../text/uris';
import type { Why } from '../shared/datum';
import { jsonOf, memberOf } from '../shared/json-file';
import { isVirtual } from '../shared/seen-from';
import { attributeOf, blocksIn, isConfiguration, readModule, treeOf, writtenString, type Declaration, type Module } from './module';
import { registryModule } from './registry';
import type { Evaluation } from './scope';

/** Where the text of a called module is: `foreign` when the user did not write it. Or why it is nowhere. */
export type Located = { readonly module: Module; readonly foreign: boolean } | { readonly notHere: Why };

/** Finds the module that a call names: a folder of the workspace, or what `terraform init` has downloaded. `key` is that of the called module. */
export function locate(name: string, call: Declaration, key: string, caller: Evaluation): Located {
  const source = sourceOf(call);
  const { root } = caller.run;
  if (source === undefined) return { notHere: { reason: 'module-not-on-disk', message: `the source of module \`${name}\` is not written out` } };
  if (isLocal(source)) {
    const folder = resolvePath(caller.module.folder, source);
    const module = folder === undefined ? undefined : moduleIn(folder, caller);
    return module ? { module, foreign: caller.call !== undefined } : { notHere: notOnDisk(name, source) };
  }
  const folder = downloadsOf(root, caller.run.files).get(key);
  const version = writtenString(attributeOf(call.block.body, 'version')?.value);
  const module = (folder === undefined ? undefined : moduleIn(folder, caller)) ?? registryModule(source, version);
  return module ? { module, foreign: true } : { notHere: notOnDisk(name, source) };
}

/** The text of `source`, where it is written out. */
export function sourceOf({ block }: Pick<Declaration, 'block'>): string | undefined {
  return writtenString(attributeOf(block.body, 'source')?.value);
}

/** The modules that a file calls. */
export const sourcesIn = perFile((file): readonly string[] => blocksIn(treeOf(file).body, 'module').flatMap((block) => sourceOf({ block }) ?? []));

/** Terraform takes a source for a folder only where it begins with a point. */
export function isLocal(source: string): boolean {
  return source === '.' || source === '..' || source.startsWith('./') || source.startsWith('../') || source.startsWith('.\\') || source.startsWith('..\\');
}

/** Where `terraform init` records which modules it has downloaded, and where to. */
export function downloadsFile(root: string): string {
  return `${root}/.terraform/modules/modules.json`;
}

/** The folders of the modules of a root, by the names of the calls that lead to them: `net`, `net.subnets`. */
export function downloadsOf(root: string, files: Files): ReadonlyMap<string, string> {
  const file = files.get(downloadsFile(root));
  if (!file) return new Map();
  return new Map([...downloadsIn(file)].flatMap(([key, path]) => {
    const folder = resolvePath(root, path);
    return folder === undefined || folder === root ? [] : [[key, folder]];
  }));
}

const downloadsIn = perFile((file: SourceFile): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const modules = memberOf(jsonOf(file).root, 'Modules')?.value;
  for (const entry of modules?.kind === 'array' ? modules.items : []) {
    const [key, path] = ['Key', 'Dir'].map((name) => {
      const value = memberOf(entry, name)?.value;
      return value?.kind === 'string' ? value.value : undefined;
    });
    if (key !== undefined && key !== '' && path !== undefined) found.set(key, path.replaceAll('\\', '/'));
  }
  return found;
});

/** Whether a place lies in a text that is none of the user's own: what `terraform init` has downloaded below the root, or what the program brings. */
export function isForeign(place: Span, { run: { root } }: Evaluation): boolean {
  return isVirtual(place) || place.uri.startsWith(`${root}/.terraform/`);
}

function moduleIn(folder: string, { run }: Evaluation): Module | undefined {
  const known = run.read.get(folder);
  if (known) return known;
  // The folder is looked at in any case, so that a module that comes later is noticed.
  if (!run.files.list(folder).some(({ uri }) => isConfiguration(uri))) return undefined;
  const module = readModule(folder, run.files);
  run.read.set(folder, module);
  return module;
}

function notOnDisk(name: string, source: string): Why {
  return { reason: 'module-not-on-disk', message: `module \`${name}\` (source \`${source}\`) is not on disk` };
}
