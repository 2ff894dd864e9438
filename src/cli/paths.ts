import { sep } from 'node:path';

/** The uri that the program knows an absolute path by: `file://` and the path with `/`, not percent-encoded. */
export function uriOfPath(path: string): string {
  const slashed = sep === '/' ? path : path.replaceAll(sep, '/');
  const rooted = slashed.startsWith('/') ? slashed : `/${slashed}`;
  return `file://${rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted}`;
}

/** The absolute path behind such a uri. */
export function pathOfUri(uri: string): string {
  const path = uri.slice('file://'.length);
  return sep === '/' ? path : path.replace(/^\/(?=[A-Za-z]:)/, '').replaceAll('/', sep);
}

/** Whether a uri is the folder or lies below it. */
export function isBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
