import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cluster, Network, NodePool } from '../../../src/model/network';
import { azurePolicyOnKubenet } from '../../../src/rules/azure-policy-on-kubenet';
import { azurePolicyRetiring } from '../../../src/rules/azure-policy-retiring';
import { ciliumDataPlanePolicyNone } from '../../../src/rules/cilium-data-plane-policy-none';
import { ciliumDataPlaneWithOtherPolicy } from '../../../src/rules/cilium-data-plane-with-other-policy';
import { ciliumDataPlaneWithWindows } from '../../../src/rules/cilium-data-plane-with-windows';
import { ciliumPolicyWithoutDataPlane } from '../../../src/rules/cilium-policy-without-data-plane';
import { ciliumWithoutAzureCni } from '../../../src/rules/cilium-without-azure-cni';
import { dualStackOnKubenet } from '../../../src/rules/dual-stack-on-kubenet';
import { dualStackWithoutOverlay } from '../../../src/rules/dual-stack-without-overlay';
import { kubenetNoRoomForUpgrade } from '../../../src/rules/kubenet-no-room-for-upgrade';
import { kubenetRetiring } from '../../../src/rules/kubenet-retiring';
import { kubenetSubnetShared } from '../../../src/rules/kubenet-subnet-shared';
import { kubenetTooManyNodes } from '../../../src/rules/kubenet-too-many-nodes';
import { networkModeBridge } from '../../../src/rules/network-mode-bridge';
import { networkModeWithoutAzureCni } from '../../../src/rules/network-mode-without-azure-cni';
import { networkPolicyWithoutPlugin } from '../../../src/rules/network-policy-without-plugin';
import { nodeSubnetDelegated } from '../../../src/rules/node-subnet-delegated';
import { overlayWithoutAzureCni } from '../../../src/rules/overlay-without-azure-cni';
import { podIpAllocationWithoutPodSubnet } from '../../../src/rules/pod-ip-allocation-without-pod-subnet';
import { podSubnetDelegatedElsewhere } from '../../../src/rules/pod-subnet-delegated-elsewhere';
import { podSubnetIsNodeSubnet } from '../../../src/rules/pod-subnet-is-node-subnet';
import { podSubnetUnsupported } from '../../../src/rules/pod-subnet-unsupported';
import { poolsInDifferentNetworks } from '../../../src/rules/pools-in-different-networks';
import { poolSubnetLeftOut } from '../../../src/rules/pool-subnet-left-out';
import { poolsMixOwnAndManagedSubnets } from '../../../src/rules/pools-mix-own-and-managed-subnets';
import { poolsMixPodSubnets } from '../../../src/rules/pools-mix-pod-subnets';
import type { Rule } from '../../../src/rules/rule';
import { virtualNodesOnOverlay } from '../../../src/rules/virtual-nodes-on-overlay';
import { virtualNodesWithoutAzureCni } from '../../../src/rules/virtual-nodes-without-azure-cni';
import { windowsOnKubenet } from '../../../src/rules/windows-on-kubenet';
import { windowsPoolNameTooLong } from '../../../src/rules/windows-pool-name-too-long';
import { absent, cluster, condition, either, known, list, network, oneOf, option, pool, subnet, unknown, virtualNetwork } from '../model/build';
import { messages, run, told } from './run';

const kubenet = known('kubenet');
const azure = known('azure');
const none = known('none');
const overlay = known('overlay');
const cilium = known('cilium');
const windowsPool = pool({ id: 'win', osType: known('Windows') });

/** What a rule says of one cluster. */
function of(rule: Rule, given: Partial<Cluster>, today?: string): readonly string[] {
  return run(rule, network({ clusters: [cluster(given)] }), today).map(told);
}

