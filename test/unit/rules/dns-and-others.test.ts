import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leastMajor } from '../../../src/rules/shared/client-version';
import { dnsIpAndServiceCidrApart } from '../../../src/rules/dns-ip-and-service-cidr-apart';
import { dnsIpFirstAddress } from '../../../src/rules/dns-ip-first-address';
import { dnsIpLastAddress } from '../../../src/rules/dns-ip-last-address';
import { dnsIpMalformed } from '../../../src/rules/dns-ip-malformed';
import { dnsIpOutsideServiceCidr } from '../../../src/rules/dns-ip-outside-service-cidr';
import { dnsIpUnconventional } from '../../../src/rules/dns-ip-unconventional';
import { dockerBridgeIgnored } from '../../../src/rules/docker-bridge-ignored';
import { dockerBridgeOverlaps } from '../../../src/rules/docker-bridge-overlaps';
import { dockerBridgeUnsupported } from '../../../src/rules/docker-bridge-unsupported';
import { ipFamiliesUnsupported } from '../../../src/rules/ip-families-unsupported';
import { podCidrWithNodeSubnetCni } from '../../../src/rules/pod-cidr-with-node-subnet-cni';
import { rangeFamiliesMismatch } from '../../../src/rules/range-families-mismatch';
import type { Rule } from '../../../src/rules/rule';
import { serviceCidrAtSizeLimit } from '../../../src/rules/service-cidr-at-size-limit';
import { serviceCidrPublic } from '../../../src/rules/service-cidr-public';
import { serviceCidrTooLarge } from '../../../src/rules/service-cidr-too-large';
import { absent, client, cluster, condition, either, known, list, nodeSubnetCluster, overlayCluster, unknown } from '../model/build';
import { faults, messages } from './design';

const dnsRules: readonly Rule[] = [dnsIpOutsideServiceCidr, dnsIpFirstAddress, dnsIpLastAddress, dnsIpUnconventional, dnsIpMalformed];

function dnsFindings(dns: string, ...services: readonly string[]): readonly string[] {
  const clusters = [overlayCluster({ dnsServiceIp: known(dns), serviceCidrs: list(...services) })];
  return dnsRules.filter((rule) => faults(rule, { clusters }).length > 0).map(({ id }) => id);
}

