import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { TextEdit } from '../../text/span';
import { spellLink, spellWith } from '../shared/spelling';
import { jsonOutline } from '../shared/spelling-json';
import type { OutlineOf } from '../shared/spelling-outline';
import { insertSubnetInJson } from '../shared/spelling-subnet';
import { idExpression } from './spell-link';
import { bicepOutline } from './spell-outline';
import { insertSubnet } from './spell-subnet';

/**
 * Writes a change as Bicep's formatter would have it, laid out as its neighbours are. What decides may lie in a file of parameters
 * or in JSON; undefined where there is no certain way.
 */
export function spellBicep(change: Change, files: Files): readonly TextEdit[] | undefined {
  if (change.kind === 'insert-subnet') return /\.bicep$/i.test(change.network.uri) ? insertSubnet(change, files) : insertSubnetInJson(change, files);
  if (change.kind === 'link') {
    const expression = idExpression(change, files);
    return expression === undefined ? undefined : spellLink(change, expression, files, outlineOf);
  }
  return spellWith(change, files, outlineOf);
}

const outlineOf: OutlineOf = (file) => {
  if (/\.bicep(?:param)?$/i.test(file.uri)) return bicepOutline(file);
  return /\.jsonc?$/i.test(file.uri) ? jsonOutline(file) : undefined;
};