describe('every table of plug-ins, policies and data planes', () => {
  const cases: readonly (readonly [rule: Rule, given: Partial<Cluster>, found: number])[] = [
    [azurePolicyOnKubenet, { networkPlugin: kubenet, networkPolicy: azure }, 1],
    [azurePolicyOnKubenet, { networkPlugin: known('Kubenet'), networkPolicy: known('Azure') }, 1],
    [azurePolicyOnKubenet, { networkPlugin: azure, networkPolicy: azure }, 0],
    [azurePolicyOnKubenet, { networkPlugin: unknown(), networkPolicy: azure }, 0],
    // The plug-in that the provider takes by itself is not certain enough for an error.
    [azurePolicyOnKubenet, { networkPolicy: azure }, 0],
    [kubenetRetiring, {}, 0],
    [networkPolicyWithoutPlugin, { networkPlugin: none, networkPolicy: azure }, 1],
    [networkPolicyWithoutPlugin, { networkPlugin: none, networkPolicy: known('none') }, 0],
    [networkPolicyWithoutPlugin, { networkPlugin: none, networkPolicy: cilium }, 0],
    [ciliumWithoutAzureCni, { networkPlugin: none, networkPolicy: cilium }, 1],
    [ciliumWithoutAzureCni, { networkPlugin: kubenet, dataPlane: cilium }, 1],
    [ciliumWithoutAzureCni, { networkPlugin: azure, dataPlane: cilium }, 0],
    [ciliumPolicyWithoutDataPlane, { networkPlugin: azure, networkPolicy: cilium }, 1],
    [ciliumPolicyWithoutDataPlane, { networkPlugin: azure, networkPolicy: cilium, dataPlane: azure }, 1],
    [ciliumPolicyWithoutDataPlane, { networkPlugin: azure, networkPolicy: cilium, dataPlane: unknown() }, 0],
    [ciliumPolicyWithoutDataPlane, { networkPlugin: kubenet, networkPolicy: cilium }, 0],
    [ciliumDataPlaneWithOtherPolicy, { networkPlugin: azure, dataPlane: cilium, networkPolicy: azure }, 1],
    [ciliumDataPlaneWithOtherPolicy, { networkPlugin: azure, dataPlane: cilium }, 0],
    [ciliumDataPlaneWithOtherPolicy, { networkPlugin: azure, dataPlane: cilium, networkPolicy: known('none') }, 0],
    [ciliumDataPlanePolicyNone, { networkPlugin: azure, dataPlane: cilium, networkPolicy: known('none') }, 1],
    [ciliumDataPlanePolicyNone, { networkPlugin: azure, dataPlane: cilium }, 0],
    [ciliumDataPlaneWithWindows, { dataPlane: cilium, nodePools: [windowsPool] }, 1],
    [ciliumDataPlaneWithWindows, { nodePools: [windowsPool] }, 0],
    [windowsOnKubenet, { networkPlugin: kubenet, nodePools: [windowsPool, pool()] }, 1],
    [windowsOnKubenet, { networkPlugin: kubenet, nodePools: [pool({ osType: unknown() }), pool({ osType: known('Linux') })] }, 0],
    [overlayWithoutAzureCni, { networkPlugin: kubenet, networkPluginMode: known('Overlay') }, 1],
    [overlayWithoutAzureCni, { networkPlugin: none, networkPluginMode: overlay }, 1],
    [overlayWithoutAzureCni, { networkPluginMode: overlay }, 0],
    [networkModeBridge, { networkPlugin: azure, networkMode: known('bridge') }, 1],
    [networkModeBridge, { networkPlugin: kubenet, networkMode: known('bridge') }, 0],
    [networkModeWithoutAzureCni, { networkPlugin: kubenet, networkMode: known('bridge') }, 1],
    [networkModeWithoutAzureCni, { networkPlugin: azure, networkMode: known('transparent') }, 0],
    [virtualNodesWithoutAzureCni, { networkPlugin: kubenet, virtualNodeSubnet: known('aci') }, 1],
    [virtualNodesWithoutAzureCni, { networkPlugin: kubenet }, 0],
    [virtualNodesOnOverlay, { networkPlugin: azure, networkPluginMode: overlay, virtualNodeSubnet: known('aci') }, 1],
    [virtualNodesOnOverlay, { networkPlugin: azure, virtualNodeSubnet: known('aci') }, 0],
    [virtualNodesOnOverlay, { networkPlugin: azure, networkPluginMode: overlay, virtualNodeSubnet: unknown() }, 0],
    [dualStackWithoutOverlay, { networkPlugin: azure, ipFamilies: list('IPv4', 'IPv6') }, 1],
    [dualStackWithoutOverlay, { networkPlugin: azure, networkPluginMode: overlay, ipFamilies: list('IPv4', 'IPv6') }, 0],
    [dualStackWithoutOverlay, { networkPlugin: azure, ipFamilies: list('IPv4') }, 0],
    [dualStackWithoutOverlay, { networkPlugin: azure, ipFamilies: list('IPv4', 'IPv6'), nodePools: [pool({ podIpAllocation: known('StaticBlock') })] }, 0],
    [dualStackWithoutOverlay, { ipFamilies: list('IPv4', 'IPv6') }, 0],
    [dualStackOnKubenet, { networkPlugin: kubenet, ipFamilies: list('IPv4', 'IPv6') }, 1],
  ];
  for (const [index, [rule, given, found]] of cases.entries()) {
    test(`${String(index + 1)}: ${rule.id} ${found === 0 ? 'is silent' : 'speaks'}`, () => { assert.equal(of(rule, given).length, found); });
  }
});

