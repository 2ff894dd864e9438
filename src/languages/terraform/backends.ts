import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { folderOf, resolvePath } from '../../text/uris';
import { attributesIn, blocksIn, treeOf, writtenString, type Module } from './module';
import type { Block } from './tree';

/** Where a root keeps its state, as far as its text says: settings by name, those of a block within with its name before them. */
export interface Backend {
  readonly kind: string;
  readonly settings: ReadonlyMap<string, string>;
}

/** The backend of a root. Without any, Terraform keeps the state in the folder itself. */
export function backendOf({ settings }: Module): Backend {
  const [backend] = settings.flatMap(({ block }) => backendsIn(block));
  return backend ?? { kind: 'local', settings: new Map() };
}

/** The names under which others find the root that the file belongs to: by where it keeps its state. */
export const stateNamesIn = perFile((file: SourceFile): readonly string[] => blocksIn(treeOf(file).body, 'terraform').flatMap((block) =>
  backendsIn(block).flatMap((backend) => stateName(backend, folderOf(file.uri)) ?? [])));

/**
 * The name of the folder that holds the files of the roots with such a backend, by the setting that tells states apart. A state on
 * disk has the name of its file. Undefined where that setting is not known.
 */
export function stateName(backend: Backend, folder: string): string | undefined {
  const { kind, settings } = backend;
  if (kind === 'local') {
    const file = stateFile(backend, folder);
    return file === undefined ? undefined : nameOf(kind, file);
  }
  if (kind === 'remote') {
    const [organization, workspace] = [settings.get('organization'), settings.get('workspaces.name')];
    return organization === undefined || workspace === undefined ? undefined : nameOf(kind, `${organization}/${workspace}`);
  }
  const key = settings.get(keys[kind] ?? '');
  return key === undefined ? undefined : nameOf(kind, key);
}

function nameOf(kind: string, key: string): string {
  return `state:/${kind}/${encodeURIComponent(key)}`;
}

/** Of a backend on disk, the file that holds the state. */
export function stateFile({ settings }: Backend, folder: string): string | undefined {
  const path = settings.get('path') ?? 'terraform.tfstate';
  return path.startsWith('/') || /^[a-z]:/i.test(path) ? undefined : resolvePath(folder, path.replaceAll('\\', '/'));
}

/** The setting that tells the states in one store apart. */
const keys: Readonly<Record<string, string>> = { azurerm: 'key', s3: 'key', gcs: 'prefix', http: 'address', oss: 'key', cos: 'key', consul: 'path', kubernetes: 'secret_suffix', pg: 'schema_name' };

/** Whether two descriptions of a backend may be of the same one: what both say of the store must be the same. */
export function agree(a: Backend, b: Backend): boolean {
  return a.kind === b.kind && stores.every((name) => {
    const [one, two] = [a.settings.get(name), b.settings.get(name)];
    return one === undefined || two === undefined || one === two;
  });
}

const stores = ['storage_account_name', 'container_name', 'resource_group_name', 'subscription_id', 'bucket', 'hostname', 'organization', 'workspaces.name', 'namespace', 'conn_str'] as const;

function backendsIn(terraform: Block): readonly Backend[] {
  return [
    ...blocksIn(terraform.body, 'backend').flatMap((block) => (block.labels[0] ? [{ kind: block.labels[0].text, settings: settingsIn(block) }] : [])),
    // The service of HashiCorp has a block of its own.
    ...blocksIn(terraform.body, 'cloud').map((block) => ({ kind: 'remote', settings: settingsIn(block) })),
  ];
}

function settingsIn(block: Block, before = ''): ReadonlyMap<string, string> {
  const own = attributesIn(block.body).flatMap(({ name, value }): readonly (readonly [string, string])[] => {
    const text = writtenString(value);
    return text === undefined ? [] : [[before + name, text]];
  });
  return new Map([...own, ...blocksIn(block.body, 'workspaces').flatMap((inner) => [...settingsIn(inner, 'workspaces.')])]);
}
