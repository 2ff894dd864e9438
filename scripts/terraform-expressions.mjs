// The expressions that scripts/record-terraform.mjs asks Terraform about, beside the calls of terraform-cases.mjs: operators,
// conditions, loops, splats, indexes, templates and heredocs, some picked by hand and most of them generated from a seed.
import { generator } from './terraform-cases.mjs';

/** What every expression may refer to. */
export const prelude = `locals {
  numbers = [3, 1, 2]
  words   = ["beta", "alpha", "gamma"]
  mixed   = [1, "two", true, null]
  empty   = []
  nothing = null
  set     = toset(["y", "x"])
  sizes   = tolist([10, 20, 30])
  map     = tomap({ a = "x", b = "y" })
  counts  = tomap({ one = 1, two = 2 })
  pool    = { name = "system", count = 3, zones = ["1", "2"], labels = { tier = "infra" }, taint = null }
  pools   = [{ name = "system", size = 2, zones = ["1"] }, { name = "user", size = 5, zones = [] }, { name = "spot", size = 0, zones = ["2", "3"] }]
  subnets = { nodes = { prefix = "10.1.0.0/20", bits = 4 }, pods = { prefix = "10.1.64.0/18", bits = 2 } }
  matrix  = [[1, 2], [3], []]
  on      = true
  off     = false
  text    = "aks-\${1 + 1}"
  digits  = "42"
  plain   = "nothing to see"
  greets  = "hello $\${name}, \${1 + 1}"
  picks   = "%%{if on}yes%%{else}no%%{endif} $\${n * 2}"
  lists   = "%%{for i, x in xs}$\${i}=$\${x};%%{endfor}"
  trims   = "a  %%{~if on~}  b  %%{~endif~}  c"
  lone    = "$\${xs}"
}
`;

/** What lies beside it, for what reads files. */
export const files = {
  'net.yaml': 'subnets:\n  nodes: 10.1.0.0/20\n  pods: 10.2.0.0/16\n',
  'net.json': '{ "nodes": { "prefix": "10.1.0.0/20", "bits": 4 }, "zones": [1, 2, 3] }\n',
  'net.csv': 'name,range\nnodes,10.1.0.0/20\npods,10.2.0.0/16\n',
  'sub/words.txt': 'Grüße aus Köln\n  and some blanks  \n',
  'empty.txt': '',
  'list.tpl': '%{ for name, range in ranges ~}\n${name}: ${range}\n%{ endfor ~}\nend $${not} %%{this}\n',
  'if.tpl': '%{ if on }yes%{ else }no%{ endif } \\n "quoted"\n',
  'lone.tpl': '${x}',
  'indent.tpl': '    - ${indent(6, text)}\n',
};

/** Each a group and an expression; no two expressions are the same. */
export function expressions() {
  const seen = new Set();
  const found = [];
  const add = (all, grown) => {
    for (const [group, expression] of all) {
      if (seen.has(expression)) continue;
      seen.add(expression);
      found.push({ group, expression, grown });
    }
  };
  add(picked(), false);
  add(generated(), true);
  return found;
}