describe('the DNS service IP', () => {
  test('each address is at fault in one way at most', () => {
    assert.deepEqual(dnsFindings('10.0.0.10', '10.0.0.0/16'), []);
    assert.deepEqual(dnsFindings('10.0.0.0', '10.0.0.0/16'), ['dns-ip-first-address']);
    assert.deepEqual(dnsFindings('10.0.0.1', '10.0.0.0/16'), ['dns-ip-first-address']);
    assert.deepEqual(dnsFindings('10.0.255.255', '10.0.0.0/16'), ['dns-ip-last-address']);
    assert.deepEqual(dnsFindings('10.0.0.2', '10.0.0.0/16'), ['dns-ip-unconventional']);
    assert.deepEqual(dnsFindings('10.1.0.10', '10.0.0.0/16'), ['dns-ip-outside-service-cidr']);
    assert.deepEqual(dnsFindings('10.0.0', '10.0.0.0/16'), ['dns-ip-malformed']);
    assert.deepEqual(dnsFindings('fd00::10', '10.0.0.0/16', 'fd00::/108'), ['dns-ip-malformed']);
  });

  test('small ranges have no .10', () => {
    assert.deepEqual(dnsFindings('10.0.0.2', '10.0.0.0/29'), []);
    assert.deepEqual(dnsFindings('10.0.0.138', '10.0.0.128/25'), []);
  });

  test('the IPv4 range of two counts; with a malformed one there is no answer', () => {
    assert.deepEqual(dnsFindings('10.0.0.10', '10.0.0.0/16', 'fd00::/108'), []);
    assert.deepEqual(dnsFindings('10.1.0.10', '10.0.0.0/16', '10.1.0.0/33'), []);
  });

  test('branches of both meet only where they can', () => {
    const services = list(either('var.a', known('10.1.0.0/16'), known('10.2.0.0/16')));
    const together = overlayCluster({ serviceCidrs: services, dnsServiceIp: either('var.a', known('10.1.0.10'), known('10.2.0.10')) });
    assert.deepEqual(messages(dnsIpOutsideServiceCidr, { clusters: [together] }), []);
    const apart = overlayCluster({ serviceCidrs: services, dnsServiceIp: known('10.1.0.10') });
    assert.deepEqual(faults(dnsIpOutsideServiceCidr, { clusters: [apart] }).map(({ when }) => when), [[condition('var.a', 'false')]]);
  });

  test('the default address counts, but for the Terraform provider, which refuses one without the other', () => {
    const given = (kind: 'arm' | 'azapi' | 'az' | 'azurerm', services: string) => ({ clusters: [cluster({ client: client(kind), serviceCidrs: list(services) })] });
    assert.equal(faults(dnsIpOutsideServiceCidr, given('arm', '10.200.0.0/16')).length, 1);
    assert.equal(faults(dnsIpOutsideServiceCidr, given('azapi', '10.200.0.0/16')).length, 1);
    assert.deepEqual(messages(dnsIpOutsideServiceCidr, given('arm', '10.0.0.0/20')), []);
    assert.equal(faults(dnsIpOutsideServiceCidr, given('az', '10.200.0.0/16')).length, 1);
    assert.deepEqual(messages(dnsIpOutsideServiceCidr, given('azurerm', '10.200.0.0/16')), []);
  });

  test('one without the other is a matter of the Terraform provider', () => {
    const services = overlayCluster({ serviceCidrs: list('10.200.0.0/16') });
    const dns = overlayCluster({ dnsServiceIp: known('10.200.0.10') });
    assert.equal(faults(dnsIpAndServiceCidrApart, { clusters: [services] }).length, 1);
    assert.equal(faults(dnsIpAndServiceCidrApart, { clusters: [dns] }).length, 1);
    assert.deepEqual(messages(dnsIpOutsideServiceCidr, { clusters: [dns] }), [], 'one cause, one finding');
    assert.deepEqual(messages(dnsIpAndServiceCidrApart, { clusters: [{ ...services, client: client('az') }, overlayCluster()] }), []);
    assert.equal(faults(dnsIpOutsideServiceCidr, { clusters: [{ ...dns, client: client('arm') }] }).length, 1);
    const maybe = overlayCluster({ serviceCidrs: list('10.200.0.0/16'), dnsServiceIp: either('var.dns', known('10.200.0.10'), absent('dnsServiceIp')) });
    assert.deepEqual(faults(dnsIpAndServiceCidrApart, { clusters: [maybe] }).map(({ when }) => when), [[condition('var.dns', 'false')]]);
    assert.deepEqual(messages(dnsIpAndServiceCidrApart, { clusters: [overlayCluster({ serviceCidrs: list('10.200.0.0/16'), dnsServiceIp: unknown() })] }), []);
  });
});

test('the size of the service CIDR has one finding at most', () => {
  const found = (services: string) =>
    [serviceCidrTooLarge, serviceCidrAtSizeLimit, serviceCidrPublic].filter((rule) => faults(rule, { clusters: [overlayCluster({ serviceCidrs: list(services) })] }).length > 0).map(({ id }) => id);
  assert.deepEqual(found('10.0.0.0/8'), ['service-cidr-too-large']);
  assert.deepEqual(found('172.0.0.0/8'), ['service-cidr-too-large']);
  assert.deepEqual(found('10.0.0.0/12'), ['service-cidr-at-size-limit']);
  assert.deepEqual(found('10.0.0.0/13'), []);
  assert.deepEqual(found('20.0.0.0/16'), ['service-cidr-public']);
});

