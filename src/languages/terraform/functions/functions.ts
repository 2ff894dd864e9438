import type { Origin } from '../../../model/value';
import { failure, unknown, type Datum } from '../../shared/datum';
import type { TerraformFunction } from './define';
import { rangeFunctions } from './ranges';

export type { TerraformFunction } from './define';

/** The functions of Terraform 1.11 by their names (hashicorp/terraform, `terraform metadata functions`). */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map([
  ...rangeFunctions,
].map((each) => [each.name, each]));

/**
 * The result of a call. The arguments are evaluated, a `...` is expanded. Nothing is thrown: what Terraform would refuse is a
 * failure, what cannot be known is unknown with the reason. Functions with the prefix `core::` are Terraform's own.
 */
export function callFunction(name: string, args: readonly Datum[], origin: Origin): Datum {
  const own = name.startsWith('core::') ? name.slice('core::'.length) : name;
  const found = functions.get(own);
  if (found) return found.call(args, origin);
  const at = { span: origin.span, what: origin.what, from: args.map((arg) => arg.origin) };
  if (own.includes('::')) return unknown('function-not-pure', `\`${name}\` is computed by a provider`, at);
  return failure(`\`${name}\` is not a function of Terraform 1.11`, at);
}
