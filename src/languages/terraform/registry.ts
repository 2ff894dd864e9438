import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { moduleOf, type Module } from './module';
import { claranetModules } from './registry/claranet';
import { clusterModules } from './registry/clusters';
import { editionOf, textOf, type RegistryModule } from './registry/editions';
import { networkModules } from './registry/networks';
import { verifiedClusterModules } from './registry/verified-clusters';

/**
 * What stands in for a module of the public registry that is not on the user's disk: a short text of our own with the module's inputs
 * and outputs. Undefined for modules that are not known here.
 */
export function registryModule(source: string, version: string | undefined): Module | undefined {
  const [, path = ''] = /^(?:registry\.terraform\.io\/|registry\.opentofu\.org\/)?([^/]+\/[^/]+\/azurerm)$/.exec(source) ?? [];
  const module = modules.get(path.toLowerCase());
  if (!module) return undefined;
  const edition = editionOf(module, version);
  const uri = `registry:/${module.path}/${edition}.tf`;
  let file = files.get(uri);
  if (!file) {
    file = { uri, text: textOf(module, edition) };
    files.set(uri, file);
  }
  return moduleIn(file);
}

const modules: ReadonlyMap<string, RegistryModule> = new Map([...clusterModules, ...verifiedClusterModules, ...claranetModules, ...networkModules].map((module) => [module.path.toLowerCase(), module]));

/** There are as many as modules have editions, whatever sources are looked up. */
const files = new Map<string, SourceFile>();

const moduleIn = perFile((file: SourceFile): Module => moduleOf(file.uri, [file]));
