import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SecurityRule } from '../../../src/model/network';
import { parseRange } from '../../../src/net/range';
import { denyingRule, mayAllow, type Packet } from '../../../src/rules/shared/security';
import { known, list, openList, securityGroup, securityRule, unknown } from '../model/build';

const nodes = parseRange('10.1.0.0/24') ?? assert.fail();
const pods = parseRange('192.168.0.0/16') ?? assert.fail();
const packet: Packet = { direction: 'Inbound', protocol: 'Tcp', from: { kind: 'in-network', range: nodes }, to: { kind: 'in-network', range: nodes }, port: 10250 };
const ofPods: Packet = { ...packet, from: { kind: 'outside', range: pods }, to: { kind: 'outside', range: pods } };
const allow = (given: Partial<SecurityRule> = {}): SecurityRule => securityRule({ id: 'allow', access: known('Allow'), priority: known(100), ...given });

/** The rule that denies the packet, `-` where none surely does. */
function denied(rules: readonly SecurityRule[], of = packet, rulesComplete = true): string {
  return denyingRule(securityGroup({ rules, rulesComplete }), of)?.id ?? '-';
}

describe('what a security group surely denies', () => {
  test('nothing by itself, and everything by a rule about everything', () => {
    assert.equal(denied([]), '-');
    assert.equal(denied([securityRule()]), 'deny');
    assert.equal(denied([securityRule()], packet, false), '-', 'there may be others');
  });

  test('the rule with the lowest number decides', () => {
    assert.equal(denied([securityRule(), allow()]), '-');
    assert.equal(denied([securityRule(), allow({ priority: known(2000) })]), 'deny');
    assert.equal(denied([securityRule(), securityRule({ id: 'first', priority: known(90) }), allow()]), 'first');
  });

  test('a rule that allows something else changes nothing, one that may allow this leaves it open', () => {
    const verdicts: readonly (readonly [Partial<SecurityRule>, string])[] = [
      [{ destinationPorts: list('443') }, 'deny'],
      [{ destinationPorts: list('80', '10000-10300') }, '-'],
      [{ destinationPorts: list(unknown()) }, '-'],
      [{ destinationPorts: openList('443') }, '-'],
      [{ protocol: known('Udp') }, 'deny'],
      [{ protocol: known('TCP') }, '-'],
      [{ direction: known('Outbound') }, 'deny'],
      [{ sources: list('Internet') }, 'deny'],
      [{ sources: list('AzureLoadBalancer') }, 'deny'],
      [{ sources: list('VirtualNetwork') }, '-'],
      [{ sources: list('10.2.0.0/16') }, 'deny'],
      [{ sources: list('10.1.0.0/25') }, '-'],
      [{ sources: list('10.1.0.7') }, '-'],
      [{ sources: list('10.0.0.0/8') }, '-'],
      [{ sources: unknown() }, '-'],
      [{ priority: unknown() }, '-'],
      [{ access: unknown() }, '-'],
      [{ exists: 'maybe' }, '-'],
    ];
    for (const [given, expected] of verdicts) assert.equal(denied([securityRule(), allow(given)]), expected, JSON.stringify(Object.keys(given)));
  });

  test('a rule that may be about something else, or may not be there, denies nothing for certain', () => {
    const verdicts: readonly Partial<SecurityRule>[] = [
      { sources: list('10.1.0.0/25') }, { sources: unknown() }, { sourcePorts: list('1024-65535') }, { destinationPorts: list('22') }, { protocol: unknown() }, { priority: unknown() }, { exists: 'maybe' },
    ];
    for (const given of verdicts) assert.equal(denied([securityRule(given)]), '-', JSON.stringify(Object.keys(given)));
  });

  test('pods with ranges of their own are not in the network for certain', () => {
    assert.equal(denied([securityRule({ sources: list('VirtualNetwork') })], ofPods), '-');
    assert.equal(denied([securityRule(), allow({ sources: list('VirtualNetwork') })], ofPods), '-');
    assert.equal(denied([securityRule(), allow({ sources: list('10.1.0.0/24') })], ofPods), 'deny');
    assert.equal(denied([securityRule(), allow({ sources: list('192.168.0.0/16') })], ofPods), '-');
  });

  test('of a subnet whose range is not known only rules about the whole network tell', () => {
    const somewhere: Packet = { ...packet, from: { kind: 'in-network', range: undefined } };
    assert.equal(denied([securityRule({ sources: list('VirtualNetwork') })], somewhere), 'deny');
    assert.equal(denied([securityRule({ sources: list('10.0.0.0/8') })], somewhere), '-');
    assert.equal(denied([securityRule(), allow({ sources: list('10.0.0.0/8') })], somewhere), '-');
  });
});

describe('what a security group may let in that Azure by itself does not', () => {
  const fromAzure: Packet = { ...packet, from: { kind: 'tag', tag: 'gatewaymanager' }, port: 65200 };
  const mayCome = (rules: readonly SecurityRule[], complete = true): boolean => mayAllow(securityGroup({ rules, rulesComplete: complete }), fromAzure);

  test('only what a rule allows', () => {
    assert.equal(mayCome([]), false);
    assert.equal(mayCome([], false), true);
    assert.equal(mayCome([allow({ sources: list('GatewayManager'), destinationPorts: list('65200-65535') })]), true);
    assert.equal(mayCome([allow({ sources: list('GatewayManager'), destinationPorts: list('443') })]), false);
    assert.equal(mayCome([allow({ sources: list('AzureLoadBalancer') })]), false);
    assert.equal(mayCome([allow({ sources: list('Internet') })]), true);
    assert.equal(mayCome([allow({ sources: list('*'), destinationPorts: list('65200-65535') })]), true);
    assert.equal(mayCome([securityRule()]), false);
  });
});
