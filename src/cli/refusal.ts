/** Why a command was not carried out: wrong use, or a path that cannot be read or written. It ends with status 2. */
export interface Refusal {
  readonly kind: 'refusal';
  /** One line for people, without the program's name and without a full stop. */
  readonly message: string;
}

export function refusal(message: string): Refusal {
  return { kind: 'refusal', message: message.replace(/\s*[\r\n]+\s*/g, ' ') };
}

/** The refusal that a failed file operation stands for; any other error is a bug of ours and goes on. */
export function refusalOf(error: unknown, doing: string, shown: (path: string) => string): Refusal {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  const path = 'path' in error && typeof error.path === 'string' ? ` ${shown(error.path)}` : '';
  return refusal(`cannot ${doing}${path}: ${causes[error.code] ?? error.code}`);
}

const causes: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ELOOP: 'the links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EISDIR: 'it is a folder',
};
