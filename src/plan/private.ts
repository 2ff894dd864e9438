import { contains, overlaps, parseRange, type Range } from '../net/range';
import { subtract } from '../net/space';
import { privateRanges } from './facts/ranges';

/** Whether the range is IPv4 and holds addresses that belong to somebody on the internet, or multicast addresses. */
export function holdsPublicAddresses(range: Range): boolean {
  if (range.family !== 4 || privateBlocks.some((block) => contains(block, range))) return false;
  return overlaps(range, multicast) || subtract([range], notPublic).length > 0;
}

const multicast = range('224.0.0.0/4');
const privateBlocks = privateRanges.value.map(range);

/** Neither private nor anybody's: RFC 6890, which the documentation of AKS does not mention. */
const special = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4'];
const notPublic = [...privateBlocks, ...special.map(range)];

function range(text: string): Range {
  const read = parseRange(text);
  if (!read) throw new Error(`${text} is no range`);
  return read;
}
