import type { Origin } from '../../../model/value';
import { unknown, type Datum } from '../datum';
import { arrayFunctions } from './arrays';
import { dateFunctions } from './dates';
import { causedBy, type Argument, type ArmFunction } from './define';
import { encodingFunctions } from './encoding';
import { formatFunctions } from './format';
import { hashFunctions } from './hashes';
import { identified } from './identity';
import { lambdaFunctions } from './lambdas';
import { logicalFunctions } from './logical';
import { numberFunctions } from './numbers';
import { objectFunctions } from './objects';
import { rangeFunctions } from './ranges';
import { resourceIdFunctions } from './resource-ids';
import { setFunctions } from './sets';
import { stringFunctions } from './strings';
import { unavailableFunctions, whyListing } from './unavailable';
import { uriFunctions } from './uris';

export type { Argument, ArmFunction, Lambda } from './define';

/**
 * The functions of ARM templates and Bicep by their names in small letters, as the pages template-functions and
 * bicep-functions list them (read 2026-11-20). Not here is what only an evaluator can answer: `parameters`, `variables`,
 * `copyIndex`, `lambda`, `lambdaVariables`, `resourceInfo`, `nameof`, and what reads files (`loadTextContent` and its kin).
 */
export const armFunctions: ReadonlyMap<string, ArmFunction> = new Map([
  ...rangeFunctions, ...resourceIdFunctions, ...stringFunctions, ...formatFunctions, ...encodingFunctions, ...uriFunctions, ...hashFunctions, ...arrayFunctions,
  ...setFunctions, ...objectFunctions, ...lambdaFunctions, ...logicalFunctions, ...numberFunctions, ...dateFunctions, ...unavailableFunctions,
].map((each) => [each.name.toLowerCase(), each]));

/**
 * The result of a call. The arguments are evaluated; functions of the text come as `Lambda` in their places. Names count
 * without their case, and may have the namespaces `sys.` and `az.` before them. Nothing is thrown: what Azure would refuse is a
 * failure, what cannot be known is unknown with the reason. A resource id that is known in part is unknown and carries `id`.
 */
export function callArmFunction(name: string, args: readonly Argument[], { span, what }: Origin): Datum {
  const own = name.replace(/^(?:sys|az)\./i, '');
  const origin = causedBy(args.filter((arg) => arg.kind !== 'lambda'), { span, what, from: [] });
  const found = armFunctions.get(own.toLowerCase());
  if (found) return identified(found.call(args, origin), own, args);
  const listing = whyListing(own);
  if (listing) return unknown(listing.reason, listing.message, origin);
  return unknown('unreadable', `\`${name}\` is not a function of ARM templates and Bicep that is known here`, origin);
}
