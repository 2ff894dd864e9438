// The calls that scripts/record-terraform.mjs asks Terraform about: hand-picked edges and seeded combinations.

/** An argument is JSON; an object with the one key `$list`, `$set` or `$map` is that collection and no tuple or object. */
const list = (...items) => ({ $list: items });
const set = (...items) => ({ $set: items });
const map = (entries) => ({ $map: entries });

export function cases() {
  const seen = new Set();
  const found = [];
  for (const [name, args] of [...picked(), ...operators(), ...generated()]) {
    const expression = name === '==' ? `(${written(args[0])} == ${written(args[1])})` : `${name}(${args.map(written).join(', ')})`;
    if (seen.has(expression)) continue;
    seen.add(expression);
    found.push({ name, args, expression });
  }
  return found;
}

/** The argument in Terraform's syntax. */
function written(value) {
  if (typeof value === 'string') return `"${[...value].map(escaped).join('').replace(/[$%]\{/g, (opening) => opening[0] + opening)}"`;
  if (value === null || typeof value !== 'object') return String(value).replace(/e\+/, 'e');
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if ('$list' in value) return `tolist(${written(value.$list)})`;
  if ('$set' in value) return `toset(${written(value.$set)})`;
  if ('$map' in value) return `tomap(${written(value.$map)})`;
  return `{${Object.entries(value).map(([name, inner]) => `${written(name)} = ${written(inner)}`).join(', ')}}`;
}

/** Of JSON's escapes Terraform has no `\b` and no `\f`. */
function escaped(character) {
  return character < ' ' && !'\n\r\t'.includes(character) ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(character).slice(1, -1);
}

