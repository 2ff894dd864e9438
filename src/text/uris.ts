/** The uri of the folder that holds `uri`, without a slash at its end. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf('/'), 0));
}

/** The last name in the path. */
export function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** Follows a relative path with `/`, `.` and `..` from a folder. Undefined when it climbs above the root. */
export function resolvePath(folder: string, relative: string): string | undefined {
  const { prefix, names } = split(folder);
  for (const name of relative.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.pop() === undefined) return undefined;
  }
  return [prefix, ...names].join('/');
}

/** The path that leads from a folder to a uri below it or beside it; the uri itself when the roots differ. */
export function relativePath(folder: string, uri: string): string {
  const from = split(folder);
  const to = split(uri);
  if (from.prefix !== to.prefix) return uri;
  let shared = 0;
  while (shared < from.names.length && from.names[shared] === to.names[shared]) shared++;
  return [...from.names.slice(shared).map(() => '..'), ...to.names.slice(shared)].join('/') || '.';
}

/** The names of the path, the scheme and authority as the first of them. */
export function pathParts(uri: string): readonly string[] {
  const { prefix, names } = split(uri);
  return [prefix, ...names];
}

function split(uri: string): { prefix: string; names: string[] } {
  const scheme = uri.indexOf('://');
  const pathStart = scheme < 0 ? uri.indexOf('/') : uri.indexOf('/', scheme + 3);
  if (pathStart < 0) return { prefix: uri, names: [] };
  return { prefix: uri.slice(0, pathStart), names: uri.slice(pathStart + 1).split('/').filter((name) => name !== '') };
}
