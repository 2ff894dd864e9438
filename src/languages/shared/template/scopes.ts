import type { Datum } from '../datum';
import { nameKey } from './ids';

/**
 * The keys of scopes: what a resource or module is deployed to, told from others. The empty key is the scope of the deployment
 * itself. `resourceGroup('hub')` as the scope of a module and `'hub'` in a call of `resourceId` have the same key.
 */
export function scopeKey(datum: Datum): string | undefined {
  if (datum.kind === 'object') {
    if (datum.element !== undefined) return `element ${datum.element}`;
    const group = datum.entries.get('resourceGroup');
    return group && scopeOfGroup(datum.entries.get('subscriptionId'), group);
  }
  const key = nameKey(datum);
  const called = key === undefined ? undefined : /^\u0000resourcegroup\((.*)\)\.value$/s.exec(key)?.[1];
  if (called !== undefined) return groupFrom(called);
  return key === undefined ? undefined : ownScope(key, '') ?? `group ${key}`;
}

/** The scope that a subscription and the name of a resource group mean. */
export function scopeOfGroup(subscription: Datum | undefined, group: Datum): string | undefined {
  const name = nameKey(group);
  if (name === undefined) return undefined;
  const inner = ownScope(name, 'name') ?? `group ${name}`;
  if (!subscription) return inner;
  const key = nameKey(subscription);
  if (key === undefined) return undefined;
  return isOwnSubscription(key) ? inner : `subscription ${key} ${inner}`;
}

/** The scope whose id it is: `resourceGroup().id`. */
export function scopeOfGroupId(id: Datum): string | undefined {
  const key = nameKey(id);
  return key === undefined ? undefined : ownScope(key, 'id');
}

/** `resourceGroup()` itself, or a part of it, is the scope that its template goes to. */
function ownScope(key: string, part: 'name' | 'id' | ''): string | undefined {
  const whole = part === '' ? key : new RegExp(`^\\u0000part\\((.*), "${part}"\\)\\.value$`, 's').exec(key)?.[1];
  return whole === undefined ? undefined : /^\u0000?(?:az\.)?resourcegroup\(\) of (.*)\.value$/is.exec(whole)?.[1];
}

function isOwnSubscription(key: string): boolean {
  return /^\u0000part\((?:az\.)?subscription\(\) of .*\.value, "subscriptionId"\)\.value$/is.test(key);
}

/** The arguments of a call of `resourceGroup` as its identity has them: one or two, texts in quotes. */
function groupFrom(args: string): string {
  const at = commaIn(args);
  const [subscription, group] = at < 0 ? [undefined, args] : [args.slice(0, at), args.slice(at + 2)];
  const inner = ownScope(`\u0000${group}`, 'name') ?? `group ${textOrKey(group)}`;
  if (subscription === undefined || isOwnSubscription(`\u0000${subscription}`)) return inner;
  return `subscription ${textOrKey(subscription)} ${inner}`;
}

/** Where the first argument ends: at a comma outside of quotes and brackets; -1 where there is only one. */
function commaIn(args: string): number {
  let depth = 0;
  for (let at = 0; at < args.length; at++) {
    const character = args[at];
    if (character === '"') {
      do at += args[at] === '\\' ? 2 : 1; while (at < args.length && args[at] !== '"');
    } else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) return at;
  }
  return -1;
}

/** A key as people may read it: what is not written out has a name that only tells it from others. */
export function scopeName(key: string): string {
  const root = rootIn(key);
  if (root) return root.name;
  return key.replaceAll('\u0000', '').replaceAll('.value', '');
}

function textOrKey(argument: string): string {
  return argument.startsWith('"') ? argument.slice(1, -1).toLowerCase() : `\u0000${argument}`;
}

/** The scope of what another root makes, which is told from others by its uri. `name`: how it is called from here. */
export function fromRoot(uri: string, name: string): string {
  return `root ${name}\n${uri}`;
}

export function rootIn(key: string | undefined): { readonly uri: string; readonly name: string } | undefined {
  const [, name, uri] = /^root (.*)\n(.*)$/.exec(key ?? '') ?? [];
  return name === undefined || uri === undefined ? undefined : { uri, name };
}
