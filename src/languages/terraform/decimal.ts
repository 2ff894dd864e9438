/**
 * The sum of two numbers as decimals, because Terraform's numbers are precise enough that `0.1 + 0.2` is 0.3. The digits
 * of a double are those of the text that it came from.
 */
export function addDecimals(a: number, b: number): number {
  const [left, right] = [scaled(a), scaled(b)];
  if (!left || !right) return a + b;
  const places = Math.max(left.places, right.places);
  const sum = left.digits * 10n ** BigInt(places - left.places) + right.digits * 10n ** BigInt(places - right.places);
  return Number(`${sum}e${-places}`);
}

function scaled(value: number): { readonly digits: bigint; readonly places: number } | undefined {
  const [, whole, fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
  return whole === undefined ? undefined : { digits: BigInt(whole + fraction), places: fraction.length };
}
