/**
 * The sum of two numbers as decimals, because Terraform's numbers are precise enough that `0.1 + 0.2` is 0.3. The digits
 * of a double are those of the text that it came from.
 */
export function addDecimals(a: number, b: number): number {
  const [left, right] = [scaled(a), scaled(b)];
  if (!left || !right || isCutOff(a) || isCutOff(b)) return a + b;
  const places = Math.max(left.places, right.places);
  const sum = left.digits * 10n ** BigInt(places - left.places) + right.digits * 10n ** BigInt(places - right.places);
  return Number(`${sum}e${-places}`);
}

/** The product of two numbers as decimals: `0.07 * 100` is 7. */
export function multiplyDecimals(a: number, b: number): number {
  const [left, right] = [scaled(a), scaled(b)];
  if (!left || !right || isCutOff(a) || isCutOff(b)) return a * b;
  return Number(`${left.digits * right.digits}e${-(left.places + right.places)}`);
}

/** What is left of a division, with the sign of the first number; Terraform leaves a number alone that is divided by nothing. */
export function remainder(a: number, b: number): number {
  if (b === 0) return a;
  const [left, right] = [scaled(a), scaled(b)];
  if (!left || !right || isCutOff(a) || isCutOff(b)) return a % b;
  const places = Math.max(left.places, right.places);
  return Number(`${(left.digits * 10n ** BigInt(places - left.places)) % (right.digits * 10n ** BigInt(places - right.places))}e${-places}`);
}

/** A number with as many digits as a double has is one that does not end, such as a third, which no decimal is. */
function isCutOff(value: number): boolean {
  return !Number.isInteger(value) && String(value).replace(/^-?0?\.?0*|\./g, '').length >= 16;
}

function scaled(value: number): { readonly digits: bigint; readonly places: number } | undefined {
  const [, whole, fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  return whole === undefined ? undefined : { digits: BigInt(whole + fraction), places: fraction.length };
}
