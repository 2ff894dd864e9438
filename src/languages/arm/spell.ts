import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { TextEdit } from '../../text/span';
import { spellLink, spellWith } from '../shared/spelling';
import { jsonOutline } from '../shared/spelling-json';
import type { OutlineOf } from '../shared/spelling-outline';
import { insertSubnetInJson } from '../shared/spelling-subnet';
import { idExpression } from './spell-link';

/**
 * Writes a change in an ARM template or in a file that it takes values from, laid out as its neighbours are. A literal of another
 * kind of file is rewritten too; undefined where there is no certain way.
 */
export function spellArm(change: Change, files: Files): readonly TextEdit[] | undefined {
  if (change.kind === 'insert-subnet') return insertSubnetInJson(change, files);
  if (change.kind === 'link') {
    const expression = idExpression(change, files);
    return expression === undefined ? undefined : spellLink(change, expression, files, outlineOf);
  }
  return spellWith(change, files, outlineOf);
}

const outlineOf: OutlineOf = (file) => (/\.jsonc?$/i.test(file.uri) ? jsonOutline(file) : undefined);