describe('conditions', () => {
  test('only the branches in which the fault is are named', () => {
    const networkPlugin = either('`var.old`', known('kubenet'), known('azure'));
    const networkPolicy = either('`var.strict`', known('azure'), known('calico'));
    assert.deepEqual(of(azurePolicyOnKubenet, { networkPlugin, networkPolicy }), [
      'the network policy `azure` does not go with the network plugin `kubenet` | `var.old` is true | `var.strict` is true',
    ]);
    assert.deepEqual(of(azurePolicyOnKubenet, { networkPlugin, networkPolicy: either('`var.old`', known('calico'), known('azure')) }), []);
    assert.deepEqual(of(azurePolicyOnKubenet, { networkPlugin, networkPolicy: either('`var.old`', known('azure'), absent('networkPolicy')) }), [
      'the network policy `azure` does not go with the network plugin `kubenet` | `var.old` is true',
    ]);
  });

  test('where every branch is at fault the fault is certain', () => {
    const networkPolicy = either('`var.x`', known('azure'), known('calico'));
    const faults = run(networkPolicyWithoutPlugin, { clusters: [cluster({ networkPlugin: known('none'), networkPolicy })] });
    assert.equal(faults.length, 1);
    assert.deepEqual(faults[0]?.when, []);
    assert.ok(faults[0]?.related?.some(({ message }) => message.includes('`calico`')), 'the other branch is told as well');
  });

  test('a cluster or pool that may not be made is named', () => {
    assert.deepEqual(of(kubenetRetiring, { networkPlugin: known('kubenet'), exists: 'maybe' }), ['kubenet retires on 2028-03-31 | `cluster` is created']);
    assert.deepEqual(of(kubenetRetiring, { networkPlugin: either('`var.a`', known('kubenet'), known('azure')), exists: 'maybe', when: [condition('`var.a`', 'true')] }), [
      'kubenet retires on 2028-03-31 | `var.a` is true',
    ]);
    assert.deepEqual(of(kubenetRetiring, { networkPlugin: either('`var.a`', known('kubenet'), known('azure')), exists: 'maybe', when: [condition('`var.a`', 'false')] }), []);
    const linux = pool({ osType: known('Windows'), exists: 'maybe', when: [condition('`var.env`', '"dev"')] });
    const networkPlugin = oneOf(option(known('kubenet'), condition('`var.env`', '"prod"')), option(known('azure'), condition('`var.env`', '"dev"')));
    assert.deepEqual(of(windowsOnKubenet, { networkPlugin, nodePools: [linux] }), []);
  });
});

describe('dates', () => {
  test('kubenet before and after it retires', () => {
    assert.deepEqual(of(kubenetRetiring, { networkPlugin: known('kubenet') }, '2028-03-31'), ['kubenet retires on 2028-03-31']);
    assert.deepEqual(of(kubenetRetiring, { networkPlugin: known('kubenet') }, '2028-04-01'), ['kubenet was retired on 2028-03-31']);
  });

  test('the policy manager on Windows and Linux', () => {
    const linux = { networkPlugin: known('azure'), networkPolicy: known('azure') };
    const mixed = { ...linux, nodePools: [windowsPool] };
    assert.deepEqual(of(azurePolicyRetiring, linux, '2026-09-01'), ['support of the network policy manager `azure` ends on 2028-09-30']);
    assert.deepEqual(of(azurePolicyRetiring, mixed, '2026-11-20'), ['support of the network policy manager `azure` ended on 2026-09-30 on Windows nodes, which the cluster has']);
    assert.deepEqual(of(azurePolicyRetiring, mixed, '2028-10-01'), ['support of the network policy manager `azure` ended on 2028-09-30']);
    assert.deepEqual(of(azurePolicyRetiring, { ...linux, networkPlugin: known('kubenet') }), [], 'it is refused there');
    assert.deepEqual(of(azurePolicyRetiring, { networkPlugin: known('azure') }), []);
  });

  test('before the date Windows nodes are told of theirs', () => {
    const mixed = { networkPlugin: known('azure'), networkPolicy: known('azure'), nodePools: [windowsPool] };
    assert.deepEqual(of(azurePolicyRetiring, mixed, '2026-09-01'), ['support of the network policy manager `azure` ends on 2026-09-30 on Windows nodes, which the cluster has']);
  });
});

