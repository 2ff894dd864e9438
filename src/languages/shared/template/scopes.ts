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
  const two = /^("(?:[^"\\]|\\.)*"|[^",]+), (.+)$/s.exec(args);
  const [subscription, group] = two ? [two[1], two[2] ?? ''] : [undefined, args];
  const inner = `group ${textOrKey(group)}`;
  if (subscription === undefined || isOwnSubscription(`\u0000${subscription}`)) return inner;
  return `subscription ${textOrKey(subscription)} ${inner}`;
}

function textOrKey(argument: string): string {
  return argument.startsWith('"') ? argument.slice(1, -1).toLowerCase() : `\u0000${argument}`;
}
