/**
 * How two texts are ordered by `less` and its kin: below, above or equal to 0, or undefined where it is not known. ARM
 * compares in the order of a dictionary: letters without their case first, then small before capital letters ("lowercase
 * letters are less than uppercase letters", operators-comparison; `greater('A', 'a')` is true, template-functions-comparison).
 * Where other characters than letters, digits and hyphens decide, the order depends on tables that no page gives; the hyphen
 * counts in some of them and in others not, so that it must not matter.
 */
export function compareTexts(a: string, b: string): number | undefined {
  if (a === b) return 0;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  if (!orderly.test(a.slice(same)) || !orderly.test(b.slice(same))) return undefined;
  const counted = inDictionary(a, b);
  const ignored = inDictionary(a.replaceAll('-', ''), b.replaceAll('-', ''));
  return counted === ignored ? counted : undefined;
}

/**
 * The order of the names that `items` and `objectKeys` give: alphabetically and without the case, as they are written where
 * they differ in nothing else. Known from letters and digits (Bicep's evaluation tests); that other characters follow their
 * codes is an assumption.
 */
export function compareNames(a: string, b: string): number {
  const [left, right] = [a.toUpperCase(), b.toUpperCase()];
  return left === right ? 0 : left < right ? -1 : 1;
}

const orderly = /^[A-Za-z0-9-]*$/;

function inDictionary(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  for (let at = 0; at < a.length; at++) {
    // The first letter that differs in its case decides; the small one comes first.
    if (a[at] !== b[at]) return a[at] === left[at] ? -1 : 1;
  }
  return 0;
}
