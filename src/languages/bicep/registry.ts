import type { SourceFile } from '../../text/span';
import type { Template } from '../shared/template/template';
import { clusterModules } from './registry/clusters';
import { editionOf, textOf, type RegistryModule } from './registry/editions';
import { networkModules } from './registry/networks';
import { patternModules } from './registry/patterns';

/**
 * What stands in for a module of Microsoft's public registry, which is not on the user's disk: a template of our own with the
 * module's inputs and outputs. Undefined for modules that are not known here. `read` must remember what it reads, as `perFile`
 * does: the same version gives the same file each time.
 */
export function registryTemplate(reference: string, read: (file: SourceFile) => Template): Template | undefined {
  const file = registryFile(reference);
  return file && read(file);
}

/** Whether a place lies in such a template, and so in none of the user's files. */
export function isRegistryUri(uri: string): boolean {
  return uri.startsWith(scheme);
}

const scheme = 'registry:';

/** The text that stands in for a module. Its uri names the module and the version from which on the text holds. */
export function registryFile(reference: string): SourceFile | undefined {
  const parts = partsOf(reference);
  const module = parts && modules.get(parts.path);
  const edition = module && editionOf(module, parts.version);
  if (!module || edition === undefined) return undefined;
  const uri = `${scheme}/${module.path}/${edition}.bicep`;
  let file = files.get(uri);
  if (!file) {
    file = { uri, text: textOf(module, edition) };
    files.set(uri, file);
  }
  return file;
}

const modules: ReadonlyMap<string, RegistryModule> = new Map([...clusterModules, ...networkModules, ...patternModules].map((module) => [module.path, module]));

/** There are as many as modules have editions, whatever references are looked up. */
const files = new Map<string, SourceFile>();

/**
 * The path and version of a reference to the public registry: `br/public:avm/res/network/route-table:0.5.0`, or in full
 * `br:mcr.microsoft.com/bicep/avm/res/network/route-table:0.5.0`.
 */
function partsOf(reference: string): { readonly path: string; readonly version: string } | undefined {
  const [, path, version] = /^br(?:\/public:|:mcr\.microsoft\.com\/bicep\/)([\w./-]+):([\w.-]+)$/.exec(reference) ?? [];
  return path === undefined || version === undefined ? undefined : { path, version };
}
