/**
 * A number as Terraform writes it into a text: decimal digits without an exponent, whatever its size. The shortest
 * digits that give the same double stand for the decimal number that the text of the program had.
 */
export function numberText(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const negative = digits.startsWith('-');
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  const text = point <= 0 ? `0.${'0'.repeat(-point)}${all}` : all.length <= point ? all.padEnd(point, '0') : `${all.slice(0, point)}.${all.slice(point)}`;
  return negative ? `-${text}` : text;
}

/**
 * The number that a text spells, as Terraform's conversion reads it: decimal, with sign, fraction and exponent, without
 * spaces. Undefined for everything else.
 */
export function readNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Whether a double holds the number exactly, if it is a whole one. */
export function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}