describe('the Docker bridge', () => {
  test('the version that the text allows', () => {
    const major = (version: string) => leastMajor({ kind: 'azurerm', version: known(version) });
    assert.deepEqual(['~> 4.0', '>= 4.1, < 6.0', '4.14.0', '= 5.2.0', '>= 3.0', '~> 3.116', '< 4.0', '>= 3.0, >= 4.0', '!= 4.0.0', ''].map(major), [4, 4, 4, 5, 3, 3, undefined, 4, undefined, undefined]);
    assert.equal(leastMajor({ kind: 'azurerm', version: unknown() }), undefined);
  });

  test('it is refused, at odds with others, or without effect: one of them', () => {
    const found = (version: string, bridge: string) => {
      const clusters = [overlayCluster({ client: { kind: 'azurerm', version: known(version) }, dockerBridgeCidr: known(bridge) })];
      return [dockerBridgeUnsupported, dockerBridgeIgnored, dockerBridgeOverlaps].filter((rule) => faults(rule, { clusters }).length > 0).map(({ id }) => id);
    };
    assert.deepEqual(found('~> 4.0', '172.17.0.1/16'), ['docker-bridge-unsupported']);
    assert.deepEqual(found('~> 4.0', '10.0.0.1/16'), ['docker-bridge-unsupported']);
    assert.deepEqual(found('>= 3.0', '172.17.0.1/16'), ['docker-bridge-ignored']);
    assert.deepEqual(found('~> 3.0', '10.0.0.1/16'), ['docker-bridge-overlaps']);
    assert.deepEqual(found('~> 3.0', 'none'), ['docker-bridge-ignored']);
  });

  test('an API refuses it in versions of 2024 and later', () => {
    const found = (version: string, kind: 'arm' | 'azapi' | 'az' = 'arm') => {
      const clusters = [overlayCluster({ client: { kind, version: known(version) }, dockerBridgeCidr: known('172.17.0.1/16') })];
      return [dockerBridgeUnsupported, dockerBridgeIgnored, dockerBridgeOverlaps].filter((rule) => faults(rule, { clusters }).length > 0).map(({ id }) => id);
    };
    for (const version of ['2024-01-01', '2024-01-02-preview', '2025-05-01']) assert.deepEqual(found(version), ['docker-bridge-unsupported'], version);
    for (const version of ['2021-07-01', '2023-04-01', '2023-11-02-preview', 'latest']) assert.deepEqual(found(version), ['docker-bridge-ignored'], version);
    assert.deepEqual(found('2025-05-01', 'azapi'), ['docker-bridge-unsupported']);
    assert.deepEqual(found('2.80.0', 'az'), ['docker-bridge-ignored'], 'the version of a tool is none of an API');
  });
});

describe('IP families', () => {
  test('IPv4, or IPv4 and IPv6', () => {
    const found = (...families: readonly string[]) => faults(ipFamiliesUnsupported, { clusters: [overlayCluster({ ipFamilies: list(...families) })] }).length;
    assert.deepEqual([found('IPv4'), found('IPv4', 'IPv6'), found('ipv4', 'ipv6'), found(), found('IPv6'), found('IPv6', 'IPv4'), found('IPv4', 'IPv4')], [0, 0, 0, 0, 1, 1, 1]);
  });

  test('ranges follow the families', () => {
    const found = (families: readonly string[] | undefined, ...services: readonly string[]) =>
      messages(rangeFamiliesMismatch, { clusters: [overlayCluster({ ...(families && { ipFamilies: list(...families) }), serviceCidrs: list(...services) })] }).length;
    assert.equal(found(['IPv4', 'IPv6'], '10.2.0.0/16', 'fd00::/108'), 0);
    assert.equal(found(['IPv4', 'IPv6'], '10.2.0.0/16'), 0, 'Azure adds the other');
    assert.equal(found(['IPv4', 'IPv6'], 'fd00::/108', '10.2.0.0/16'), 1);
    assert.equal(found(['IPv4'], '10.2.0.0/16', 'fd00::/108'), 1);
    assert.equal(found(['IPv4'], '10.2.0.0/16', '10.3.0.0/16'), 1);
    assert.equal(found(undefined, '10.2.0.0/16', 'fd00::/108'), 1);
    assert.equal(found(undefined, '10.2.0.0/16'), 0);
    assert.equal(found(['IPv6'], '10.2.0.0/16'), 0, 'the families are at fault by themselves');
    const template = cluster({ client: client('arm'), serviceCidrs: list('10.2.0.0/16', 'fd00::/108') });
    assert.deepEqual(messages(rangeFamiliesMismatch, { clusters: [template] }), [], 'what Azure makes of it is not documented');
  });
});

test('a pod CIDR with pods in the node subnet', () => {
  const found = (given: Parameters<typeof cluster>[0]) => messages(podCidrWithNodeSubnetCni, { clusters: [nodeSubnetCluster({ podCidrs: list('10.244.0.0/16'), ...given })] });
  assert.equal(found({}).length, 1);
  assert.equal(found({ client: client('az') }).length, 1);
  assert.deepEqual(found({ client: client('arm') }), []);
  assert.deepEqual(found({ networkPluginMode: known('Overlay') }), []);
  assert.deepEqual(found({ networkPluginMode: unknown() }), []);
  assert.deepEqual(found({ networkPlugin: known('kubenet') }), []);
  assert.deepEqual(found({ networkPlugin: either('var.x', known('Azure'), known('kubenet')) }).map((text) => text.split(' | ')[1]), ['var.x=true']);
});