function picked() {
  const calls = {
    cidrsubnet: [
      ['10.0.0.0/8', 8, 0], ['10.0.0.0/8', 8, 255], ['10.0.0.0/8', 8, 256], ['10.0.0.0/8', 8, -1], ['10.0.0.0/8', 8, -255], ['10.0.0.0/8', 8, -256], ['10.1.2.3/16', 8, 2],
      ['10.0.0.0/16', 0, 0], ['10.0.0.0/16', 0, 1], ['10.0.0.0/16', -8, 0], ['10.0.0.0/16', -8, 1], ['10.1.0.0/16', -16, 0], ['10.0.0.0/16', -17, 0], ['10.0.0.0/24', 9, 0], ['10.0.0.0/24', 8, 255],
      ['10.0.0.0/32', 0, 0], ['10.0.0.0/32', 1, 0], ['0.0.0.0/0', 32, 4294967295], ['0.0.0.0/0', 33, 0], ['10.0.0.0/8', 1.5, 0], ['10.0.0.0/8', 2, 1.5], ['10.0.0.0/8', '8', '1'], ['10.0.0.0/8', 'a', 1],
      ['010.0.0.0/8', 8, 1], ['10.00.0.0/8', 8, 1], ['10.0.0.0/08', 8, 1], ['10.0.0/8', 8, 1], ['10.0.0.0', 8, 1], ['', 8, 1], ['10.0.0.0/33', 8, 1], ['10.0.0.256/8', 8, 1], [' 10.0.0.0/8', 8, 1], ['10.0.0.0/8 ', 8, 1],
      ['fd00::/48', 16, 1], ['fd00::/48', 16, 65535], ['fd00::/48', 16, 65536], ['fd00::/8', 32, 5], ['fd00::/8', 33, 5], ['2001:DB8::/32', 32, 4294967295], ['::/0', 4, 3], ['::ffff:10.0.0.0/104', 8, 1], ['fe80::1%eth0/64', 8, 1],
      ['2001:db8:0:0:1::/80', 4, 3], ['2001:db8::1/64', 8, 1], [null, 8, 1], ['10.0.0.0/8', null, 1], ['10.0.0.0/8'], ['10.0.0.0/8', 8, 1, 1], [['10.0.0.0/8'], 8, 1], ['10.0.0.0/8', true, 1], ['fd00:ec2::/64', 0, 0], ['::1/128', 0, 0],
    ],
    cidrsubnets: [
      ['10.0.0.0/8'], ['10.0.0.0/8', 8], ['10.0.0.0/8', 8, 8, 4], ['10.0.0.0/16', 4, 4, 8, 4], ['10.0.0.0/16', 8, 4, 8, 1], ['10.0.0.0/16', 1, 1], ['10.0.0.0/16', 1, 1, 1], ['10.0.0.0/16', 0], ['10.0.0.0/16', -1],
      ['10.0.0.0/16', 17], ['10.0.0.0/16', 16], ['10.0.0.0/16', 33], ['fd00::/48', 16, 16, 32], ['fd00::/48', 33], ['10.1.2.3/16', 8, 8], ['10.0.0.0/16', '8'], ['10.0.0.0/16', 8.5], ['10.0.0.0/16', null], ['nonsense', 4],
      ['255.255.255.0/24', 1, 1], ['255.255.255.0/24', 1, 1, 1], ['fd00::/48', 4, 4, 8, 4],
    ],
    cidrhost: [
      ['10.0.0.0/16', 0], ['10.0.0.0/16', 10], ['10.0.0.0/16', 65535], ['10.0.0.0/16', 65536], ['10.0.0.0/16', -1], ['10.0.0.0/16', -2], ['10.0.0.0/16', -65536], ['10.0.0.0/16', -65537], ['10.1.2.3/24', 4], ['10.0.0.0/32', 0],
      ['10.0.0.0/32', 1], ['10.0.0.0/32', -1], ['fd00::/64', 1], ['fd00::/64', -1], ['fd00::/64', 4503599627370496], ['10.0.0.0/8', '5'], ['10.0.0.0/8', 1.5], ['10.0.0.0', 1], ['fd00:fd12:3456:7890:00a2::/72', 34], ['::ffff:10.0.0.0/104', 5],
      ['010.0.0.0/8', 5], ['::/0', 1], ['::/96', 65537], [null, 1], ['10.0.0.0/31', 1], ['10.0.0.0/31', 2],
    ],
    cidrnetmask: [['10.0.0.0/8'], ['10.0.0.0/0'], ['10.0.0.0/32'], ['10.0.0.0/19'], ['10.1.2.3/12'], ['fd00::/8'], ['10.0.0.0'], ['x'], [null], ['::ffff:10.0.0.0/104']],
    concat: [[], [[]], [['a'], ['b']], [['a'], [1]], [list('a'), list('b')], [list('a'), ['b']], [list('a'), list(1)], [set('a'), ['b']], [null, ['a']], [['a'], 'b'], [[[1]], [[2]]], [list(), list('a')], [['a', null], []], [list(1), list(2), []], [{}, []]],
    merge: [
      [], [{}], [{ a: 1 }, { b: 2 }], [{ a: 1 }, { a: 2 }], [map({ a: 'x' }), map({ b: 'y' })], [map({ a: 'x' }), { b: 1 }], [null, { a: 1 }], [{ a: 1 }, null], [null], [null, null], [{ a: { b: 1 } }, { a: { c: 1 } }], [['a']], ['x'],
      [{ a: 1 }, []], [map({ a: 1 }), map({ b: 'y' })], [{ a: null }, { b: 1 }], [{ a: 1 }, { a: null }], [map({ a: ['x'] }), map({ b: ['y', 'z'] })], [map({}), map({ a: 'x' })], [{ b: 1, a: 2 }, { C: 3 }], [map({ a: 'x' })], [map({ a: 'x' }), null],
    ],
    lookup: [
      [{ a: 1 }, 'a'], [{ a: 1 }, 'b'], [{ a: 1 }, 'b', 2], [{ a: 1 }, 'a', 2], [map({ a: 'x' }), 'a', 'y'], [map({ a: 'x' }), 'b', 'y'], [map({ a: 'x' }), 'b', 5], [map({ a: 'x' }), 'b', ['y']], [map({ a: 'x' }), 'a', ['y']], [map({ a: 1 }), 'b', 'x'], [map({ a: 1 }), 'b', '5'],
      [map({ a: 1 }), 'a', 'x'], [{ a: 1 }, 'b', 'x'], [{ a: 'x' }, 'a', null], [{ a: 'x' }, 'b', null], [map({ a: 'x' }), 'b', null], [{}, 'a', 'd'], [map({}), 'a', 'd'], [null, 'a', 'd'], [['a'], 0, 'd'], [{ 1: 'x' }, 1], [{ a: null }, 'a', 'd'], [{ a: 1 }, null, 2], [{ a: [1] }, 'b', []], [{ a: 1, b: 'x' }, 'c', true], [{ true: 1 }, true],
    ],
    element: [[['a', 'b', 'c'], 0], [['a', 'b', 'c'], 2], [['a', 'b', 'c'], 3], [['a', 'b', 'c'], 7], [['a', 'b'], -1], [[], 0], [list('a', 'b'), 1], [list('a', 'b'), 5], [set('a', 'b'), 0], ['abc', 0], [['a'], '0'], [['a'], 1.5], [['a'], null], [null, 0], [{ a: 1 }, 0], [[1, 'x', true], 1], [list(), 0]],
    length: [[[]], [['a', 'b']], [{}], [{ a: 1, b: 2 }], ['hello'], [''], ['ünï'], ['👨‍👩‍👧‍👦'], ['e\u0301'], ['🇩🇪🇫🇷'], [set('a', 'b', 'a')], [list(1, 2, 3)], [map({ a: 'x' })], [null], [5], [true], [[null, null]], ['\r\n'], ['क्षि']],
    coalesce: [[], ['a'], ['', 'a'], [null, 'a'], [null, '', 'b'], ['', ''], [null], ['a', 1], [1, 'a'], ['', 1], [null, 1], [0, 1], [false, true], [true, 'a'], [true, 1], [null, true, 1], [['a'], ['b']], [[], ['b']], [{}, { a: 1 }], [null, { a: 1 }], [{ a: 1 }, { a: 'x' }], ['a', ['b']], [list('a'), list('b')], [null, null, 5]],
    coalescelist: [[], [['a']], [[], ['a']], [[], []], [null, ['a']], [['a'], ['b']], [['a'], 'b'], ['a', ['b']], [list(), list('a')], [list('a'), ['b']], [[], [1, 'x']], [set('a'), ['b']], [set(), set('a')], [{}, ['a']], [[null], ['a']], [list(1), list('a')]],
    try: [[], ['a'], ['a', 'b'], [null, 'b'], [[], 'b']],
    can: [['a'], [null], [[]]],
    format: [
      ['%s', 'a'], ['%s'], ['%s', 'a', 'b'], ['abc'], ['%%'], ['100%% %s', 'x'], ['%d', 5], ['%d', '5'], ['%d', 'x'], ['%d', 1.5], ['%05d', 42], ['%5d', 42], ['%-5d|', 42], ['%+d', 42], ['% d', 42], ['%x', 255], ['%X', 255], ['%o', 8], ['%b', 5], ['%#x', 255], ['%#o', 8], ['%#b', 5],
      ['%f', 1.5], ['%.2f', 1.005], ['%.0f', 2.5], ['%.0f', 1.5], ['%.0f', 0.5], ['%8.3f|', 3.14159], ['%-8.3f|', 3.14159], ['%08.3f', -3.14159], ['%e', 1500], ['%.2e', 0.00015], ['%E', 1500], ['%g', 1500], ['%g', 1000000], ['%g', 1e21], ['%g', 0.00001], ['%.3g', 1234.5], ['%G', 1e-7], ['%v', 'a'], ['%v', 5], ['%v', 1.5], ['%v', true], ['%v', null],
      ['%v', ['a', 1]], ['%v', { a: 1 }], ['%#v', 'a'], ['%#v', 5], ['%#v', ['a']], ['%#v', null], ['%q', 'a"b'], ['%q', 5], ['%t', true], ['%t', 'true'], ['%t', 'x'], ['%t', 1], ['%s', true], ['%s', 5], ['%s', 1.5], ['%s', ['a']], ['%s', null], ['%10s|', 'ab'], ['%-10s|', 'ab'], ['%.2s', 'abcdef'], ['%05s', 'ab'], ['%[2]s %[1]s', 'a', 'b'], ['%[1]s %[1]s', 'a'],
      ['%[3]s', 'a', 'b'], ['%[2]s', 'a', 'b'], ['%s-%03d', 'pool', 7], ['%', 'a'], ['%z', 'a'], ['%!', 'a'], ['%s %', 'a'], [null, 'a'], ['%v', 1000000], ['%v', 123456789], ['%v', 1e15], ['%v', 1e21], ['%v', 0.000001], ['%v', 0.1], ['%5v|', 1], ['%-5v|', 'a'], ['%d', -5], ['%05d', -42], ['%x', -255], ['%5.3d', 7], ['%3s', 'ü'], ['%3s|', '👨‍👩‍👧‍👦'],
      ['%.0s|', 'abc'], ['%.0d', 0], ['%.1f', 0.25], ['%.1f', 0.35], ['%.3f', 0], ['%e', 0], ['%g', 0], ['%v', 0], ['%10.2e|', 12345.678], ['%g', 100000], ['%g', 123456], ['%g', 1234567], ['%.10g', 1234567], ['%.2g', 0.000123], ['%+.1f', 2.25], ['%f', 'x'], ['%f', '2.5'], ['%6.2f%%', 12.345], ['%s', 1e21], ['%#x', 0], ['%v', [1000000]], ['<%s>', 'a&b'], ['%v', ['<a>']], ['%q', '<a>'], ['%010v', 5], ['%s', map({ a: 'x' })], ['%v', set('b', 'a')],
    ],
    formatlist: [['%s', ['a', 'b']], ['%s-%s', ['a', 'b'], 'x'], ['%s-%s', ['a', 'b'], ['c', 'd']], ['%s-%s', ['a', 'b'], ['c']], ['%s', 'a'], ['x'], ['%s', []], ['%s', ['a'], 'b'], ['%s', [null]], ['%v', [null, 1]], ['%d', [1, 2]], ['%d', ['x']], ['%s', set('b', 'a')], ['%s', list('a')], ['%v', [['a']]], ['%s', null], ['%s', { a: 1 }], ['%v', { a: 1 }], ['%s%s', 'a', []], ['%%s'], ['%s-%s', [], ['a']]],
    join: [[',', []], [',', ['a']], [',', ['a', 'b']], [',', ['a', 1, true]], [',', ['a'], ['b']], [',', [null]], [',', 'a'], [','], ['', ['a', 'b']], [',', set('b', 'a')], [',', [['a']]], [null, ['a']], [',', null], [',', [], ['a']], [',', list()]],
    split: [[',', 'a,b'], [',', ''], [',', 'a'], ['', 'abc'], ['', 'äö😀'], [',', ',a,'], ['ab', 'xabyab'], [',', null], [',', 5], ['/', '10.0.0.0/16'], ['.', '1.2.3'], ['', '']],
    replace: [
      ['a-b-c', '-', '_'], ['a-b-c', '/-/', '_'], ['abc', '', '-'], ['abc', '/(b)/', '<$1>'], ['abc', '/(b)/', '<${1}>'], ['abc', '/(?P<x>b)/', '<$x>'], ['abc', '/(?P<x>b)/', '<${x}y>'], ['abc', '/b/', '$0$0'], ['abc', '/b/', '$$'], ['abc', '/b/', '$1x'], ['abc', '/b/', '$'], ['abc', '/b/', '${'], ['a.b', '.', '/'], ['a.b', '/./', 'x'], ['a.b', '/\\./', 'x'], ['abc', '/', 'x'], ['a/b', '/', '-'],
      ['abc', '//', '-'], ['abc', '/(/', 'x'], ['aaa', '/a*/', 'x'], ['baac', '/a*/', 'x'], ['abc', '/$/', 'x'], ['abc', '/^/', 'x'], ['a\nb', '/(?m)^/', '> '], ['a\nb', '/^./', 'x'], ['a\nb', '/.$/', 'x'], ['HELLO', '/(?i)hello/', 'x'], ['abc', 'z', 'y'], [null, 'a', 'b'], ['10.0.0.0/16', '//.*/', ''], ['my_name 1', '/[^a-z0-9]/', ''], ['äöü', '/\\w/', 'x'], ['äöü', '/[[:alpha:]]/', 'x'], ['äöü', '/\\pL/', 'x'], ['abc', '/\\b/', '|'], ['a b', '/\\B/', '|'], ['aXbX', 'X', '$1'], ['abc', '/b/', '$b'], ['a--b', '/-+/', '-'], ['abc', '/(a)(b)?(z)?/', '[$1$2$3]'],
    ],
    regex: [
      ['[a-z]+', '53453453.345345aaabbbccc23454'], ['(\\d+)\\.(\\d+)', '10.20'], ['(?P<first>\\d+)\\.(?P<second>\\d+)', '10.20'], ['x', 'abc'], ['(a)|(b)', 'b'], ['(?P<a>a)|(?P<b>b)', 'b'], ['(a)(?P<b>b)', 'ab'], ['(', 'a'], ['a**', 'a'], ['a{2,1}', 'a'], ['a{1001}', 'a'], ['a{2}', 'aaa'], ['a{2,}', 'aaaa'], ['a{,2}', 'a{,2}'], ['a{', 'a{'], ['\\d+', 'a12'], ['\\1', 'a'], ['(?=a)', 'a'], ['(?!a)', 'a'], ['(?<n>a)', 'a'],
      ['(?i)ABC', 'xabc'], ['(?s)a.b', 'a\nb'], ['a.b', 'a\nb'], ['(?U)a+', 'aaa'], ['a+?', 'aaa'], ['(?U)a+?', 'aaa'], ['[[:digit:]]+', 'ab12'], ['[^[:digit:]]+', '12ab'], ['\\p{Greek}+', 'abγδ'], ['\\P{L}+', 'ab12'], ['\\x41', 'A'], ['\\x{1F600}', '😀'], ['\\Qa.b\\E', 'a.b'], ['\\Aab\\z', 'ab'], ['ab\\Z', 'ab'], ['[a\\]]+', 'a]'], ['[]a]+', ']a'], ['[^]a]+', 'b]'], ['[a-]+', 'a-'], ['[-a]+', '-a'], ['[z-a]', 'a'], ['^$', ''], ['', 'abc'], ['a|b|', 'c'], ['|a', 'a'],
      ['(a*)*', 'b'], ['(a*)+', 'aab'], ['(a|ab)(c|bcd)', 'abcd'], ['(?:a|b)+', 'abab'], ['((a)|(b))+', 'ab'], ['^/subscriptions/([^/]+)/', '/subscriptions/123/x'], ['.*?b', 'aabab'], ['\\s', '\u000b'], ['\\w+', 'äab_1'], ['(?m)^b$', 'a\nb\nc'], ['\\bfoo\\b', 'a foo b'], ['\\/', '/'], ['\\-', '-'], ['\\_', '_'], ['\\q', 'q'], ['\\', 'a'], ['[\\d-z]+', '1-z'], ['[a-\\d]', '1'], [null, 'a'], ['(?P<x>a)(?P<x>b)', 'ab'], ['(?i)[a-c]+', 'XABC'], ['(?i)ſ', 'S'], ['(?i:a)b', 'Ab'], ['(?i:a)b', 'AB'], ['a(?i)b|c', 'C'], ['(a(?i)b)c', 'aBC'], ['\\pN', '5'], ['\\07', '\u0007'], ['[[:foo:]]', 'a'], ['[[:word:]]+', 'a_1'], ['a{0}b', 'b'], ['(?:)', 'a'], ['x*', 'aaa'], ['(a{0,1000}){0,1000}', 'a'], ['(a{10}){101}', 'a'], ['(a{10}){100}', 'a'], ['((a{10}){10}){11}', 'a'], ['((a{0,10}){0,10}){0,10}', 'a'], ['(a{0,1000})*', 'a'], ['(a*){1000}', 'a'], ['(a{600}|b{600}){2}', 'a'], ['(a{2}){0}', 'a'],
    ],
    regexall: [['[a-z]', 'a1b2'], ['(\\d)(\\d)', '12 34'], ['(?P<a>\\d)', '1 2'], ['x', 'abc'], ['a*', 'baac'], ['', 'ab'], ['(', 'a'], ['\\b', 'ab cd'], ['^', 'ab'], ['$', 'ab'], ['a|', 'aab'], ['😀', 'a😀b😀'], ['', '😀a'], ['(a)|b', 'ab'], ['[0-9]+', '10.0.0.0/16'], [null, 'x']],
    substr: [['hello', 0, 2], ['hello', 1, -1], ['hello', -3, 2], ['hello', -3, -1], ['hello', 10, 2], ['hello', 2, 100], ['hello', 0, 0], ['hello', -10, 3], ['hello', 1, -2], ['👨‍👩‍👧‍👦ab', 1, 1], ['', 0, 1], [null, 0, 1], ['hello', 1.5, 1], ['hello', 5, 1], ['hello', -5, 5], ['äöü', 1, 1]],
    strrev: [['hello'], [''], ['äö'], ['👨‍👩‍👧‍👦a'], ['e\u0301a'], [null], [5], ['a\r\nb']],
    title: [['hello world'], ['a-b'], ['a_b'], ["it's"], ['HELLO'], [''], ['élan vital'], ['1a'], ['a\tb'], [5], ['ßa']],
    upper: [['hello'], ['ß'], ['ﬁ'], ['äöü'], [''], [5], [true], [null], [['a']], ['ǆ'], ['ŉ']],
    lower: [['HELLO'], ['İ'], ['ÄÖÜ'], ['Σ'], ['ΑΣ'], [null]],
    trim: [['?!hello?!', '!?'], ['foobar', 'far'], ['   a ', ' '], ['', 'a'], ['a', ''], ['äaä', 'ä'], [null, 'a'], ['aaa', 'a'], ['10.0.0.0/24', '/24']],
    trimprefix: [['helloworld', 'hello'], ['helloworld', 'x'], ['hello', ''], ['', 'a'], ['--a', '-'], [null, 'a']],
    trimsuffix: [['helloworld', 'world'], ['helloworld', 'x'], ['hello', ''], ['a--', '-']],
    trimspace: [['  a  '], ['\t\na\r\n'], ['\u00a0a\u00a0'], ['\ufeffa'], ['\u0085a'], ['\u3000a'], [''], [null], ['a b'], ['\u200ba'], ['\u180ea']],
    chomp: [['a\n'], ['a\n\n'], ['a\r\n'], ['a\r'], ['a\n\r'], ['a'], [''], ['\n'], ['a\nb\n'], ['a \n']],
    indent: [[2, 'a\nb'], [0, 'a\nb'], [2, 'a'], [2, '\n'], [2, ''], [-1, 'a\nb'], [1.5, 'a\nb'], ['2', 'a\nb'], [3, 'a\r\nb']],
    startswith: [['hello', 'he'], ['hello', 'x'], ['hello', ''], ['', ''], [null, 'a'], [5, '5']],
    endswith: [['hello', 'lo'], ['hello', 'x'], ['hello', ''], ['', 'a']],
    strcontains: [['hello', 'll'], ['hello', 'x'], ['hello', ''], ['', 'a'], [null, 'a']],
    tostring: [['a'], [1], [1.5], [0.1], [1e21], [1e-7], [123456789012], [true], [false], [null], [[]], [{}], [-5], [100], [1e6], [0.30000000000000004], [9007199254740991]],
    tonumber: [['1'], ['1.5'], ['-1'], ['+1'], ['1e3'], ['.5'], ['5.'], ['0x10'], ['1_000'], [' 1'], ['1 '], [''], ['a'], ['Inf'], ['NaN'], [true], [null], [5], [[]], ['1e'], ['-'], ['00012'], ['1E2'], ['1e+2'], ['١'], ['1.0'], ['inf'], ['infinity']],
    tobool: [['true'], ['false'], ['True'], ['1'], ['0'], ['yes'], [''], [true], [1], [0], [null], [[]]],
    tolist: [[[]], [['a', 'b']], [['a', 1]], [['a', true]], [[1, true]], [['a', 1, true]], [[1, [2]]], [[null, 'a']], [[null]], [set('b', 'a')], [{}], ['a'], [null], [[[1], [2, 3]]], [[[1], ['a']]], [[{ a: 1 }, { a: 'x' }]], [[{ a: 1 }, { b: 2 }]], [[{ a: 1 }, { b: 'x' }]], [[{ a: 1 }, {}]], [[{ a: 1 }, { b: [1] }]], [[{ a: 1 }, []]], [[list('a'), set('b')]], [[list('a'), ['b', 1]]], [[map({ a: 'x' }), { b: 1 }]], [[set(2, 1), [3]]], [[null, 1, 'a']], [[[null], ['a']]], [[{ a: null }, { a: 1 }]], [[list(1), list('a')]], [[1.5, '2']], [[{ a: [] }, { a: ['x'] }]], [[['a'], 'b']], [[[], ['a']]], [[[true], [1, 'x']]], [[{ a: { b: 1 } }, { a: { c: 1 } }]], [[{ a: true }, { a: 1 }]], [[set('a'), set(1)]], [[map({ a: 1 }), map({ b: 'x' })]]],
    toset: [[[]], [['b', 'a', 'b']], [[2, 10, 1]], [['a', 1]], [['1', 1]], [[true, false, true]], [[null, 'a', null]], [list('b', 'a')], [{}], ['a'], [null], [[{ a: 2 }, { a: 10 }, { a: 1 }]], [[{ b: 'x', a: 'y' }, { b: 'a', a: 'z' }]], [[['b'], ['a']]], [[[2], [1], [10]]], [['Z', 'a', 'ä', '😀', '\uffee']], [[1.5, 1.25]], [[{ a: 1 }, { b: 2 }]], [[{ a: null }, { a: 'x' }]], [[1, true]], [['10', '9', '1']], [[list('b'), list('a', 'c')]], [['e\u0301', 'é']], [[100, 20]], [[{ a: 100 }, { a: 20 }]], [[{ a: true }, { a: false }]]],
    tomap: [[{}], [{ a: 'x' }], [{ a: 1, b: 'x' }], [{ a: 1, b: true }], [{ a: 1, b: [] }], [[]], ['a'], [null], [map({ b: 'x', a: 'y' })], [{ a: { x: 1 }, b: { y: 2 } }], [{ a: { x: 1 }, b: { x: 'y' } }], [{ a: null, b: 'x' }], [{ a: ['x'], b: [1, 2] }], [{ a: { x: 1, y: [] }, b: { x: 2, y: ['a'] } }]],
    flatten: [[[]], [[['a'], ['b']]], [[['a', ['b', ['c']]]]], [['a', 'b']], [[null, ['a']]], [[[null]]], [set('b', 'a')], [[set('b', 'a'), list('c')]], [list()], ['a'], [null], [{}], [[{ a: [1] }]], [[[], []]], [[[[]]]], [[['a'], 1, true]], [list(list('a'), list('b'))]],
    distinct: [[[]], [['a', 'b', 'a']], [[1, '1']], [[1, 2, 1]], [[[1], [1]]], [[{ a: 1 }, { a: 1 }]], [set('b', 'a')], [[null, null, 'a']], [['a', true]], [null], ['a'], [list('x', 'x')], [[1, [2]]], [[true, 1]]],
    compact: [[['a', '', 'b', null]], [[]], [[1, '']], [set('', 'a')], [[['a']]], [null], [[null]], [list('a', '')], [[' ']], [[true, '']]],
    sort: [[['b', 'a', 'C']], [[]], [[10, 9, 1]], [['10', '9']], [['ä', 'z', 'a']], [[null, 'a']], [set('b', 'a')], [list('b', 'a')], [null], ['a'], [['\uffee', '😀']], [[true, 'a']], [['a', ['b']]]],
    reverse: [[['a', 1]], [[]], [list('a', 'b')], [set('b', 'a')], [null], ['abc'], [{}], [[null, 1]]],
    slice: [[['a', 'b', 'c'], 0, 2], [['a', 'b', 'c'], 1, 1], [['a', 'b', 'c'], 0, 4], [['a', 'b', 'c'], 2, 1], [['a', 'b'], -1, 1], [list('a', 'b', 'c'), 1, 3], [set('a', 'b'), 0, 1], [[], 0, 0], [['a', 1], 0, 2], ['abc', 0, 1], [['a'], '0', '1'], [['a', 'b'], 0.5, 1], [null, 0, 1], [['a', 'b', 'c'], 3, 3], [list('a'), 0, 0]],
    chunklist: [[['a', 'b', 'c'], 2], [['a', 'b', 'c'], 1], [['a'], 0], [[], 2], [['a'], -1], [['a', 1], 1], [set('b', 'a'), 1], [['a', 'b'], 5], [['a', 'b'], '1'], [[], 0], [['a'], 1.5], [null, 1]],
    keys: [[{}], [{ b: 1, a: 2 }], [map({ b: 'x', a: 'y' })], [map({})], [null], [[]], ['a'], [{ B: 1, a: 2 }], [{ '10': 1, '9': 2 }], [{ 'ä': 1, z: 2 }]],
    values: [[{}], [{ b: 1, a: 'x' }], [map({ b: 'x', a: 'y' })], [map({})], [null], [[]], [{ b: null }], [{ '10': 1, '9': 2 }]],
    contains: [[['a', 'b'], 'a'], [['a'], 'c'], [[], 'a'], [[1], '1'], [['1'], 1], [list('1'), 1], [set('a'), 'a'], [[null], null], [['a'], null], [null, 'a'], ['abc', 'a'], [{ a: 1 }, 1], [[[1]], [1]], [[{ a: 1 }], { a: 1 }], [[true], true], [[true], 'true'], [list('a'), ['a']], [[1, 'a'], 'a'], [list(1, 2), 2]],
    index: [[['a', 'b'], 'b'], [['a'], 'c'], [[1], '1'], [list('a', 'b', 'b'), 'b'], [set('a'), 'a'], [[], 'a'], [null, 'a'], ['abc', 'a'], [[null], null], [[1, 2], 2], [{ a: 1 }, 1]],
    one: [[[]], [['a']], [['a', 'b']], [set('a')], [set()], [list()], [list('a')], [null], ['a'], [[null]], [{}], [{ a: 1 }], [[['a']]]],
    range: [[], [3], [0], [-3], [1.5], [1, 4], [4, 1], [1, 1], [1, 8, 2], [8, 1, 2], [8, 1, -2], [1, 8, -1], [1, 8, 0], [1, 1, 0], [0, 1, 0.25], [0, 1, 0.1], [1024], [1025], [1, 4, 1, 1], ['3'], [null], [0, -1, -0.5], [2, 2, 1], [2, 2, -1]],
    max: [[], [1], [1, 2, 3], [3, 1], ['5', 4], [-1, -2], [1.5, 1.25], [null, 1], [['1']]],
    min: [[], [1], [1, 2, 3], [3, 1], ['5', 4], [-1, -2], [1.5, 1.25]],
    ceil: [[1.2], [-1.2], [1], ['1.5'], [null], [0.000001], [-0.5], [1e15]], floor: [[1.8], [-1.2], [1], ['1.5'], [-0.5], [0.99999]],
    abs: [[-1], [1], [0], [-1.5], ['-2'], ['x'], [null]], signum: [[-5], [0], [5], [0.5], ['-1'], [null]],
    log: [[16, 2], [1, 2], [0, 2], [-1, 2], [16, 1], [16, 0], [8, 2], [1000, 10], [256, 2], ['16', 2], [2.718281828, 10], [5, 2]],
    pow: [[2, 3], [2, -1], [2, 0.5], [0, 0], [0, -1], [-8, 0.5], [2, 53], [2, 54], [10, 2], ['2', '3'], [1.5, 2], [2, 32], [-2, 3]],
    parseint: [['100', 10], ['FF', 16], ['ff', 16], ['-ff', 16], ['1010', 2], ['12', 2], ['', 10], ['z', 36], ['Z', 36], ['Z', 62], ['z', 62], ['a', 62], ['A', 62], ['10', 1], ['10', 63], ['1.5', 10], ['+5', 10], [' 5', 10], [5, 10], [null, 10], ['0x10', 16], ['1_0', 10], ['00ff', 16], ['10', '16'], ['10', 1.5], ['9007199254740991', 10]],
    sum: [[[1, 2, 3]], [[0.1, 0.2]], [[]], [['1', 2]], [[null]], [[null, 1]], [set(1, 2)], [list(1, 2)], [['x']], ['a'], [null], [[true]], [[1.5, -1.5]], [[0.7, 0.1]], [{ a: 1 }], [[1e15, 1]]],
    zipmap: [[['a', 'b'], [1, 2]], [['a'], [1, 2]], [[], []], [['a', 'a'], [1, 2]], [list('a', 'b'), list(1, 2)], [['a', 'b'], [1, 'x']], [[1, 2], ['a', 'b']], [set('b', 'a'), [1, 2]], [['a'], set('x')], [null, []], [[null], [1]], [['b', 'a'], ['x', 'y']], [list(), list()], [['a'], 'x'], [['a'], list('x')]],
    transpose: [[{}], [{ a: ['x', 'y'], b: ['y'] }], [map({ b: ['x'], a: ['x'] })], [{ a: [] }], [{ a: [1] }], [{ a: 'x' }], [{ a: null }], [{ a: [null] }], [null], [{ a: ['x', 'x'] }], [[]], [{ b: ['z', 'x'], a: ['z'] }]],
    matchkeys: [[['i1', 'i2', 'i3'], ['a', 'b', 'a'], ['a']], [[], [], []], [['i1'], ['a', 'b'], ['a']], [['i1'], ['a'], []], [list('x', 'y'), list('1', '2'), list('2')], [['x', 'y'], [1, 2], ['2']], [['x', 'y'], ['1', '2'], [2]], [['x'], ['a'], set('a')], [[1, 'x'], ['a', 'a'], ['a']], [null, [], []]],
    setintersection: [[['a', 'b'], ['b', 'c']], [['a'], ['b']], [['a']], [['a', 'b'], ['b'], ['b', 'a']], [[], ['a']], [[1], ['1']], [set(1, 2), set(2)], [null, ['a']], [['a'], 'a'], [[1, true]], [[[1]], [[1]]], [set('a'), set(1)]],
    setunion: [[['a', 'b'], ['b', 'c']], [['a']], [[], []], [[1], ['1']], [[2, 1], [3]], [['a'], null], [['a'], [true]], [[1], [true]], [[{ a: 1 }], [{ a: 2 }]], []],
    setsubtract: [[['a', 'b'], ['b']], [['a'], []], [[], ['a']], [[1, 2], ['1']], [set('a'), set('a')], [['a'], ['b'], ['c']], [['a']], [[1], [true]], [[{ a: 1 }, { a: 2 }], [{ a: 1 }]]],
    setproduct: [[['a', 'b'], [1, 2]], [['a'], []], [[], []], [['a']], [set('b', 'a'), set(1)], [set('b', 'a'), ['x']], [['a', 1], ['x']], [['a'], ['b'], ['c', 'd']], [list('a'), list(1)], [null, ['a']], ['a', ['b']], [['a', true], [1, 'x']], [[null], ['a']], [['b', 'a'], [2, 1]], [['dev', 'prod'], ['a1', 'a2', 'a3']]],
    alltrue: [[[]], [[true, true]], [[true, false]], [['true']], [['x']], [[null]], [[null, true]], [list(true)], [set(true, false)], [null], [['1']], [[1]]],
    anytrue: [[[]], [[false, true]], [[false]], [['true']], [[null, true]], [[null]], [null], [[false, 'true']]],
    jsonencode: [['a'], [1], [true], [null], [[]], [{}], [{ b: 1, a: [true, null] }], ['<a>&'], ['\u2028\u2029'], ['"\\'], ['\n\t\u0008\u000c\u0001'], ['äöü😀'], [1.5], [1e21], [1e-7], [set('b', 'a')], [list(1)], [map({ b: 'x', a: 'y' })], [{ a: { b: { c: [] } } }], [[1, 'a', null]], [{ 'a b': 1 }], ['\u007f'], [['10.0.0.0/16']], ['${a}']],
    jsondecode: [['"a"'], ['1'], ['true'], ['null'], ['[]'], ['{}'], ['{"a": [1, "x", null]}'], [' [1] '], ['{a: 1}'], [''], ['[1,]'], ['{"a":1,"a":2}'], ['1.5e3'], ['"\\u00e4"'], ['[1] 2'], ["'a'"], ['{"b":1,"a":2}'], ['-0'], ['01'], [null], ['"\\ud83d\\ude00"'], ['nul'], ['{"a":{"b":[{"c":1}]}}'], ['\t1\n']],
    yamldecode: [['a: 1'], ['- 1\n- x\n'], ['a: [1, 2]\nb: {c: d}'], ['x'], [''], ['~'], ['null'], ['yes'], ['no'], ['on'], ['"yes"'], ["'1'"], ['0x10'], ['0o17'], ['017'], ['1_000'], ['1e3'], ['.5'], ['5.'], ['.inf'], ['.nan'], ['2020-01-02'], ['2020-01-02T03:04:05Z'], ['a: &x 1\nb: *x'], ['a: &x {y: 1}\nb:\n  <<: *x\n  z: 2'], ['a: |\n  x\n  y\n'], ['a: >\n  x\n  y\n'], ['a: 1\na: 2'], ['a:\n  - b\n  - c'], ['[1, [2, {a: b}]]'], ['{a: b'], ['a: b: c'], ['- a\n-b'], ['a:'], ['1: x'], ['true: x'], ['--- a\n...\n'], ['a\n---\nb'], ['# only'], ['!!str 5'], ['!!int "5"'], ['!!bool yes'], ['!foo x'], ['a: "x\\ty"'], ['a: 10.0.0.0/16'], ['a: "10.0.0.0/16" # c'], ['-1'], ['+1'], ['1:30'], ['~: x'], ['? a\n: b'], ['a: y'], ['a: n'], ['- - a\n  - b'], [null], ['a: 0.1'], ['a: 1e-3'], ['a: -'], ['2020-1-2'], ['a: 12e03'], ['a: 1.2.3'], ['!!float 5'], ['2020-01-02 03:04:05'], ['a: \'it\'\'s\'']],
    yamlencode: [['a'], [1], [true], [null], [[]], [{}], [{ a: 1 }], [{ b: [1, 'x'], a: { c: null } }], [[[1, 2], [3]]], [[{ a: 1, b: 2 }, { a: 3 }]], ['a\nb'], ['a\nb\n'], [{ a: 'x\ny\n' }], [{ a: 'x\ny' }], ['a: b'], ['"q"'], ['äö'], ['😀'], ['\t'], [1.5], [set('b', 'a')], [{ a: [] }], [{ a: {} }], [['x\ny']], [{ a: [{ b: [1] }] }], [''], [{ a: '' }], [{ a: ['x', { b: 'c' }] }], ['\u0001'], ['\\'], [{ 'a b': 1 }], [[[]]], [{ a: 'x\n\n' }], [{ a: ' x\ny' }], ['\n'], [{ a: '10.0.0.0/16' }], ['a'.repeat(100)], ['word '.repeat(30)], [{ a: 'word '.repeat(30) }], [{ a: ['word '.repeat(30), { 'long key': 'two  spaces '.repeat(12) }] }], [[['word '.repeat(30)]]], ['a'.repeat(85) + ' b'], [{ ['k '.repeat(50)]: 1 }], [[null, true]], [{ a: { b: { c: [{ d: 1 }] } } }], [{ a: '\nx' }], [[[[1], 2]]], ['\u00a0'], ['\u2028']],
    base64encode: [['hello'], [''], ['a'], ['ab'], ['abc'], ['äö😀'], [5], [null]], base64decode: [['aGVsbG8='], [''], ['YQ=='], ['YQ'], ['YQ='], ['!!'], ['/w=='], ['w6Q='], ['YW\nJj'], ['YWJj '], ['YR=='], [null], ['YQ==YQ==']],
    textencodebase64: [['ab', 'UTF-8'], ['ab', 'UTF-16LE'], ['ä😀', 'UTF-16BE'], ['ab', 'utf-8'], ['ab', 'nope']], textdecodebase64: [['YWI=', 'UTF-8'], ['YQBiAA==', 'UTF-16LE'], ['AGEAYg==', 'UTF-16BE'], ['!', 'UTF-8']],
    urlencode: [['a b'], ['a/b?c=d&e'], ['äö'], [''], ['-_.~'], ["!*'()"], ['+'], ['😀'], [null]],
    csvdecode: [['a,b\n1,2\n3,4\n'], ['a,b'], [''], ['a,b\n1'], ['a,b\n1,2,3'], ['a,a\n1,2'], ['a,b\n"x,y","z ""q"""\n'], ['a\r\n1\r\n'], ['a\n\n1\n'], ['a,b\n "x",y\n'], ['a,b\nx"y,z\n'], ['a,b\n"x"y,z\n'], ['a,b\n"x\ny",z\n'], ['a,b\n"x,y\n'], ['a,b\n,\n'], ['a\n""\n'], ['a, b\n1, 2\n'], ['a\n"x\r\ny"\n'], ['\n\na\n1'], ['"a\n1'], ['a,b\n1,2'], ['a\n\r\n1']],
    md5: [['hello'], [''], ['ä'], ['a'.repeat(55)], ['a'.repeat(56)], ['a'.repeat(64)], ['a'.repeat(119)], ['a'.repeat(200)], [5]], sha1: [['hello'], [''], ['a'.repeat(55)], ['a'.repeat(56)], ['a'.repeat(64)], ['ä'.repeat(100)]],
    sha256: [['hello'], [''], ['a'.repeat(55)], ['a'.repeat(56)], ['a'.repeat(200)], ['äö']], sha512: [['hello'], [''], ['a'.repeat(111)], ['a'.repeat(112)], ['a'.repeat(128)], ['a'.repeat(300)]],
    base64sha256: [['hello'], ['']], base64sha512: [['hello'], ['']], uuidv5: [['dns', 'www.terraform.io'], ['url', 'https://x'], ['oid', '1.2'], ['x500', 'CN=a'], ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'x'], ['nope', 'x'], ['6BA7B810-9DAD-11D1-80B4-00C04FD430C8', 'x']],
    formatdate: [
      ['YYYY-MM-DD', '2018-01-02T23:12:01Z'], ['DD MMM YYYY hh:mm ZZZ', '2018-01-02T23:12:01Z'], ['EEEE, DD-MMM-YY hh:mm:ss ZZZ', '2018-01-02T23:12:01Z'], ['EEE, DD MMM YYYY hh:mm:ss ZZZ', '2018-01-02T23:12:01-08:00'], ['MMM DD, YYYY', '2018-01-02T23:12:01Z'], ['HH:mmaa', '2018-01-02T23:12:01Z'], ["h 'o''clock' AA", '2018-01-02T03:12:01Z'], ["''", '2018-01-02T03:12:01Z'], ["'x", '2018-01-02T03:12:01Z'],
      ['YYY', '2018-01-02T23:12:01Z'], ['Q', '2018-01-02T23:12:01Z'], ['Z ZZZ ZZZZ ZZZZZ', '2018-01-02T23:12:01+05:30'], ['Z ZZZ ZZZZ ZZZZZ', '2018-01-02T23:12:01Z'], ['ZZ', '2018-01-02T23:12:01Z'], ['M D H m s', '2018-01-02T03:02:01Z'], ['MMMM', '2018-12-02T03:02:01Z'], ['YYYY', '2018-02-30T03:02:01Z'], ['YYYY', '2018-01-02'], ['YYYY', '2018-01-02 03:02:01Z'], ['YYYY', '2018-01-02T24:02:01Z'], ['YYYY', '2018-01-02T03:02:60Z'],
      ['ss', '2018-01-02T03:02:01.5Z'], ['YYYY', '2018-01-02t03:02:01z'], ['', '2018-01-02T03:02:01Z'], ['HH AA', '2018-01-02T00:02:01Z'], ['HH AA', '2018-01-02T12:02:01Z'], ['YYYY', ''], ['EEE', '2024-02-29T00:00:00Z'], ['hh', '2018-01-02T03:02:01+00:00'], ['Z', '2018-01-02T03:02:01+00:00'], ['A', '2018-01-02T03:02:01Z'],
    ],
    timeadd: [['2017-11-22T00:00:00Z', '10m'], ['2017-11-22T00:00:00Z', '-1h30m'], ['2017-11-22T00:00:00+02:00', '24h'], ['2017-11-22T00:00:00Z', '1.5h'], ['2017-11-22T00:00:00Z', '0'], ['2017-11-22T00:00:00Z', '1d'], ['2017-11-22T00:00:00Z', ''], ['2017-11-22', '1h'], ['2017-11-22T00:00:00.9Z', '100ms'], ['2017-11-22T00:00:00Z', '8760h'], ['2017-11-22T00:00:00Z', '1h1h'], ['2017-11-22T00:00:00Z', '1us'], ['2017-11-22T00:00:00Z', '5'], ['2024-02-28T12:00:00Z', '24h'], ['2017-11-22T00:00:00Z', '-1ns']],
    timecmp: [['2017-11-22T00:00:00Z', '2017-11-22T00:00:00Z'], ['2017-11-22T00:00:00Z', '2017-11-22T01:00:00Z'], ['2017-11-22T00:00:00Z', '2017-11-22T01:00:00+01:00'], ['2017-11-22T00:00:00Z', 'x'], ['2018-11-22T00:00:00Z', '2017-11-22T01:00:00Z']],
    basename: [['foo/bar/baz.txt'], ['foo/'], ['/'], [''], ['foo'], ['a//b//']], dirname: [['foo/bar/baz.txt'], ['foo/'], ['/'], [''], ['foo'], ['a//b//c'], ['../a'], ['a/../b'], ['/a/b'], ['/a'], ['./a'], ['a/../../b/c']],
    nonsensitive: [['a'], [null], [[1]]], sensitive: [['a'], [5], [null]], ephemeralasnull: [['a'], [null]],
  };
  return Object.entries(calls).flatMap(([name, all]) => all.map((args) => [name, args]));
}

