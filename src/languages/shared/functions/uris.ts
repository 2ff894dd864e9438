import { failure } from '../datum';
import { never, strict, type ArmFunction } from './define';
import { textual, undocumented } from './results';

/** The functions on URIs. They matter for links to templates; what is unusual in them is not known rather than guessed. */
export const uriFunctions: readonly ArmFunction[] = [
  strict('uri', { parameters: ['string', 'string'] }, (args, origin) => {
    const [base, relative] = [args.text(0), args.text(1)];
    const parts = /^(https?):\/\/([^/?#]*)(\/[^?#]*)?([?#].*)?$/i.exec(base);
    if (!parts) return /^[a-z][a-z0-9+.-]*:/i.test(base) ? undocumented('only addresses of the web are read', origin) : failure('the base is not an absolute URI', origin);
    const [, scheme = '', host = '', path = '/'] = parts;
    if (!isPlain(base) || !isPlain(relative) || !/^[a-z0-9.-]+(?::\d+)?$/i.test(host) || relative.startsWith('//') || /^[^/?#]*:/.test(relative)) {
      return undocumented('the URI has parts that are not followed', origin);
    }
    const authority = host.toLowerCase().replace(scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/, '');
    const [target = '', tail = ''] = [/^[^?#]*/.exec(relative)?.[0], /[?#].*$/.exec(relative)?.[0]];
    if (target === '') return undocumented('a URI without a relative path is not followed', origin);
    const joined = target.startsWith('/') ? target : path.slice(0, path.lastIndexOf('/') + 1) + target;
    return textual(`${scheme.toLowerCase()}://${authority}${withoutDots(joined)}${tail}`, origin);
  }),

  // Their results are shown on the pages for one address only.
  never('buildUri', { reason: 'unreadable', message: '`buildUri` is not computed' }),
  never('parseUri', { reason: 'unreadable', message: '`parseUri` is not computed' }),
];

/** Characters that .NET neither escapes nor unescapes. */
function isPlain(text: string): boolean {
  return /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]*$/.test(text);
}

/** The path with `.` and `..` taken out (RFC 3986, 5.2.4). */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
    if (last && (segment === '..' || segment === '.')) kept.push('');
  }
  return `/${kept.join('/')}`;
}
