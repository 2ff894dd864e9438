import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compatible, type Condition } from '../../../src/model/condition';
import type { Cluster, Network, NodePool, Subnet } from '../../../src/model/network';
import type { Option, Value } from '../../../src/model/value';
import { makePlan } from '../../../src/plan/make-plan';
import type { Plan, Quantity } from '../../../src/plan/plan';
import { exceeds, extentOf } from '../../../src/plan/quantity';
import { absent, condition, either, except, known, list, network, nodeSubnetCluster, pool, subnet } from '../model/build';

/**
 * A network with open conditions must be planned as all the networks are that it may turn out to be: each is built by
 * deciding the conditions, planned by itself, and compared.
 */

const subjects = ['p', 'q', 'r'];
const environments = ['dev', 'test', 'prod'];
const assignments: readonly (readonly Condition[])[] = environments.flatMap((env) =>
  Array.from({ length: 2 ** subjects.length }, (_, bits) => [
    condition('env', env),
    ...subjects.map((subject, index) => condition(subject, (bits >> index) % 2 === 0 ? 'true' : 'false')),
  ]),
);

/** Numbers that look random and are the same in each run. */
function seeded(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomNetwork(random: (below: number) => number): Network {
  const pick = <T>(...from: readonly T[]): T => {
    const picked = from[random(from.length)];
    assert.ok(picked !== undefined);
    return picked;
  };
  const maybeEither = <T>(make: () => Option<T>['value']): Value<T> => (random(2) === 0 ? make() : either(pick(...subjects), make(), make()));
  const presence = (): Pick<NodePool, 'exists' | 'when'> => {
    if (random(3) > 0) return { exists: 'yes', when: [] };
    if (random(2) === 0) return { exists: 'maybe', when: [pick(condition('env', 'dev'), condition('env', 'prod'), except('env', 'dev'))] };
    const [first, second] = random(2) === 0 ? ['p', 'q'] : ['q', 'r'];
    const when = [condition(first ?? '', pick('true', 'false')), condition(second ?? '', pick('true', 'false'))];
    return { exists: 'maybe', when: when.slice(random(2)) };
  };
  const aPool = (id: string): NodePool =>
    pool({
      id,
      count: maybeEither(() => known(random(12))),
      maxCount: maybeEither(() => known(12 + random(12))),
      autoscaling: maybeEither(() => known(random(2) === 0)),
      maxPods: maybeEither((): Option<number>['value'] => (random(2) === 0 ? known(10 + random(50)) : absent('maxPods'))),
      maxSurge: maybeEither((): Option<string>['value'] => (random(2) === 0 ? known(pick('1', '33%', '4')) : absent('maxSurge'))),
      subnet: maybeEither(() => known(pick('a', 'b'))),
      podSubnet: random(3) === 0 ? maybeEither((): Option<string>['value'] => (random(2) === 0 ? known(pick('a', 'b')) : absent('podSubnet'))) : absent('podSubnet'),
      ...presence(),
    });
  const aCluster = (id: string): Cluster =>
    nodeSubnetCluster({
      id,
      networkPluginMode: maybeEither((): Option<string>['value'] => (random(2) === 0 ? known('overlay') : absent('networkPluginMode'))),
      nodePools: Array.from({ length: 1 + random(3) }, (_, index) => aPool(`${id}${index}`)),
      ...presence(),
    });
  const aSubnet = (id: string, other: number): Subnet => subnet({ id, prefixes: maybeEither(() => list(`10.${other}.0.0/${22 + random(5)}`)) });
  return network({ clusters: [aCluster('one'), aCluster('two')], subnets: [aSubnet('a', 1), aSubnet('b', 2)] });
}

function decide<T>(value: Value<T>, decided: readonly Condition[]): Value<T> {
  if (value.kind !== 'oneOf') return value;
  const taken = value.options.find(({ when }) => compatible(when, decided));
  assert.ok(taken);
  return taken.value;
}

function isMade({ when }: Pick<NodePool, 'when'>, decided: readonly Condition[]): boolean {
  return compatible(when, decided);
}

function decideAll(whole: Network, decided: readonly Condition[]): Network {
  const made = { exists: 'yes', when: [] } as const;
  const clusters = whole.clusters.filter((each) => isMade(each, decided)).map((each): Cluster => ({
    ...each,
    ...made,
    networkPluginMode: decide(each.networkPluginMode, decided),
    nodePools: each.nodePools.filter((one) => isMade(one, decided)).map((one): NodePool => ({
      ...one,
      ...made,
      count: decide(one.count, decided),
      maxCount: decide(one.maxCount, decided),
      autoscaling: decide(one.autoscaling, decided),
      maxPods: decide(one.maxPods, decided),
      maxSurge: decide(one.maxSurge, decided),
      subnet: decide(one.subnet, decided),
      podSubnet: decide(one.podSubnet, decided),
    })),
  }));
  return { ...whole, clusters, subnets: whole.subnets.map((each) => ({ ...each, prefixes: decide(each.prefixes, decided) })) };
}

/** The extents of the cases that can hold under the assignment. */
function under({ cases }: Quantity, decided: readonly Condition[]): readonly string[] {
  const held = cases.filter(({ when }) => compatible(when, decided)).map(({ atLeast, atMost }) => `${atLeast}..${atMost ?? ''}`);
  return [...new Set(held)];
}

function numbersOf(plan: Plan): readonly (readonly [string, Quantity])[] {
  return plan.subnets.flatMap(({ subnet: { id }, needed, azureCounts, usable, free }) => [
    [`${id} now`, needed.now] as const,
    [`${id} max`, needed.max] as const,
    [`${id} upgrade`, needed.upgrade] as const,
    [`${id} counted`, azureCounts] as const,
    ...(usable ? [[`${id} usable`, usable] as const] : []),
    ...(free ? [[`${id} free`, free] as const] : []),
  ]);
}

test('in each outcome of the conditions the plan is that of the network that they leave', () => {
  let conditional = 0;
  for (let seed = 0; seed < 80; seed++) {
    const whole = randomNetwork(seeded(seed));
    const plan = new Map(numbersOf(makePlan(whole)));
    for (const decided of assignments) {
      for (const [name, quantity] of numbersOf(makePlan(decideAll(whole, decided)))) {
        const open = plan.get(name);
        assert.ok(open);
        // Past the most combinations only the lower bound is promised.
        if (open.cases.length === 1 && open.cases[0]?.atMost === undefined) {
          assert.ok(extentOf(open).atLeast <= extentOf(quantity).atLeast, `seed ${seed}: ${name}`);
          continue;
        }
        if (open.cases.length > 1) conditional++;
        assert.deepEqual(under(open, decided), under(quantity, []), `seed ${seed}: ${name} if ${JSON.stringify(decided)}`);
      }
    }
  }
  assert.ok(conditional > 1000, String(conditional));
});

test('a subnet is too small for certain when it is so in every outcome, and possibly when in one', () => {
  const seen = { certain: 0, possible: 0, never: 0 };
  for (let seed = 0; seed < 80; seed++) {
    const whole = randomNetwork(seeded(seed));
    const outcomes = assignments.map((decided) => makePlan(decideAll(whole, decided)));
    for (const [index, { needed, usable }] of makePlan(whole).subnets.entries()) {
      if (needed.upgrade.cases.some(({ atMost }) => atMost === undefined) || !usable) continue;
      const found = exceeds(needed.upgrade, usable);
      const over = outcomes.map(({ subnets }) => {
        const each = subnets[index];
        assert.ok(each?.usable);
        return exceeds(each.needed.upgrade, each.usable) !== undefined;
      });
      if (over.every(Boolean)) seen.certain++;
      else if (over.some(Boolean)) seen.possible++;
      else seen.never++;
      assert.equal(found?.certain ?? false, over.every(Boolean), `seed ${seed}`);
      assert.equal(found !== undefined, over.some(Boolean), `seed ${seed}`);
      if (found && !found.certain) {
        for (const [at, decided] of assignments.entries()) if (compatible(found.worst.when, decided)) assert.equal(over[at], true, `seed ${seed}`);
      }
    }
  }
  assert.ok(Math.min(seen.certain, seen.possible, seen.never) > 10, JSON.stringify(seen));
});
