import { contains, parseAddress, parseRange, type Range } from '../../net/range';
import { privateRanges } from '../../plan/facts/ranges';

/** Whether all of the range, or the address, is private. */
export function isPrivateText(text: string): boolean {
  const trimmed = text.trim();
  const range = parseRange(trimmed) ?? (parseAddress(trimmed)?.family === 4 ? parseRange(`${trimmed}/32`) : undefined);
  return range !== undefined && isPrivateRange(range);
}

export function isPrivateRange(range: Range): boolean {
  return privateRanges.value.some((each) => { const block = parseRange(each); return block !== undefined && contains(block, range); });
}