describe('kubenet', () => {
  const sized = (nodes: number, given: Partial<NodePool> = {}): Partial<Cluster> => ({
    networkPlugin: known('kubenet'), nodePools: [pool({ count: known(nodes), ...given }), pool({ id: 'more', count: known(100), maxSurge: known('1') })],
  });

  test('400 nodes together', () => {
    assert.deepEqual(of(kubenetTooManyNodes, sized(301)), ['kubenet has a route for each of 400 nodes, the cluster may have 401 nodes']);
    assert.deepEqual(of(kubenetTooManyNodes, sized(300)), []);
    assert.deepEqual(of(kubenetNoRoomForUpgrade, sized(300, { maxSurge: known('1') })), ['kubenet has a route for each of 400 nodes, an upgrade has 402 nodes']);
    assert.deepEqual(of(kubenetNoRoomForUpgrade, sized(301)), []);
    assert.deepEqual(of(kubenetTooManyNodes, { ...sized(301), networkPlugin: known('azure') }), []);
  });

  const sharing = (first: Partial<Cluster>, second: Partial<Cluster>): Network => network({
    clusters: [first, second].map((given, index) => cluster({ id: `c${String(index)}`, nodePools: [pool({ id: `p${String(index)}`, subnet: known('nodes') })], ...given })),
    subnets: [subnet()],
  });

  test('one cluster for each subnet', () => {
    const networkPlugin = known('kubenet');
    assert.equal(run(kubenetSubnetShared, sharing({ networkPlugin }, { networkPlugin })).length, 1);
    assert.equal(run(kubenetSubnetShared, sharing({ networkPlugin: known('azure') }, { networkPlugin })).length, 1);
    assert.deepEqual(run(kubenetSubnetShared, sharing({ networkPlugin: known('azure') }, { networkPlugin: known('azure') })), []);
    assert.deepEqual(run(kubenetSubnetShared, sharing({}, {})), [], 'the plug-in is not written');
    const made = (is: string): Partial<Cluster> => ({ networkPlugin, exists: 'maybe', when: [condition('`var.blue`', is)] });
    assert.deepEqual(run(kubenetSubnetShared, sharing(made('true'), made('false'))), [], 'never both');
    assert.deepEqual(run(kubenetSubnetShared, sharing(made('true'), made('true')))[0]?.when, [condition('`var.blue`', 'true')]);
  });
});