function picked() {
  const groups = {
    arithmetic: [
      '1 + 2 * 3', '(1 + 2) * 3', '10 - 4 - 3', '2 * 3 % 4', '7 / 2', '-7 / 2', '7 % 3', '-7 % 3', '7 % -3', '-7 % -3', '7.5 % 2', '1 / 3', '2 / 3', '10 / 4', '1 / 0', '0 / 0', '1 % 0', '0.1 + 0.2', '0.3 - 0.1', '1.1 * 1.1', '0.1 * 3', '3 * 0.1', '1e3 + 1', '1E3', '1.5e-3', '-1 - -1', '- 5', '-(-5)', '--5', '"3" + 4', '"3" + "4"', '"a" + 1', 'true + 1', 'null + 1', '1 - null',
      '-null', '-"5"', '-true', '-"a"', '[] + []', '"10.0" + 1', '" 1" + 1', '1 + 2 == 3', '100 * 100 * 100', '1_000', '1 +\n2', '5 -\n 3', '4294967295 + 1', '9007199254740991 - 1', '0 * -1', '-0', '2.50', '1.0', '1.10 + 0', '1e2 / 3', '(2 + 3) / (1 + 1)', '6 / 2 * 3', '6 * 2 / 3', '1 - 2 + 3', '5 % 3 * 2', '99 / 100 * 100', '1.5 + 1.5', '3.0 * 2', '255 / 256', '1 / 8', '1 / 7 * 7', '10 / 3 * 3', '2 / 3 + 1 / 3', '1000000 * 1000000', '0.1 + 0.7', '4.35 * 100', '1.005 * 1000', '1.15 + 2.3', '0.07 * 100', '123456.789 * 10',
    ],
    comparison: [
      '1 < 2', '2 <= 2', '3 > 4', '4 >= 4', '"10" < 9', '"10" > "9"', '"a" < "b"', 'true > false', 'null < 1', '1 < null', '[] < []', '1 < 2 == true', '1.0 >= 1', '-1 < 0', '"1" <= 1', '1 < 2 && 3 > 2', '1 == 1 == true', '0.1 + 0.2 == 0.3', '0.1 + 0.2 <= 0.3', '1 / 3 * 3 == 1', '1 / 3 == 1 / 3', '2 / 3 > 0.66', '1 > 0 ? "x" : "y"',
    ],
    equality: [
      '1 == 1', '1 == "1"', '"1" == 1', '1 != "1"', 'true == "true"', 'true == 1', 'null == null', 'null == ""', 'null != ""', 'null == []', 'local.nothing == null', 'local.pool.taint == null', 'local.pool.taint != null', '[] == []', '[1] == [1]', '[1] == ["1"]', '{} == {}', '{ a = 1 } == { a = 1 }', '{ a = 1 } == { a = "1" }', '{ a = 1 } == { a = 1, b = 2 }', 'local.map == { a = "x", b = "y" }', 'local.map == tomap({ a = "x", b = "y" })', 'local.set == toset(["x", "y"])',
      'local.sizes == [10, 20, 30]', 'local.sizes == tolist([10, 20, 30])', 'local.words[0] == "beta"', '"A" == "a"', '"é" == "e\u0301"', '1.0 == 1', '1.10 == 1.1', '"1.0" == "1"', 'local.on == true', 'local.on != local.off', '!local.on == false', '"" == null', '0 == null', 'false == null', '[null] == [null]', '{ a = null } == { a = null }', 'local.empty == []', 'local.empty == tolist([])', 'tolist([]) == tolist([])', 'toset([]) == toset([])', 'tomap({}) == tomap({})', 'tomap({}) == {}', 'tostring(1) == "1"', 'local.matrix[2] == []', '[1, 2] == [2, 1]', 'toset([1, 2]) == toset([2, 1])', 'local.digits == 42', 'tonumber(local.digits) == 42',
    ],
    logic: [
      'true && false', 'true || false', '!true', '!!true', '!false && true', 'true && true || false', 'false || true && false', '"true" && true', '"false" || false', '1 && true', 'null && true', 'null || true', '!null', '!"true"', '!"a"', '!1', '"a" || true', '!(1 == 2)', '!local.on', 'local.on && local.off', 'local.on || local.nope', 'true || 1 / 0 == 1', 'false && 1 / 0 == 1', '"1" && true', '"0" || false', '!"0"', '!local.on || !local.off', 'true == true && false == false', '1 < 2 && 2 < 3 || 4 < 1',
    ],
    conditional: [
      'true ? 1 : 2', 'false ? 1 : 2', 'true ? "a" : 1', 'false ? "a" : 1', 'true ? 1 : "a"', 'true ? 1 : true', 'true ? true : "a"', 'false ? true : "a"', 'true ? [1] : ["a"]', 'true ? [1, 2] : ["a"]', 'true ? [] : ["a"]', 'false ? [] : ["a", "b"]', 'true ? [1] : []', 'true ? ["a"] : null', 'false ? ["a"] : null', 'true ? null : 1', 'true ? null : null', 'true ? {} : { a = 1 }', 'false ? {} : { a = 1 }', 'false ? {} : { a = 1, b = "x" }', 'true ? { a = 1 } : { b = 2 }', 'true ? { a = 1 } : { b = "x" }', 'true ? { a = 1 } : { a = "x" }', 'true ? { a = 1, b = [] } : { a = 2, b = ["x"] }',
      'true ? { a = 1, b = [1] } : {}', 'true ? { a = {} } : { a = { b = 1 } }', 'true ? tomap({ a = 1 }) : {}', 'false ? tomap({ a = 1 }) : { b = "x" }', 'true ? tolist(["a"]) : []', 'true ? tolist(["a"]) : [1]', 'false ? tolist(["a"]) : [1]', 'true ? toset(["a"]) : []', 'false ? toset(["a"]) : ["b", "b"]', 'true ? toset(["b", "a"]) : tolist(["a"])', 'false ? toset(["a"]) : tolist(["a"])', 'true ? [[1], ["a"]] : []', 'false ? [[1], ["a"]] : []', 'true ? 1 : []', 'true ? "a" : {}', 'true ? [] : {}', '"true" ? 1 : 2', '"1" ? 1 : 2', '1 ? 1 : 2', 'null ? 1 : 2', '"a" ? 1 : 2',
      'true ? false ? 1 : 2 : 3', 'true ? 1 : false ? 2 : 3', 'false ? 1 : false ? 2 : 3', 'false ? 1 : true ? 2 : 3', '1 == 1 ? "a" : "b"', 'local.on ? local.words : []', 'local.off ? local.words : []', 'local.on ? local.pool : null', 'local.off ? local.pool : null', 'local.on ? local.pools : []', 'local.off ? local.empty : local.pools', 'local.on ? local.map : {}', 'local.off ? {} : local.subnets', 'local.on ? 1 / 0 : 2', 'local.off ? 1 / 0 : 2', 'local.off ? local.empty[0] : "none"', 'length(local.words) > 2 ? local.words[2] : local.words[5]', 'true ? 1 : local.nope', '(true ? [1, 2] : [3, 4])[0]', '(true ? { a = 1 } : { a = 2 }).a', '(false ? "a" : 1) == "1"', '(true ? 1 : "a") == 1',
      'true\n? 1\n: 2', 'true ?\n1 :\n2', 'true ? [null] : ["a"]', 'false ? [null] : ["a"]', 'true ? [null, 1] : ["a", "b"]', 'true ? { a = null } : { a = "x" }', 'true ? tolist([1]) : tolist(["a"])', 'true ? tomap({ a = 1 }) : tomap({ a = "x" })', 'true ? toset([1]) : toset(["a"])', 'true ? [tolist([1])] : [tolist(["a"])]', 'true ? [{ a = 1 }] : [{ a = "x" }]', 'true ? [{ a = 1 }] : [{ a = 1 }, { a = 2 }]', 'false ? [{ a = 1 }, { a = "x" }] : [{ a = 2 }]', 'true ? [{ a = 1 }] : [{ b = 1 }]', 'true ? [{ a = 1, b = "x" }] : []', 'false ? [] : [{ a = 1, b = "x" }]', 'true ? [{ a = 1, b = ["x"] }] : []', 'true ? { a = { x = 1 }, b = { y = 2 } } : {}', 'true ? { a = { x = 1 }, b = { x = "2" } } : {}',
    ],
    index: [
      'local.words[0]', 'local.words[2]', 'local.words[3]', 'local.words[-1]', 'local.words["1"]', 'local.words["a"]', 'local.words[1.5]', 'local.words[null]', 'local.words[true]', 'local.words.0', 'local.words.1', 'local.pools.0.name', 'local.pools[1].zones', 'local.pools[2].zones[1]', 'local.pools[2].zones.1', 'local.matrix[0][1]', 'local.matrix.0.1', 'local.matrix[1].0', 'local.map["a"]', 'local.map.a', 'local.map["z"]', 'local.map.z', 'local.map[1]', 'local.pool["name"]', 'local.pool.labels.tier', 'local.pool["labels"]["tier"]', 'local.pool[null]', 'local.pool.nope', 'local.set["x"]', 'local.nothing[0]', 'local.nothing.a', 'local.digits[0]', 'local.digits.a', 'local.numbers[local.numbers[1]]', 'local.words[length(local.words) - 1]',
      'local.words[local.on ? 1 : 0]', '[1, 2, 3][1]', '{ a = 1 }["a"]', '{ a = 1 }.a', '(local.pool).name', '[for w in local.words : w][1]', 'keys(local.map)[0]', 'values(local.subnets)[0].prefix', 'local.subnets["nodes"].prefix', 'local.subnets[local.on ? "pods" : "nodes"].bits', '"abc"[0]', 'local.empty[0]', 'local.mixed[3]', 'local.mixed[0]', 'tolist(local.set)[0]', 'local.sizes["0"]', 'local.sizes[0.0]', 'local.counts["one"]', 'local.counts.two', '{ 1 = "a" }[1]', '{ 1 = "a" }["1"]', '{ "a b" = 1 }["a b"]', '{ (local.text) = 1 }["aks-2"]', '{ true = 1 }[true]', 'split("/", "10.0.0.0/16")[1]', 'local\n.words[0]', 'local.words[\n0\n]',
    ],
    splat: [
      'local.pools[*].name', 'local.pools.*.name', 'local.pools[*].zones', 'local.pools[*].zones[0]', 'local.pools.*.zones[0]', 'local.pools[*].zones[*]', 'local.pools[*]["name"]', 'local.pools.*["name"]', 'local.pools[*].nope', 'local.nothing[*]', 'local.nothing[*].name', 'local.nothing.*', 'local.pool[*]', 'local.pool[*].name', 'local.pool.*.name', 'local.words[*]', 'local.words.*', 'local.set[*]', 'local.map[*]', 'local.map.*', 'local.map[*].a', '"a"[*]', '5[*]', 'local.digits[*]', 'local.empty[*]', 'local.empty[*].name', 'local.matrix[*][0]', 'local.matrix.*[0]', 'local.matrix[0][*]', '[[1, 2], [3, 4]][*][0]', '[[1, 2], [3, 4]].*[0]', '[[1, 2], [3, 4]][*].0', 'local.subnets[*].nodes.prefix', 'values(local.subnets)[*].prefix', 'values(local.subnets).*.prefix[0]', 'values(local.subnets)[*].prefix[0]', '(values(local.subnets)[*].prefix)[0]',
      'length(local.pools[*])', 'length(local.nothing[*])', 'local.pool.taint[*]', 'local.pool.zones[*]', 'flatten(local.pools[*].zones)', 'local.pools[*].name[0]', '[for p in local.pools : p][*].size', 'tolist(local.pools[*].name)', 'sum(local.pools[*].size)', '[{ a = [{ b = 1 }] }, { a = [] }][*].a[*].b', '[{ a = { b = 1 } }][*].a.b', 'local.sizes[*]', 'toset([{ a = 1 }])[*].a', 'local.pools[*].labels.tier', 'one(local.pool.taint[*])', 'one(local.pool[*].name)', 'null[*]', 'true[*]', '[][*]', '[null][*]', '[null, { a = 1 }][*]', '(local.on ? local.pool : null)[*].name', '(local.off ? local.pool : null)[*].name',
    ],
    for: [
      '[for n in local.numbers : n * 2]', '[for i, n in local.numbers : "${i}-${n}"]', '[for w in local.words : upper(w) if w != "beta"]', '[for k, v in local.map : "${k}${v}"]', '[for v in local.map : v]', '[for k, v in local.set : "${k}${v}"]', '[for s in local.set : s]', '{ for w in local.words : w => length(w) }', '{ for i, w in local.words : w => i }', '{ for k, v in local.map : v => k }', '{ for p in local.pools : p.name => p.size if p.size > 0 }', '{ for p in local.pools : p.name => p }', '{ for p in local.pools : (p.size > 1 ? "big" : "small") => p.name... }', '{ for p in local.pools : length(p.zones) => p.name... if p.size > 0 }', '{ for p in local.pools : "same" => p.name }', '{ for i, m in local.matrix : i => m }', '{ for k, v in local.subnets : k => cidrsubnet(v.prefix, v.bits, 1) }', '[for k, v in local.subnets : k]',
      '[for m in local.matrix : [for n in m : n + 1]]', 'flatten([for m in local.matrix : [for n in m : n + 1]])', '[for p in local.pools : { for z in p.zones : z => p.name }]', 'merge([for p in local.pools : { for z in p.zones : z => p.name }]...)', 'merge(flatten([for p in local.pools : { (p.name) = p.size }])...)', '[for n in [] : n]', '{ for n in [] : n => n }', '[for n in null : n]', '[for c in "abc" : c]', '[for n in 5 : n]', '[for n in local.numbers : n if n]', '[for n in local.numbers : n if null]', '[for n in local.numbers : n if "true"]', '[for n in local.numbers : n if n > 1 && n < 3]', '{ for n in local.numbers : n => "x" }', '{ for n in [true, false] : n => 1 }', '{ for n in [null] : n => 1 }', '{ for n in [[]] : n => 1 }', '[for p in local.pools : p.nope]', '[for p in local.pools : try(p.nope, "none")]',
      '[for n in local.mixed : n]', '[for n in local.mixed : n == null]', '[for n in local.mixed : n if n != null]', '[for k, v in local.pool : k]', '[for k, v in local.pool : k if v != null]', '[for i in range(3) : cidrsubnet("10.0.0.0/16", 8, i)]', '{ for i in range(2) : "s${i}" => cidrsubnet("10.0.0.0/16", 8, i) }', '[for i, n in [for w in local.words : length(w)] : i * n]', '[for a in [1, 2] : [for b in [3, 4] : a * b]]', '[for a in local.words : [for a in local.numbers : a]]', '[for x in toset([3, 1, 2]) : x]', '[for x in toset(["b", "a"]) : x]', '[for x in toset([true, false]) : x]', '[for k, v in { b = 1, a = 2 } : k]', '[for k, v in { "10" = 1, "9" = 2 } : k]', '[for local in local.words : local]', '[\nfor w in local.words :\nw\nif w != "beta"\n]', '{\nfor w in local.words :\nw => w\n}', '{for s in ["a", "b", "a"]: s => s...}',
      '{ for i, s in ["a", "b", "a"] : s => i... }', '{ for s in ["b", "a"] : s => null }', '[for s in ["b", "a"] : null]', '[for x in [1, "a"] : x]', '{ for k, v in { a = [1], b = [] } : k => one(v) }', 'toset([for p in local.pools : p.name])', 'tolist([for p in local.pools : p.size])', 'tomap({ for p in local.pools : p.name => p.size })', 'length([for p in local.pools : p if length(p.zones) > 0])', 'zipmap(local.words, [for w in local.words : length(w)])', '[for pair in setproduct(["a", "b"], [1, 2]) : "${pair[0]}${pair[1]}"]', '{ for pair in setproduct(["a", "b"], ["x"]) : "${pair[0]}-${pair[1]}" => pair[0] }', '[for i, v in tolist(["x"]) : i]', '[for k, v in tomap({ x = 1 }) : k]', 'sum([for p in local.pools : p.size])', 'max([for p in local.pools : p.size]...)', 'max(local.numbers...)', 'min([]...)', 'concat(local.matrix...)', 'max(local.set...)', 'max(1, local.numbers...)', 'coalesce(local.words...)', 'merge(local.pools...)', 'format("%s-%s", local.words...)', 'format("%s", local.map...)', 'concat(null...)',
    ],
    template: [
      '"${1}"', '"${"a"}"', '"${true}"', '"${null}"', '"a${null}"', '"${local.nothing}"', '"x${1 + 1}y"', '"${local.words[0]}-${local.digits}"', '"${[1]}"', '"a${[1]}"', '"${{ a = 1 }}"', '"${local.map}"', '"a${local.on}"', '"$${a}"', '"%%{a}"', '"$a"', '"%a"', '"$$a"', '"a$"', '"100%"', '"$$$${a}"', '"${"${"x"}"}"', '"${local.on ? "a" : "b"}"', '"${local.on ? "a${1}" : "b"}c"', '"${upper("a")}"', '"\\"q\\""', '"\\\\"', '"a\\tb\\nc"', '"\\u00e4"', '"\\U0001F600"', '"${1.50}"', '"${1e3}x"', '"${-1}x"', '"${0.1}x"', '"${1/3}"', '"n${1 / 4}"', '"${ local.words[0] }"', '"${\nlocal.words[0]\n}"', '"${"a"}${"b"}"', '"${1}${2}"', '"${""}"', '"${"" }x"', '"${local.pool.zones[0]}" == "1"', '"${1}" == 1', '"${1}x" == "1x"', '"${true}" ? 1 : 2', '"${[1, 2]}"[0]', '"a${toset(["x"])}"',
      '"%{ if true }a%{ endif }"', '"%{ if false }a%{ else }b%{ endif }"', '"%{ if local.on }a%{ else }b%{ endif }c"', '"%{ for w in local.words }${w},%{ endfor }"', '"%{ for i, w in local.words }${i}=${w};%{ endfor }"', '"%{ for k, v in local.map }${k}=${v} %{ endfor }"', '"%{ for n in local.numbers }%{ if n > 1 }${n}%{ endif }%{ endfor }"', '"%{ for n in [] }x%{ endfor }"', '"%{ if true }%{ endif }"', '"%{ if null }a%{ endif }"', '"%{ if "x" }a%{ endif }"', '"%{ if "true" }a%{ endif }"', '"%{ for n in null }x%{ endfor }"', '"%{ for n in [null] }${n}%{ endfor }"', '"%{ for n in [[1]] }${n}%{ endfor }"', '" a %{~ if true ~} b %{~ endif ~} c "', '"a ${~ "b" ~} c"', '"a ${~ "b"} c"', '"a ${"b" ~} c"', '"a \\n ${~ "b" ~} \\n c"', '"%{ for w in local.words ~} ${w} %{~ endfor }"', '"x  %{~ for w in local.words ~}  ${w},  %{~ endfor ~}  y"', '"${"  a  " ~}   b"', '"%{if true}a%{endif}"', '"%{if local.off~} a %{~else~} b %{~endif}"',
      '"%{ if true }1%{ endif }" == 1', '"%{ for s in local.set }${s}%{ endfor }"', '"%{ if true }${null}%{ endif }"', '"${~ 1 ~}"', '"%{ if 1 < 2 && true }y%{ endif }"', '"%{ for p in local.pools }${p.name}:%{ for z in p.zones }${z}%{ endfor };%{ endfor }"', '"${join(",", [for w in local.words : "${w}!"])}"', '"${"$${x}"}"', '"a\u0301"', '"ﬁ"', '"e\u0301" == "é"', 'length("e\u0301")', '"" == ""', '"\\r\\n"', '"\\$"', '"a\\"',
    ],
    heredoc: [
      '<<EOT\nhello\nEOT\n', '<<EOT\n  a\n b\nEOT\n', '<<-EOT\n  a\n b\n  EOT\n', '<<-EOT\n    a\n      b\n    c\nEOT\n', '<<-EOT\n\n    a\n\n    b\nEOT\n', '<<-EOT\n   \n    a\nEOT\n', '<<EOT\nEOT\n', '<<-EOT\nEOT\n', '<<EOT\n\nEOT\n', '<<EOT\n${local.words[0]} and ${1 + 1}\nEOT\n', '<<-EOT\n    ${local.words[0]}\n      x\nEOT\n', '<<EOT\n%{ for w in local.words }\n${w}\n%{ endfor }\nEOT\n', '<<EOT\n%{ for w in local.words ~}\n${w}\n%{ endfor ~}\nEOT\n', '<<-EOT\n  %{ for w in local.words ~}\n  ${w}\n  %{ endfor ~}\n  end\nEOT\n', '<<-EOT\n  %{ if local.on }\n  a\n  %{ else }\n  b\n  %{ endif }\nEOT\n', '<<-EOT\n  %{ if local.on ~}\n  a\n  %{ else ~}\n  b\n  %{ endif ~}\nEOT\n', '<<EOT\n$${a} %%{b} \\n "q" \\"\nEOT\n', '<<EOT\na\tb\nEOT\n', '<<-EOT\n\ta\n\t\tb\nEOT\n', '<<-EOT\n\ta\n  b\nEOT\n', '<<END_1\nx\nEND_1\n', '<<EOT\n EOT x\nEOT\n', '<<-EOT\n  a ${~ "b" ~} c\nEOT\n', '<<-EOT\n  a\n  ${~ "b" ~}\n  c\nEOT\n', '<<EOT\n${1}\nEOT\n', '<<EOT\n[1, 2]\nEOT\n',
      '<<-EOT\n    {\n      "a": ${jsonencode(local.words)}\n    }\nEOT\n', '<<-EOT\n  ${"a\\n    b"}\n    c\nEOT\n', '<<-EOT\n      x: ${local.on ? "a" : "b"}\n    y: 1\n      EOT\n', '<<EOT\n${<<IN\ninner\nIN\n}\nEOT\n', '<<-EOT\n  %{~ for w in local.words ~}\n  ${w},\n  %{~ endfor ~}\nEOT\n', '<<-EOT\n    a\n   \n    b\n  \nEOT\n', '<<EOT\n  %{~ if true ~}\n  a\n  %{~ endif ~}\n  \nEOT\n', '<<-EOT\n  a\\\n  b\nEOT\n', '<<EOT\nä 😀\nEOT\n', '<<-EOT\n    a\n  ${"b"}\nEOT\n', '<<-EOT\n    ${"a"}\n  b\nEOT\n', '<<-EOT\n    %{ if true }a%{ endif }\n  b\nEOT\n', '<<-EOT\n  a\n\n\n  b\n\nEOT\n',
    ],
    'names in full': [
      'core::upper("a")', 'core::cidrsubnet("10.0.0.0/16", 8, 1)', 'core::length([1, 2])', 'core::max([1, 5, 3]...)', 'core::try(local.pool.nothing, "none")', 'base64sha256("aks")', 'base64sha256(local.digits)', 'base64sha512("aks")', 'base64sha512(local.digits)', 'ephemeralasnull(local.words)', 'ephemeralasnull("a")', 'ephemeralasnull(null)',
    ],
    'files': [
      'file("net.yaml")', 'file("./net.yaml")', 'file("${path.module}/net.yaml")', 'file("${path.root}/sub/words.txt")', 'file("sub/../net.csv")', 'file("empty.txt")', 'file("sub/words.txt")', 'yamldecode(file("net.yaml"))', 'yamldecode(file("net.yaml")).subnets.nodes', 'cidrsubnet(yamldecode(file("net.yaml")).subnets.pods, 8, 1)', 'jsondecode(file("net.json"))', 'jsondecode(file("net.json")).nodes.prefix',
      'csvdecode(file("net.csv"))', '{ for row in csvdecode(file("net.csv")) : row.name => row.range }', 'split("\\n", file("net.csv"))', 'trimspace(file("sub/words.txt"))', 'length(file("empty.txt"))', 'fileexists("net.yaml")', 'fileexists("${path.module}/sub/words.txt")', 'fileexists("empty.txt") ? "there" : "not"', 'path.module', 'path.root', '"${path.module}/x"', 'file(null)', 'file()', 'file("net.yaml", "x")', 'file(["net.yaml"])',
      'filebase64("net.yaml")', 'filebase64("empty.txt")', 'filebase64("sub/words.txt")', 'base64decode(filebase64("net.csv"))', 'filemd5("net.yaml")', 'filemd5("empty.txt")', 'filemd5("sub/words.txt")', 'filesha1("net.yaml")', 'filesha1("empty.txt")', 'filesha1("sub/words.txt")', 'filesha256("net.yaml")', 'filesha256("empty.txt")', 'filesha256("sub/words.txt")', 'filesha512("net.yaml")', 'filesha512("empty.txt")', 'filesha512("sub/words.txt")', 'filebase64sha256("net.yaml")', 'filebase64sha256("empty.txt")', 'filebase64sha256("sub/words.txt")',
      'filebase64sha512("net.yaml")', 'filebase64sha512("empty.txt")', 'filebase64sha512("sub/words.txt")', 'filemd5("net.yaml") == md5(file("net.yaml"))', 'filesha256("net.json") == sha256(file("net.json"))',
    ],
    'templatefile': [
      'templatefile("list.tpl", { ranges = { a = 1, b = "x" } })', 'templatefile("list.tpl", { ranges = {} })', 'templatefile("list.tpl", { ranges = local.map })', 'templatefile("list.tpl", { ranges = ["p", "q"] })', 'templatefile("${path.module}/list.tpl", { ranges = local.subnets })', 'templatefile("list.tpl", {})', 'templatefile("list.tpl", null)', 'templatefile("list.tpl", [])', 'templatefile("list.tpl", { ranges = null })', 'templatefile("if.tpl", { on = true })', 'templatefile("if.tpl", { on = false })',
      'templatefile("if.tpl", { on = "true" })', 'templatefile("if.tpl", { on = 1 })', 'templatefile("lone.tpl", { x = "a" })', 'templatefile("lone.tpl", { x = 1 })', 'templatefile("lone.tpl", { x = [1, 2] })', 'templatefile("lone.tpl", { x = { a = null } })', 'templatefile("lone.tpl", { x = null })', 'templatefile("lone.tpl", { y = 1 })', 'templatefile("lone.tpl", { x = 1, y = 2 })', 'templatefile("indent.tpl", { text = "a\\nb" })', 'yamldecode(templatefile("net.yaml", {}))', 'templatefile("empty.txt", {})', 'upper(templatefile("if.tpl", { on = true }))', 'templatefile("net.json", tomap({ a = "b" }))', 'try(templatefile("lone.tpl", {}), "refused")',
    ],
    'templatestring': [
      'templatestring(local.plain, {})', 'templatestring(local.greets, { name = "you" })', 'templatestring(local.greets, { name = 7 })', 'templatestring(local.greets, {})', 'templatestring(local.greets, { name = null })', 'templatestring(local.greets, { name = [] })', 'templatestring(local.picks, { on = true, n = 2 })', 'templatestring(local.picks, { on = false, n = 1.5 })', 'templatestring(local.picks, { on = true })', 'templatestring(local.lists, { xs = ["a", "b"] })', 'templatestring(local.lists, { xs = { k = "v" } })', 'templatestring(local.lists, { xs = [] })', 'templatestring(local.trims, { on = true })', 'templatestring(local.trims, { on = false })',
      'templatestring(local.lone, { xs = ["a"] })', 'templatestring(local.lone, { xs = "a" })', 'templatestring(local.text, {})', 'templatestring(local.digits, {})', 'templatestring(local.nothing, {})', 'templatestring(local.words, {})', 'templatestring(local.words[0], {})', 'templatestring(local.pool.name, {})', 'length(templatestring(local.picks, { on = true, n = 100 }))', 'try(templatestring(local.greets, {}), "refused")',
    ],
    conversion: [
      'tostring(null)', 'tonumber(null)', 'tobool(null)', 'tolist(null)', 'toset(null)', 'tomap(null)', 'tostring(local.on)', 'tonumber("0x1")', 'tobool("yes")', 'tolist(local.set)', 'tolist(local.mixed)', 'toset(local.mixed)', 'toset([1, "1"])', 'toset([true, "true"])', 'tolist([1, true])', 'tolist([[1], ["a"]])', 'tolist([{ a = 1 }, { a = "x" }])', 'tolist([{ a = 1 }, { b = 1 }])', 'tolist([{ a = 1 }, {}])', 'tomap({ a = 1, b = "x" })', 'tomap({ a = 1, b = [] })', 'tomap({ a = { x = 1 }, b = { y = "z" } })', 'tomap(local.pool)', 'tomap(local.subnets)', 'tolist(local.pools)', 'toset(local.pools)', 'length(toset([1, 1, "1"]))', 'tostring(1.0)', 'tostring(1e-7)', 'tostring(123456789.123)', 'tonumber("1e3") + 1', 'tostring("a") == "a"', 'tonumber(true)', 'tobool(1)', 'tobool("1")', 'tobool("0")', 'tolist("a")', 'toset({})', 'tomap([])', 'tolist({})', 'concat(local.sizes, local.words)', 'concat(local.numbers, ["a"])', 'concat(local.sizes, [true])', 'merge(local.map, { c = 1 })', 'merge(local.counts, local.map)', 'merge(local.pool, { count = 5 })', 'merge(null, { a = 1 })', 'merge({ a = { x = 1 } }, { a = { y = 2 } })',
      'tolist([null, 1, "a"])', 'tolist([null])', 'tomap({ a = null, b = 1 })', 'tolist([local.nothing, "x"])', 'toset([null, null])', 'setunion(local.set, ["z"])', 'setunion([1], ["1"])', 'jsonencode(local.pool)', 'jsonencode(local.mixed)', 'jsonencode(toset([2, 1]))', 'jsondecode("{\\"a\\":[1,null]}").a', 'yamldecode("a: [1, x]").a[1]', 'jsondecode(jsonencode(local.pools)) == local.pools', 'tostring(tonumber("007"))', '"${tonumber("1.50")}x"', 'tonumber("1.50") == 1.5', 'tostring(tobool("true"))',
    ],
    try: [
      'try(local.pool.nope, "x")', 'try(local.nope.a, local.pool.nope, 3)', 'try(local.words[5], null)', 'try(local.words[5], local.words[6])', 'try(1 / 0, "inf")', 'try(tonumber("a"), 0)', 'try(cidrsubnet("10.0.0.0/30", 8, 0), "full")', 'try(null, "x")', 'try("", "x")', 'try(local.nothing.a, "none")', 'try(local.nothing[0], "none")', 'try([for p in local.pools : p.nope], [])', 'try(regex("z", "abc"), "no")', 'try(jsondecode("{"), {})', 'can(local.pool.nope)', 'can(local.pool.name)', 'can(null)', 'can(tonumber("a"))', 'can(regex("^[a-z]+$", "abc"))', 'can(regex("^[a-z]+$", "ABC"))', 'can(cidrhost("10.0.0.0/33", 0))', 'can(cidrnetmask("10.0.0.0/8"))', '!can(local.pool.nope)', 'can(local.words[0]) ? "y" : "n"', 'try(local.pools[0].zones[3], local.pools[0].zones[0])', 'one([])', 'one([1])', 'one([1, 2])', 'one(toset(["a"]))', 'one(local.empty)', 'one(local.words)', 'one(null)', 'one([null])', 'try(one(local.words), "several")',
      'coalesce(local.nothing, "x")', 'coalesce(local.pool.taint, local.pool.name)', 'coalesce("", "x")', 'coalesce(local.nothing, local.nothing)', 'coalescelist(local.empty, local.words)', 'coalesce(local.empty, local.words)', 'lookup(local.map, "z", "d")', 'lookup(local.pool, "nope", "d")', 'lookup(local.subnets, "nodes", null).prefix', 'lookup(local.subnets, "x", { prefix = "none", bits = 0 }).prefix', 'element(local.words, 4)', 'element(local.words, -1)', 'index(local.words, "alpha")', 'contains(local.words, "alpha")', 'contains(local.numbers, "1")', 'contains(local.set, "x")', 'try(tobool("maybe"), false)', 'try(local.pool.labels["zone"], "z")', 'try(local.map.a.b, "deep")', 'try(tostring(null), "x")', 'try(coalesce(null, ""), "x")', 'try(element([], 0), "x")', 'try(keys("a"), ["x"])', 'can(toset([[], {}]))', 'can([for x in 5 : x])', 'can("${[]}x")', 'can(true ? 1 : [])', 'can(null.a)', 'can(local.mixed[3].a)',
    ],
    objects: [
      '{}', '{ a = 1 }', '{ "a" = 1 }', '{ (local.words[0]) = 1 }', '{ "${local.words[0]}-x" = 1 }', '{ a : 1 }', '{ a = 1, b = 2 }', '{ a = 1\nb = 2 }', '{\na = 1,\nb = 2,\n}', '{ a = 1, a = 2 }', '{ 1 = "x" }', '{ true = "x" }', '{ null = "x" }', '{ (null) = "x" }', '{ ([]) = "x" }', '{ (1) = "x" }', '{ a = null }', '{ a = { b = { c = 1 } } }.a.b.c', '{ a-b = 1 }', '{ a-b = 1 }.a-b', '{ "a.b" = 1 }["a.b"]', '{ for = 1 }', '{ if = 1 }', '{ local = local.on }', '{ a = local.on ? 1 : 2 }', '{ a = [\n1,\n2\n] }', '[1, 2,]', '[\n1,\n2,\n]', '[]', '[[]]', '[{}]', '[1, "a", true, null]', '[local.on, !local.on]', '(1)', '((1))', '( [1] )[0]', '{ a = 1 # one\n}', '{ a = 1 // one\n}', '[1 /* one */, 2]', '{ /* none */ }', '{ b = 1, a = 2 }', '{ "10" = 1, "9" = 2, a = 3 }', '{ local.text = 1 }', '{ name = local.pool.name, zones = local.pool.zones }', '{ "a" : 1, b : 2 }', '{ (local.on ? "x" : "y") = 1 }', '{ "${1 + 1}" = "two" }', '{ (true) = 1 }', '{ upper("a") = 1 }', '{ (upper("a")) = 1 }',
    ],
    precedence: [
      '1 + 2 < 4', '1 < 2 && true', '!true || true', '-1 + 2', '-2 * -3', '1 == 2 || 3 == 3', '1 + 1 == 2 ? "y" : "n"', 'true && false ? 1 : 2', 'true || false && false', '(true || false) && false', '2 + 3 * 4 - 5', '2 * 3 + 4 * 5', '10 / 2 / 5', '10 - 2 + 3', '1 != 2 == true', '1 < 2 == 3 < 4', '-local.numbers[0]', '!local.pools[0].zones == []', '!contains(local.words, "x")', '-length(local.words)', '2 - -2', '-2 - 2', '1 + 2 == 3 && 2 * 2 == 4', 'true ? 1 + 1 : 2 + 2', 'false ? 1 : 2 + 2', '1 > 2 ? 3 : 4 > 3 ? 5 : 6', '!(true && false)', '5 % 3 == 2', '5 - 3 % 2', '1 + (true ? 1 : 2)', '[1 + 1, 2 * 2][1]', '"${1 + 2}" + 3', '1 == 1 != false', '6 / 3 == 2 ? "two" : "no"', '8 - 2 * 3 % 4',
    ],
  };
  return Object.entries(groups).flatMap(([group, all]) => all.map((expression) => [group, expression]));
}