/** `==` on pairs of values of every form. */
function operators() {
  const values = [1, '1', 'a', true, 'true', null, [], [1], ['1'], list('1'), list(1), set('1'), set(1), {}, { a: 1 }, { a: '1' }, map({ a: '1' }), { a: 1, b: 2 }, [1, 2], [[1]], [list(1)], { a: [1] }, { a: null }, [null], 0.1, 0, set('1', '2'), list('1', '2')];
  return values.flatMap((a) => values.map((b) => ['==', [a, b]]));
}

function* generated() {
  const random = generator(20261120);
  const below = (limit) => Math.floor(random() * limit);
  const pick = (items) => items[below(items.length)];
  const several = (most, make) => Array.from({ length: below(most + 1) }, make);
  const octet = () => pick([0, 0, 1, 10, 16, 64, 100, 127, 128, 168, 172, 192, 240, 255, below(256)]);
  const ip4 = () => [octet(), octet(), octet(), octet()].join('.');
  const ip6 = () => pick([() => `fd${below(256).toString(16).padStart(2, '0')}:${below(65536).toString(16)}::`, () => `2001:db8:${below(65536).toString(16)}::${below(65536).toString(16)}`, () => Array.from({ length: 8 }, () => below(65536).toString(16)).join(':'), () => '::'])();
  const prefix = () => (random() < 0.7 ? `${ip4()}/${below(33)}` : `${ip6()}/${below(129)}`);
  const word = () => pick(['a', 'b', 'c', 'ab', 'aks', 'nodes', 'pods', '', 'A', 'Z9', 'x-y', 'a.b', '10', '2', '10.0.0.0/16', 'ä', ' ', 'true']);
  const number = () => pick([0, 1, 2, 3, 5, 8, 10, 16, 100, 250, 1024, -1, -2, 0.5, 1.25, 2.75, below(100000), -below(1000)]);
  const scalar = () => pick([word, word, number, () => random() < 0.5, () => null])();
  const sameKind = () => { const make = pick([word, number]); return several(5, make); };
  const sequence = () => pick([() => several(5, scalar), sameKind, () => list(...sameKind()), () => set(...sameKind()), () => several(3, sameKind)])();
  const object = (make = scalar) => Object.fromEntries(several(4, () => [pick(['a', 'b', 'c', 'd']), make()]));
  const record = () => pick([() => object(), () => map(object(word)), () => map(object(number)), () => object(sequence)])();
  const any = () => pick([scalar, sequence, record])();
  const pattern = () => several(4, () => pick(['a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '(a|b)', '(ab)', '(?:ba)', 'a|b', '^', '$', '\\.', '-']) + pick(['', '', '', '*', '+', '?', '*?', '{1,2}'])).join('');
  const subject = () => several(8, () => pick(['a', 'b', 'ab', '1', '.', '-', 'c', ' '])).join('');
  const verb = () => `%${pick(['', '', '-', '0', '+', ' ', '#'])}${pick(['', '', '3', '8'])}${pick(['', '', '.1', '.3', '.0'])}${pick(['s', 'd', 'v', 'f', 'x', 'q', 't', 'g', 'e'])}`;

  // The ranges, above all.
  for (let index = 0; index < 700; index++) {
    const from = prefix();
    const length = Number(from.split('/')[1]);
    const room = Math.min(32, (from.includes(':') ? 128 : 32) - length);
    const bits = random() < 0.85 ? below(room + 1) : below(36) - 1;
    const most = 2 ** Math.max(0, bits);
    yield ['cidrsubnet', [from, bits, random() < 0.9 ? below(most) : pick([most - 1, most, -1, most * 2])]];
  }
  for (let index = 0; index < 400; index++) {
    const from = prefix();
    const host = (from.includes(':') ? 128 : 32) - Number(from.split('/')[1]);
    const most = 2 ** Math.min(host, 40);
    yield ['cidrhost', [from, pick([0, 1, -1, -2, 10, below(most), -below(most), most - 1, most, -most])]];
  }
  for (let index = 0; index < 300; index++) yield ['cidrsubnets', [prefix(), ...several(6, () => (random() < 0.9 ? 1 + below(10) : below(34)))]];
  for (let length = 0; length <= 32; length++) yield ['cidrnetmask', [`${ip4()}/${length}`]];
  // How many bits a count of subnets needs.
  for (let count = 1; count <= 130; count++) yield ['log', [count, 2]];
  for (let power = 1; power <= 15; power++) yield ['log', [10 ** power, 10]];
  for (let power = 8; power <= 40; power++) for (const more of [-1, 0, 1]) yield ['log', [2 ** power + more, 2]];
  for (let power = 0; power <= 53; power++) yield ['pow', [2, power]];

  for (let index = 0; index < 60; index++) {
    yield ['concat', several(3, sequence)];
    yield ['merge', several(3, record)];
    yield ['lookup', [record(), pick(['a', 'b', 'z']), ...several(1, scalar)]];
    yield ['element', [sequence(), number()]];
    yield ['length', [any()]];
    yield ['coalesce', several(3, random() < 0.6 ? scalar : any)];
    yield ['coalescelist', several(3, sequence)];
    yield ['join', [pick([',', '', '-']), ...several(2, sequence)]];
    yield ['flatten', [random() < 0.7 ? several(4, () => pick([sequence, scalar])()) : any()]];
    yield ['distinct', [sequence()]];
    yield ['compact', [sequence()]];
    yield ['sort', [sequence()]];
    yield ['reverse', [sequence()]];
    yield ['slice', [sequence(), below(4), below(5)]];
    yield ['chunklist', [sequence(), below(4)]];
    yield ['keys', [record()]];
    yield ['values', [record()]];
    yield ['contains', [sequence(), scalar()]];
    yield ['index', [sequence(), scalar()]];
    yield ['one', [sequence()]];
    yield ['zipmap', [several(3, word), several(3, scalar)]];
    yield ['setunion', [sequence(), ...several(2, sequence)]];
    yield ['setintersection', [sequence(), ...several(2, sequence)]];
    yield ['setsubtract', [sequence(), sequence()]];
    yield ['setproduct', several(3, sequence)];
    yield ['matchkeys', [several(3, scalar), several(3, word), sameKind()]];
    yield ['transpose', [random() < 0.8 ? object(() => several(3, word)) : record()]];
    yield ['tolist', [any()]];
    yield ['toset', [any()]];
    yield ['tomap', [any()]];
    yield ['tostring', [scalar()]];
    yield ['tonumber', [scalar()]];
    yield ['sum', [sequence()]];
    yield ['alltrue', [several(3, scalar)]];
    yield ['anytrue', [several(3, scalar)]];
    yield ['jsonencode', [any()]];
    yield ['yamlencode', [any()]];
    yield ['max', several(4, number)];
    yield ['min', several(4, number)];
    yield ['range', several(3, () => pick([0, 1, 2, 5, -3, 0.5, 10]))];
    yield ['pow', [number(), pick([0, 1, 2, 3, -1, 0.5])]];
    yield ['formatlist', [pick(['%s', '%s-%v', '%v']), ...several(2, any)]];
    yield ['split', [pick([',', '', '-', 'a', '/']), subject()]];
    yield ['substr', [subject(), below(10) - 5, below(8) - 1]];
    yield ['trim', [subject(), subject()]];
    yield ['title', [subject()]];
  }
  for (let index = 0; index < 200; index++) {
    yield ['regexall', [pattern(), subject()]];
    yield ['replace', [subject(), `/${pattern()}/`, pick(['', 'x', '<$1>', '$0', '${1}-'])]];
    const verbs = Array.from({ length: 1 + below(2) }, verb);
    yield ['format', [verbs.join(' '), ...verbs.map(() => pick([scalar, number, number, word])())]];
  }
  for (let index = 0; index < 100; index++) yield ['regex', [pattern(), subject()]];
}

/** Numbers from 0 up to 1, the same for the same seed: a linear congruence of which the upper bits are used. */
export function generator(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 32n) / 2 ** 32;
  };
}
