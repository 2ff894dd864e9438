import { failure, type Datum } from '../../shared/datum';
import { toBool, toList, toMap, toNumber, toSet, toText } from '../convert';
import { never, passing, structural, type TerraformFunction } from './define';

/** Conversions, and the functions that change marks only: those are not followed, the values pass. */
export const conversionFunctions: readonly TerraformFunction[] = [
  conversion('tostring', toText),
  conversion('tonumber', toNumber),
  conversion('tobool', toBool),
  conversion('tolist', toList),
  conversion('toset', toSet),
  conversion('tomap', toMap),
  conversion('sensitive', (datum) => datum),
  conversion('nonsensitive', (datum) => datum),
  conversion('ephemeralasnull', (datum) => datum),
  never('issensitive', { reason: 'secret', message: 'whether a value is sensitive is not followed' }),
  never('type', { reason: 'unreadable', message: '`type` works in the console only' }),
];

function conversion(name: string, convert: (datum: Datum) => Datum): TerraformFunction {
  return structural(name, { least: 1, most: 1, compares: name === 'toset' }, ([datum], origin) => {
    if (!datum) return failure('an argument is missing', origin);
    const converted = convert(datum);
    return converted.kind === 'unknown' ? { ...converted, origin } : passing(converted, origin);
  });
}