/** Expressions grown at random, each of a kind that fits its place, and now and then of one that does not. */
function* generated() {
  const random = generator(20261129);
  const below = (limit) => Math.floor(random() * limit);
  const pick = (items) => items[below(items.length)];
  const some = (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make);
  const names = [];

  const number = (depth) => astray(depth, 'number') ?? (depth <= 0
    ? pick(['0', '1', '2', '3', '7', '10', '16', '0.5', '1.25', '-1', 'local.numbers[0]', 'local.numbers[2]', 'local.sizes[1]', 'local.pool.count', 'local.counts.one', '"4"', 'local.digits'])
    : pick([
      () => `${number(depth - 1)} ${pick(['+', '-', '*', '%', '/', '+', '-'])} ${number(depth - 1)}`, () => `(${number(depth - 1)} ${pick(['+', '-', '*'])} ${number(depth - 1)})`, () => `-${pick(['1', '2', 'local.numbers[1]', '(1 + 2)'])}`, () => `(${bool(depth - 1)} ? ${number(depth - 1)} : ${number(depth - 1)})`,
      () => `length(${list(depth - 1)})`, () => `max(${number(depth - 1)}, ${number(depth - 1)})`, () => `try(${number(depth - 1)}, ${number(depth - 1)})`, () => `ceil(${number(depth - 1)})`, () => `sum([${some(1, 3, () => number(depth - 1)).join(', ')}])`, () => `element(local.numbers, ${number(depth - 1)})`,
    ])());
  const text = (depth) => astray(depth, 'text') ?? (depth <= 0
    ? pick(['"a"', '"aks"', '""', '"x-y"', 'local.words[0]', 'local.text', 'local.map.a', 'local.map["b"]', 'local.pool.name', '"${1}"', ...names.map((name) => `"${name}"`)])
    : pick([
      () => `"${piece(depth - 1)}"`, () => `"${piece(depth - 1)}"`, () => `"${piece(depth - 1)}"`, () => `upper(${text(depth - 1)})`, () => `join(",", ${list(depth - 1)})`, () => `(${bool(depth - 1)} ? ${text(depth - 1)} : ${text(depth - 1)})`, () => `coalesce(${text(depth - 1)}, ${text(depth - 1)})`, () => `format("%s-%v", ${text(depth - 1)}, ${any(depth - 1)})`, () => `try(${text(depth - 1)}, "none")`, () => `replace(${text(depth - 1)}, "a", ${text(0)})`, () => `lookup(${object(depth - 1)}, "a", ${text(depth - 1)})`, () => `tostring(${number(depth - 1)})`,
    ])());
  const inner = (make) => { const expression = make(); return expression.includes('<<') ? '1' : expression; };
  const piece = (depth) => some(1, 3, () => pick([
    () => pick(['a', ' b ', '-', ' ', '$', '%', '.', '\\n', '$${x}', '1']), () => `\${${pick(['', '~'])} ${inner(() => any(depth))} ${pick(['', '~'])}}`, () => `\${${inner(() => text(depth))}}`, () => `%{${pick(['', '~'])} if ${inner(() => bool(depth))} ${pick(['', '~'])}}${depth > 0 ? piece(depth - 1) : 'y'}${pick(['', `%{${pick(['', '~'])} else ${pick(['', '~'])}} n `])}%{ endif ${pick(['', '~'])}}`,
    () => `%{ for ${pick(['v', 'k, v'])} in ${inner(() => pick([list, object])(depth))} ${pick(['', '~'])}} \${v} %{${pick(['', '~'])} endfor }`,
  ])()).join('');
  const bool = (depth) => astray(depth, 'bool') ?? (depth <= 0
    ? pick(['true', 'false', 'local.on', 'local.off', '!local.on', '"true"', 'local.nothing == null', '1 < 2'])
    : pick([
      () => `${number(depth - 1)} ${pick(['<', '<=', '>', '>=', '==', '!='])} ${number(depth - 1)}`, () => `${any(depth - 1)} ${pick(['==', '!='])} ${any(depth - 1)}`, () => `${bool(depth - 1)} ${pick(['&&', '||'])} ${bool(depth - 1)}`, () => `!(${bool(depth - 1)})`, () => `contains(${list(depth - 1)}, ${any(depth - 1)})`, () => `can(${any(depth - 1)})`, () => `(${bool(depth - 1)} ? ${bool(depth - 1)} : ${bool(depth - 1)})`, () => `alltrue([${some(0, 3, () => bool(depth - 1)).join(', ')}])`,
    ])());
  const list = (depth) => astray(depth, 'list') ?? (depth <= 0
    ? pick(['local.words', 'local.numbers', 'local.sizes', 'local.empty', 'local.set', 'local.mixed', '[]', '["a", "b"]', '[1, 2]', 'local.matrix', 'local.pools[*].name', 'local.pools[*].size'])
    : pick([
      () => `[${some(0, 3, () => any(depth - 1)).join(', ')}]`, () => `[for v in ${pick([list, object])(depth - 1)} : ${loop(['v'], depth)}${pick(['', '', ` if ${loopCondition(depth)}`])}]`, () => `[for k, v in ${pick([list, object])(depth - 1)} : ${loop(['k', 'v'], depth)}${pick(['', '', ` if ${loopCondition(depth)}`])}]`, () => `concat(${list(depth - 1)}, ${list(depth - 1)})`, () => `(${bool(depth - 1)} ? ${list(depth - 1)} : ${pick([() => list(depth - 1), () => '[]', () => 'null'])()})`, () => `tolist(${list(depth - 1)})`, () => `toset(${list(depth - 1)})`, () => `flatten([${some(0, 2, () => list(depth - 1)).join(', ')}])`,
      () => `${pick(['local.pools', 'local.pools', 'local.matrix', 'local.nothing', 'local.pool', 'values(local.subnets)'])}${pick(['[*]', '.*'])}${pick(['', '.name', '.zones', '.prefix', '[0]', '.size', '.bits'])}`, () => `distinct(${list(depth - 1)})`, () => `keys(${object(depth - 1)})`, () => `values(${object(depth - 1)})`, () => `try(${list(depth - 1)}, [])`, () => `(${any(depth - 1)})[*]`, () => `reverse(${list(depth - 1)})`, () => `range(${pick(['2', '3', 'length(local.words)'])})`,
    ])());
  const object = (depth) => astray(depth, 'object') ?? (depth <= 0
    ? pick(['local.map', 'local.counts', 'local.pool', 'local.subnets', '{}', '{ a = 1 }', '{ a = "x", b = 2 }', 'local.pools[0]'])
    : pick([
      () => `{ ${some(0, 3, () => `${pick(['a', 'b', '"c"', '"${"d"}"', `(${text(0)})`])} = ${any(depth - 1)}`).join(', ')} }`, () => `{ for v in ${list(depth - 1)} : ${pick(['v', '"${v}"', '"k${v}"', 'v.name'])} => ${loop(['v'], depth)}${pick(['', '', '...', ` if ${loopCondition(depth)}`])} }`, () => `{ for k, v in ${pick([list, object])(depth - 1)} : ${pick(['k', '"x${k}"', 'v'])} => ${loop(['k', 'v'], depth)}${pick(['', '...'])}${pick(['', ` if ${loopCondition(depth)}`])} }`, () => `merge(${object(depth - 1)}, ${object(depth - 1)})`, () => `(${bool(depth - 1)} ? ${object(depth - 1)} : ${pick([() => object(depth - 1), () => '{}', () => 'null'])()})`, () => `tomap(${object(depth - 1)})`, () => `try(${object(depth - 1)}, {})`, () => `zipmap(${list(depth - 1)}, ${list(depth - 1)})`,
    ])());
  const loop = (variables, depth) => {
    names.push(...variables.map((name) => `\${${name}}`));
    const made = pick([() => pick(variables), () => pick(variables), () => `${pick(variables)} == ${any(depth - 2)}`, () => `"\${${pick(variables)}}-${pick(['a', '1', ''])}"`, () => `[${variables.join(', ')}]`, () => `{ x = ${pick(variables)} }`, () => `try(${pick(variables)}${pick(['.name', '[0]', ' + 1', '.a'])}, ${any(depth - 2)})`, () => any(depth - 1)])();
    names.length -= variables.length;
    return made;
  };
  const loopCondition = (depth) => pick([() => 'v != null', () => 'can(v + 1)', () => `v ${pick(['==', '!='])} ${any(depth - 2)}`, () => bool(depth - 2), () => 'try(v > 1, false)'])();
  const kinds = { number, text, bool, list, object };
  const any = (depth) => pick([number, text, text, bool, list, list, object, () => 'null'])(depth);
  /** Now and then something else than what is asked for: Terraform converts it, or refuses it. */
  const astray = (depth, kind) => (random() < 0.03 ? pick(Object.entries(kinds).filter(([name]) => name !== kind).map(([, make]) => make))(depth - 1) : undefined);
  const indexed = (depth) => pick([() => `(${list(depth)})[${pick(['0', '1', '5', '"0"', number(1)])}]`, () => `(${object(depth)})[${pick(['"a"', '"b"', '"name"', text(1)])}]`, () => `(${object(depth)}).${pick(['a', 'b', 'name', 'nodes'])}`])();
  const heredoc = (depth) => {
    const lines = some(1, 5, () => `${' '.repeat(pick([0, 1, 2, 2, 4, 4, 6]))}${pick([() => pick(['a', 'b: c', '', 'x ']), () => `\${${pick(['', '~'])}${inner(() => any(depth))}${pick(['', '~'])}}`, () => `y \${${inner(() => text(depth))}} z`, () => `%{ for v in ${inner(() => list(depth))} ${pick(['', '~'])}}\n    - \${v}\n  %{ endfor ${pick(['', '~'])}}`, () => `%{ if ${inner(() => bool(depth))} ${pick(['', '~'])}}\n    yes\n  %{ else ${pick(['', '~'])}}\n    no\n  %{${pick([' ', '~'])}endif ${pick(['', '~'])}}`])()}`);
    return `<<${pick(['', '-', '-'])}EOT\n${lines.join('\n')}\n${' '.repeat(below(4))}EOT\n`;
  };
  const growing = [
    ['arithmetic', () => number(1 + below(3)), 260], ['templates', () => `"${piece(1 + below(2))}"`, 360], ['text', () => text(2), 160], ['logic', () => bool(1 + below(3)), 320], ['lists', () => list(1 + below(3)), 400], ['objects', () => object(1 + below(3)), 400],
    ['conditional', () => `${bool(below(2))} ? ${any(below(3))} : ${any(below(3))}`, 420], ['index', () => indexed(1 + below(2)), 240], ['heredoc', () => heredoc(below(2)), 240], ['equality', () => `${any(1)} ${pick(['==', '!='])} ${any(1)}`, 260], ['any', () => any(3), 240],
  ];
  for (const [group, make, count] of growing) {
    for (let index = 0; index < count; index++) {
      const expression = make();
      // Whether an index into a set is refused, we do not ask: it has no order.
      if (expression.length < 400 && !(group === 'index' && /set/.test(expression))) yield [group, expression];
    }
  }
}
