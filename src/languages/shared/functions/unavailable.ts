import type { Why } from '../datum';
import { never, type ArmFunction } from './define';

const places = ['resourceGroup', 'subscription', 'tenant', 'managementGroup'];
const atDeployment = ['deployment', 'deployer', 'environment'];
const states = ['reference', 'references'];
const readFromAzure = ['pickZones', 'providers', 'toLogicalZone', 'toLogicalZones', 'toPhysicalZone', 'toPhysicalZones'];
const fromOutside = ['externalInput', 'readCliArg', 'readEnvironmentVariable'];

/** The functions whose results the text does not decide. */
export const unavailableFunctions: readonly ArmFunction[] = [
  ...places.map((name) => never(name, { reason: 'run-time', message: `\`${name}\` is where the template is deployed to` })),
  ...atDeployment.map((name) => never(name, { reason: 'run-time', message: `\`${name}\` is known when the template is deployed` })),
  ...states.map((name) => never(name, { reason: 'run-time', message: `\`${name}\` is the state of a resource after its deployment` })),
  ...readFromAzure.map((name) => never(name, { reason: 'read-from-azure', message: `\`${name}\` is read from Azure` })),
  ...fromOutside.map((name) => never(name, { reason: 'no-value', message: `\`${name}\` is given from outside the template` })),
  never('getSecret', { reason: 'secret', message: '`getSecret` reads a key vault' }),
  never('newGuid', { reason: 'function-not-pure', message: '`newGuid` gives another value each time' }),
  never('utcNow', { reason: 'function-not-pure', message: '`utcNow` depends on the time' }),
  never('roleDefinitions', { reason: 'unreadable', message: '`roleDefinitions` is not followed' }),
];

/**
 * Why a function whose name begins with `list` is not known: `listKeys`, `listAccountSas` and many more, one for each such
 * operation of a resource provider. Most of them give away secrets. Undefined for other names.
 */
export function whyListing(name: string): Why | undefined {
  if (!/^list/i.test(name)) return undefined;
  const secret = /key|secret|credential|sas|token|connection|password|callback/i.test(name);
  return secret ? { reason: 'secret', message: `\`${name}\` reads secrets` } : { reason: 'read-from-azure', message: `\`${name}\` is read from Azure` };
}
