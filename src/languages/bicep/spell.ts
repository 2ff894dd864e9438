import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { TextEdit } from '../../text/span';
import { spellWith } from '../shared/spelling';
import { jsonOutline } from '../shared/spelling-json';
import { bicepOutline } from './spell-outline';
import { insertSubnet } from './spell-subnet';

/**
 * Writes a change as Bicep's formatter would have it, laid out as its neighbours are. What decides may lie in a file of parameters
 * or in JSON; undefined where there is no certain way.
 */
export function spellBicep(change: Change, files: Files): readonly TextEdit[] | undefined {
  if (change.kind === 'insert-subnet') return insertSubnet(change, files);
  return spellWith(change, files, (file) => {
    if (/\.bicep(?:param)?$/i.test(file.uri)) return bicepOutline(file);
    return /\.jsonc?$/i.test(file.uri) ? jsonOutline(file) : undefined;
  });
}
