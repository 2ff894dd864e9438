/** The checksums of RFC 1321 (MD5) and FIPS 180-4 (SHA), of bytes, as bytes. */

export function md5(bytes: Uint8Array): Uint8Array {
  const shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  const view = padded(bytes, 64, true);
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0;
      const sum = (a + mixed + Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) + view.getInt32(block + (word % 16) * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, shifts[round]?.[step % 4] ?? 0)) | 0];
    }
    add(state, [a, b, c, d]);
  }
  return words(state, true);
}

export function sha1(bytes: Uint8Array): Uint8Array {
  const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const view = padded(bytes, 64, false);
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
    add(state, [a, b, c, d, e]);
  }
  return words(state, false);
}

export function sha256(bytes: Uint8Array): Uint8Array {
  const constants = primes(64).map((prime) => Number(fractionOfRoot(prime, 3n, 32n)));
  const state = new Int32Array(primes(8).map((prime) => Number(fractionOfRoot(prime, 2n, 32n))));
  const view = padded(bytes, 64, false);
  const schedule = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let step = 0; step < 64; step++) {
      const at = (back: number): number => schedule[step - back] ?? 0;
      const small = (x: number, r1: number, r2: number, shift: number): number => rotateRight(x, r1) ^ rotateRight(x, r2) ^ (x >>> shift);
      schedule[step] = step < 16 ? view.getInt32(block + step * 4) : at(16) + small(at(15), 7, 18, 3) + at(7) + small(at(2), 17, 19, 10);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let step = 0; step < 64; step++) {
      const big = (x: number, r1: number, r2: number, r3: number): number => rotateRight(x, r1) ^ rotateRight(x, r2) ^ rotateRight(x, r3);
      const first = (h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (constants[step] ?? 0) + (schedule[step] ?? 0)) | 0;
      const second = (big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    add(state, [a, b, c, d, e, f, g, h]);
  }
  return words(state, false);
}

export function sha512(bytes: Uint8Array): Uint8Array {
  const constants = primes(80).map((prime) => fractionOfRoot(prime, 3n, 64n));
  const state = primes(8).map((prime) => fractionOfRoot(prime, 2n, 64n));
  const view = padded(bytes, 128, false);
  const schedule: bigint[] = [];
  const mask = (1n << 64n) - 1n;
  const rotate = (x: bigint, count: bigint): bigint => (x >> count) | ((x << (64n - count)) & mask);
  for (let block = 0; block < view.byteLength; block += 128) {
    for (let step = 0; step < 80; step++) {
      const at = (back: number): bigint => schedule[step - back] ?? 0n;
      const small = (x: bigint, r1: bigint, r2: bigint, shift: bigint): bigint => rotate(x, r1) ^ rotate(x, r2) ^ (x >> shift);
      schedule[step] = step < 16 ? view.getBigUint64(block + step * 8) : (at(16) + small(at(15), 1n, 8n, 7n) + at(7) + small(at(2), 19n, 61n, 6n)) & mask;
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let step = 0; step < 80; step++) {
      const big = (x: bigint, r1: bigint, r2: bigint, r3: bigint): bigint => rotate(x, r1) ^ rotate(x, r2) ^ rotate(x, r3);
      const first = h + big(e, 14n, 18n, 41n) + ((e & f) ^ (~e & mask & g)) + (constants[step] ?? 0n) + (schedule[step] ?? 0n);
      const second = big(a, 28n, 34n, 39n) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) & mask, c, b, a, (first + second) & mask];
    }
    [a, b, c, d, e, f, g, h].forEach((value, index) => { state[index] = ((state[index] ?? 0n) + value) & mask; });
  }
  const result = new DataView(new ArrayBuffer(64));
  state.forEach((value, index) => { result.setBigUint64(index * 8, value); });
  return new Uint8Array(result.buffer);
}

/** The message, a one, zeros, and the count of its bits, up to a whole number of blocks. */
function padded(bytes: Uint8Array, block: 64 | 128, littleEndian: boolean): DataView {
  const counter = block / 8;
  const size = Math.ceil((bytes.length + 1 + counter) / block) * block;
  const all = new Uint8Array(size);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(size - 8, BigInt(bytes.length) * 8n, littleEndian);
  return view;
}

function add(state: Int32Array, values: readonly number[]): void {
  values.forEach((value, index) => { state[index] = (state[index] ?? 0) + value; });
}

function words(state: Int32Array, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(state.length * 4));
  state.forEach((value, index) => { view.setInt32(index * 4, value, littleEndian); });
  return new Uint8Array(view.buffer);
}

function rotateLeft(value: number, count: number): number {
  return (value << count) | (value >>> (32 - count));
}

function rotateRight(value: number, count: number): number {
  return rotateLeft(value, 32 - count);
}

function primes(count: number): readonly bigint[] {
  const found: bigint[] = [];
  for (let candidate = 2n; found.length < count; candidate++) if (found.every((prime) => candidate % prime !== 0n)) found.push(candidate);
  return found;
}

/** The first bits behind the point of a square or cube root: where the constants of SHA-2 come from. */
function fractionOfRoot(value: bigint, power: bigint, bits: bigint): bigint {
  const scaled = value << (power * bits);
  let [low, high] = [0n, value << bits];
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** power <= scaled) low = middle;
    else high = middle - 1n;
  }
  return low & ((1n << bits) - 1n);
}
