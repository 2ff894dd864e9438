import type { Change } from '../../model/change';
import type { Files } from '../../text/files';
import type { TextEdit } from '../../text/span';
import { spellWith } from '../shared/spelling';
import { jsonOutline } from '../shared/spelling-json';

/**
 * Writes a change in an ARM template or in a file that it takes values from, laid out as its neighbours are. A literal of another
 * kind of file is rewritten too; undefined where there is no certain way.
 */
export function spellArm(change: Change, files: Files): readonly TextEdit[] | undefined {
  return spellWith(change, files, (file) => (/\.jsonc?$/i.test(file.uri) ? jsonOutline(file) : undefined));
}