describe('subnets of pools', () => {
  const inSubnets = (rule: Rule, pools: readonly NodePool[], given: Partial<Cluster> = {}): readonly string[] =>
    messages(rule, network({
      clusters: [cluster({ networkPlugin: known('azure'), nodePools: pools, ...given })],
      virtualNetworks: [virtualNetwork(), virtualNetwork({ id: 'far' })],
      subnets: [
        subnet(),
        subnet({ id: 'more' }),
        subnet({ id: 'away', virtualNetwork: known('far') }),
        subnet({ id: 'hidden', virtualNetwork: unknown() }),
        subnet({ id: 'taken', delegations: list('Microsoft.ContainerInstance/containerGroups') }),
        subnet({ id: 'ours', delegations: list('Microsoft.ContainerService/managedClusters') }),
      ],
    }));
  const at = (id: string, nodes: string, pods?: string): NodePool => pool({ id, subnet: known(nodes), ...(pods !== undefined && { podSubnet: known(pods) }) });

  test('delegations', () => {
    assert.equal(inSubnets(nodeSubnetDelegated, [at('a', 'taken'), at('b', 'taken')]).length, 1);
    assert.equal(inSubnets(nodeSubnetDelegated, [at('a', 'ours')]).length, 1);
    assert.deepEqual(inSubnets(nodeSubnetDelegated, [at('a', 'nodes', 'ours')]), []);
    assert.deepEqual(inSubnets(podSubnetDelegatedElsewhere, [at('a', 'nodes', 'ours')]), []);
    assert.equal(inSubnets(podSubnetDelegatedElsewhere, [at('a', 'nodes', 'taken')]).length, 1);
  });

  test('one virtual network', () => {
    assert.deepEqual(inSubnets(poolsInDifferentNetworks, [at('a', 'nodes'), at('b', 'more'), at('c', 'hidden')]), []);
    assert.deepEqual(inSubnets(poolsInDifferentNetworks, [at('a', 'nodes'), at('b', 'away')]), [
      'the nodes of the pool `b` are to live in the network `far`, the nodes of the pool `a` live in `vnet`',
    ]);
    assert.deepEqual(inSubnets(poolsInDifferentNetworks, [at('a', 'nodes', 'away')]), [
      'the pods of the pool `a` are to live in the network `far`, the nodes of the pool `a` live in `vnet`',
    ]);
    const moving = (subject: string): readonly NodePool[] => [
      pool({ id: 'a', subnet: either('`var.far`', known('away'), known('nodes')) }),
      pool({ id: 'b', subnet: either(subject, known('away'), known('more')) }),
    ];
    assert.deepEqual(inSubnets(poolsInDifferentNetworks, moving('`var.far`')), []);
    assert.equal(inSubnets(poolsInDifferentNetworks, moving('`var.other`')).length, 2, 'either branch of the second pool');
  });

  test('own and managed subnets', () => {
    assert.equal(inSubnets(poolsMixOwnAndManagedSubnets, [pool({ id: 'b' }), at('a', 'nodes'), at('c', 'nodes')]).length, 2);
    assert.deepEqual(inSubnets(poolsMixOwnAndManagedSubnets, [at('a', 'nodes'), pool({ id: 'b' })]), []);
    assert.equal(inSubnets(poolSubnetLeftOut, [at('a', 'nodes'), pool({ id: 'b' }), pool({ id: 'c' })]).length, 2);
    assert.deepEqual(inSubnets(poolSubnetLeftOut, [pool({ id: 'b' }), at('a', 'nodes')]), []);
    assert.deepEqual(inSubnets(poolSubnetLeftOut, [at('a', 'nodes'), pool({ id: 'b' })], { described: false }), []);
    assert.equal(inSubnets(poolsMixOwnAndManagedSubnets, [pool({ id: 'b' }), pool({ id: 'a', subnet: unknown('read-from-azure') })]).length, 1);
    assert.deepEqual(inSubnets(poolsMixOwnAndManagedSubnets, [pool({ id: 'b' }), pool({ id: 'a', subnet: unknown() })]), []);
    assert.deepEqual(inSubnets(poolsMixOwnAndManagedSubnets, [pool({ id: 'a' }), pool({ id: 'b' })]), []);
  });

  test('pod subnets', () => {
    assert.equal(inSubnets(podSubnetUnsupported, [at('a', 'nodes', 'more')], { networkPluginMode: known('overlay') }).length, 1);
    assert.equal(inSubnets(podSubnetUnsupported, [at('a', 'nodes', 'more')], { networkPlugin: known('kubenet') }).length, 1);
    assert.deepEqual(inSubnets(podSubnetUnsupported, [at('a', 'nodes', 'more')]), []);
    assert.deepEqual(inSubnets(podSubnetUnsupported, [at('a', 'nodes', 'more')], { networkPlugin: absent('networkPlugin') }), []);
    assert.equal(inSubnets(podSubnetIsNodeSubnet, [at('a', 'nodes', 'nodes')]).length, 1);
    assert.deepEqual(inSubnets(podSubnetIsNodeSubnet, [at('a', 'nodes', 'more')]), []);
    assert.equal(inSubnets(poolsMixPodSubnets, [at('a', 'nodes', 'more'), at('b', 'nodes')]).length, 1);
    assert.deepEqual(inSubnets(poolsMixPodSubnets, [at('a', 'nodes', 'more'), at('b', 'nodes')], { networkPluginMode: known('overlay') }), []);
    assert.deepEqual(inSubnets(poolsMixPodSubnets, [at('a', 'nodes', 'more'), pool({ id: 'b', podSubnet: unknown() })]), []);
    assert.equal(inSubnets(podIpAllocationWithoutPodSubnet, [pool({ podIpAllocation: known('StaticBlock') })]).length, 1);
    assert.deepEqual(inSubnets(podIpAllocationWithoutPodSubnet, [pool({ podIpAllocation: known('StaticBlock'), podSubnet: unknown() })]), []);
  });

  test('names of Windows pools', () => {
    const named = (name: string, osType: string): readonly string[] => inSubnets(windowsPoolNameTooLong, [pool({ name: known(name), osType: known(osType) })]);
    assert.deepEqual(named('windows', 'Windows'), ['`windows` has 7 letters, the name of a Windows pool may have 6']);
    assert.deepEqual(named('winpool'.slice(0, 6), 'Windows'), []);
    assert.deepEqual(named('applications', 'Linux'), []);
  });
});
