/** Whether a path is one of those that a glob names: not what lies below it, nor the same name elsewhere. `.` is the folder itself. */
export function isExactly(path: string, glob: string): boolean {
  const pattern = patternOf(glob);
  if (pattern === '' || pattern === '.') return path === '' || path === '.';
  return isBounded(pattern) && new RegExp(`^${expressionOf(pattern)}$`).test(path);
}

/** Whether a path, with `/` and without one at its start, is meant by a glob or lies in a folder that is. */
export function isMeant(path: string, glob: string): boolean {
  const pattern = patternOf(glob);
  if (pattern === '' || !isBounded(pattern)) return false;
  // A name alone means files and folders of that name wherever they lie.
  const anywhere = pattern.includes('/') ? '' : '(?:.*/)?';
  return new RegExp(`^${anywhere}${expressionOf(pattern)}(?:/.*)?$`).test(path);
}

function patternOf(glob: string): string {
  return glob.replace(/^\.?\//, '').replace(/\/+$/, '');
}

/** Each `**` is tried at every folder: many of them would take for ever, and mean nothing. */
function isBounded(pattern: string): boolean {
  return pattern.length <= 400 && pattern.split('**').length <= 6;
}

function expressionOf(pattern: string): string {
  const body = pattern.split('/').map((part) => (part === '**' ? undefined : part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]')));
  return body.reduce<string>((text, part, index) => {
    if (part === undefined) return index === body.length - 1 ? `${text}.*` : `${text}(?:.*/)?`;
    return `${text}${part}${index === body.length - 1 ? '' : '/'}`;
  }, '');
}
