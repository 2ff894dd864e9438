/** SHA-1 (FIPS 180-4). */
export function sha1(bytes: Uint8Array): Uint8Array {
  const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const view = padded(bytes);
  const schedule = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let step = 0; step < 80; step++) {
      const at = (back: number): number => schedule[step - back] ?? 0;
      schedule[step] = step < 16 ? view.getInt32(block + step * 4) : rotateLeft(at(3) ^ at(8) ^ at(14) ^ at(16), 1);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let step = 0; step < 80; step++) {
      const round = Math.floor(step / 20);
      const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round] ?? 0;
      const sum = (rotateLeft(a, 5) + mixed + e + (constants[round] ?? 0) + (schedule[step] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, sum];
    }
    [a, b, c, d, e].forEach((value, index) => { state[index] = (state[index] ?? 0) + value; });
  }
  const result = new DataView(new ArrayBuffer(20));
  state.forEach((value, index) => { result.setInt32(index * 4, value); });
  return new Uint8Array(result.buffer);
}

/**
 * The hash of 64 bits behind `uniqueString`: MurmurHash3 for 32-bit machines with two lanes instead of four. No page
 * describes it; it is established by the pairs of input and output in the tests.
 */
export function murmur64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks = Math.floor(bytes.length / 8);
  let [low, high] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    low = rotateLeft(low ^ firstLane(view.getInt32(block * 8, true)), 19);
    low = (Math.imul((low + high) | 0, 5) + 0x561ccd1b) | 0;
    high = rotateLeft(high ^ secondLane(view.getInt32(block * 8 + 4, true)), 13);
    high = (Math.imul((high + low) | 0, 5) + 0x0bcaa747) | 0;
  }
  const rest = bytes.subarray(blocks * 8);
  low ^= firstLane(littleEndian(rest.subarray(0, 4))) ^ bytes.length;
  high ^= secondLane(littleEndian(rest.subarray(4))) ^ bytes.length;
  low = (low + high) | 0;
  high = (high + low) | 0;
  [low, high] = [finished(low), finished(high)];
  low = (low + high) | 0;
  high = (high + low) | 0;
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

const one = 0x239b961b;
const two = 0xab0e9789;

function firstLane(word: number): number {
  return Math.imul(rotateLeft(Math.imul(word, one), 15), two);
}

function secondLane(word: number): number {
  return Math.imul(rotateLeft(Math.imul(word, two), 17), one);
}

function finished(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte, index) => sum | (byte << (8 * index)), 0);
}

/** The message, a one, zeros, and the count of its bits, up to a whole number of blocks. */
function padded(bytes: Uint8Array): DataView {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const all = new Uint8Array(size);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(size - 8, BigInt(bytes.length) * 8n);
  return view;
}

function rotateLeft(value: number, count: number): number {
  return (value << count) | (value >>> (32 - count));
}
