import type { Origin } from '../../../model/value';
import { unknown, type Datum } from '../../shared/datum';
import { choosingFunctions } from './choosing';
import { collectionFunctions } from './collections';
import { conversionFunctions } from './conversion';
import { dateFunctions } from './dates';
import type { TerraformFunction } from './define';
import { encodingFunctions } from './encoding';
import { formattingFunctions } from './formatting';
import { hashFunctions } from './hashes';
import { impureFunctions } from './impure';
import { mapFunctions } from './maps';
import { numberFunctions } from './numbers';
import { patternFunctions } from './patterns';
import { rangeFunctions } from './ranges';
import { setFunctions } from './sets';
import { textFunctions } from './text';

export type { TerraformFunction } from './define';

/** The functions of Terraform 1.11 by their names, as `terraform metadata functions` lists them. */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map([
  ...rangeFunctions, ...textFunctions, ...patternFunctions, ...formattingFunctions, ...collectionFunctions, ...mapFunctions, ...setFunctions,
  ...choosingFunctions, ...conversionFunctions, ...numberFunctions, ...encodingFunctions, ...hashFunctions, ...dateFunctions, ...impureFunctions,
].map((each) => [each.name, each]));

/**
 * The result of a call. The arguments are evaluated, a `...` is expanded. Nothing is thrown: what Terraform would refuse is a
 * failure, what cannot be known is unknown with the reason. Functions with the prefix `core::` are Terraform's own.
 */
export function callFunction(name: string, args: readonly Datum[], { span, what }: Origin): Datum {
  const own = name.startsWith('core::') ? name.slice('core::'.length) : name;
  const origin = { span, what, from: args.map((arg) => arg.origin) };
  const found = functions.get(own);
  if (found) return found.call(args, origin);
  if (own.includes('::')) return unknown('function-not-pure', `\`${name}\` is computed by a provider`, origin);
  return unknown('unreadable', `\`${name}\` is not a function of Terraform 1.11`, origin);
}
