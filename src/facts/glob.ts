/** Whether a path, with `/` and without one at its start, is meant by a glob or lies in a folder that is. */
export function isMeant(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  // Each `**` is tried at every folder: many of them would take for ever, and mean nothing.
  if (pattern === '' || pattern.length > 400 || pattern.split('**').length > 6) return false;
  // A name alone means files and folders of that name wherever they lie.
  const anywhere = pattern.includes('/') ? '' : '(?:.*/)?';
  const body = pattern.split('/').map((part) => (part === '**' ? undefined : part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]')));
  const joined = body.reduce<string>((text, part, index) => {
    if (part === undefined) return index === body.length - 1 ? `${text}.*` : `${text}(?:.*/)?`;
    return `${text}${part}${index === body.length - 1 ? '' : '/'}`;
  }, '');
  return new RegExp(`^${anywhere}${joined}(?:/.*)?$`).test(path);
}
