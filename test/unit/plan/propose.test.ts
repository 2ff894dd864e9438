import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { alternativesTo } from '../../../src/plan/alternatives';
import { proposeNetwork, type Proposal } from '../../../src/plan/propose';
import { noExtras, type Requirement, type RequiredPool } from '../../../src/plan/requirement';

const pool: RequiredPool = { name: 'system', os: 'Linux', nodes: 50, maxNodes: 50, maxPods: 30 };
const fifty: Requirement = {
  name: 'shop', regions: ['westeurope'], clustersPerRegion: 1, pools: [pool], model: 'node-subnet', surge: '1', taken: [], within: [],
  extras: noExtras, outbound: { kind: 'loadBalancer' }, isDualStack: false,
};

function proposed(requirement: Requirement): Extract<Proposal, { kind: 'proposed' }> {
  const proposal = proposeNetwork(requirement);
  if (proposal.kind === 'refused') throw new Error(proposal.messages.join('; '));
  return proposal;
}

function subnets(requirement: Requirement): readonly string[] {
  return proposed(requirement).network.networks.flatMap((network) => network.subnets.map(({ name, prefixes }) => `${name} ${prefixes.join(' ')}`));
}

function nodesOf(requirement: Requirement) {
  const [subnet] = proposed(requirement).network.networks[0]?.subnets ?? [];
  return subnet ?? assert.fail('there is no subnet');
}

suite('the worked cases', () => {
  test('50 nodes of 30 pods, with one more in an upgrade, take 1,581 addresses and a /21', () => {
    const { prefixes, reason } = nodesOf(fifty);
    assert.deepEqual(prefixes, ['10.1.0.0/21']);
    assert.equal(reason, '(50 + 1 surge) nodes × (1 + 30 pods) = 1,581: a /21 has 2,043 usable');
  });
  test('with a tenth more nodes in an upgrade it is 1,705', () =>
    assert.equal(nodesOf({ ...fifty, surge: '10%' }).reason, '(50 + 5 surge) nodes × (1 + 30 pods) = 1,705: a /21 has 2,043 usable'));
  test('in overlay it is 51, or 55', () => {
    assert.equal(nodesOf({ ...fifty, model: 'overlay' }).reason, '(50 + 1 surge) nodes × 1 address = 51: a /26 has 59 usable');
    assert.equal(nodesOf({ ...fifty, model: 'overlay', surge: '10%' }).reason, '(50 + 5 surge) nodes × 1 address = 55: a /26 has 59 usable');
  });
  test('a /24 holds eight nodes of 30 pods', () => {
    const notes = proposed({ ...fifty, pools: [{ ...pool, nodes: 7, maxNodes: 7 }] }).notes;
    assert.deepEqual(notes.slice(0, 1), ['the subnet of the nodes has room for 7 nodes: 251 usable ÷ 31 = 8 nodes, of which 1 for surge']);
    // 8 nodes and one more take 279.
    assert.deepEqual(nodesOf({ ...fifty, pools: [{ ...pool, nodes: 8, maxNodes: 8 }] }).prefixes, ['10.1.0.0/23']);
  });
  test('static blocks hold 30 pods and the node in two, 31 as well, and 32 in three', () => {
    const blocks = (maxPods: number) => proposed({ ...fifty, model: 'pod-subnet-static', pools: [{ ...pool, maxPods }] }).network.networks[0]?.subnets[1]?.reason;
    // 51 × 2 = 102 blocks; a /21 has 128, of which neither the first nor the last is counted.
    assert.equal(blocks(30), '(50 + 1 surge) nodes × 2 blocks × 16 = 1,632: a /21 has 2,043 usable');
    // 51 × 3 = 153 blocks of 16 are 2,448 addresses.
    assert.equal(blocks(32), '(50 + 1 surge) nodes × 3 blocks × 16 = 2,448: a /20 has 4,091 usable');
  });
});

suite('a proposal', () => {
  test('gives services Azure’s default, pods the default of overlay, and the network what comes next', () => {
    const { networks, clusters } = proposed({ ...fifty, model: 'overlay' }).network;
    assert.deepEqual(networks.map(({ addressSpace }) => addressSpace), [['10.1.0.0/26']]);
    assert.deepEqual(clusters.map(({ serviceCidrs, podCidrs, dnsServiceIp }) => [serviceCidrs, podCidrs, dnsServiceIp]), [[['10.0.0.0/16'], ['10.244.0.0/16'], '10.0.0.10']]);
  });
  test('keeps clear of what is taken', () => {
    const { networks, clusters } = proposed({ ...fifty, model: 'overlay', taken: [{ range: '10.0.0.0/8', by: 'the offices' }] }).network;
    assert.deepEqual(networks.map(({ addressSpace }) => addressSpace), [['172.18.0.0/26']]);
    // 172.16.0.0/16 for services, and for pods what is next.
    assert.deepEqual(clusters.map(({ serviceCidrs, podCidrs }) => [serviceCidrs, podCidrs]), [[['172.16.0.0/16'], ['172.17.0.0/16']]]);
  });
  test('leaves a space that is given to networks', () => {
    const { networks, clusters } = proposed({ ...fifty, model: 'overlay', within: ['10.0.0.0/15'], taken: [{ range: '10.0.0.0/26', by: 'the hub' }] }).network;
    assert.deepEqual(networks.map(({ addressSpace }) => addressSpace), [['10.0.0.64/26']]);
    assert.deepEqual(clusters.map(({ serviceCidrs }) => serviceCidrs), [['10.2.0.0/16']]);
  });
  test('packs what else lives there without gaps', () => {
    const extras = { privateEndpoints: 20, applicationGateway: true, gatewayForContainers: true, bastion: true, apiServer: true, virtualNodes: 0 };
    // /23 = 24 + 24 + 26 + 26 + 27 + 28: 256 + 256 + 64 + 64 + 32 + 16 = 688 addresses, a /22.
    assert.deepEqual(subnets({ ...fifty, model: 'overlay', extras, within: ['10.8.0.0/16'] }), [
      'nodes 10.8.2.0/26',
      'api-server 10.8.2.160/28',
      'private-endpoints 10.8.2.128/27',
      'application-gateway 10.8.0.0/24',
      'gateway-for-containers 10.8.1.0/24',
      'AzureBastionSubnet 10.8.2.64/26',
    ]);
  });
  test('takes several blocks where no single one is left', () => {
    const extras = { ...noExtras, bastion: true };
    // Two /26 are needed; of 10.8.0.0/24 the second and the third quarter are taken.
    const { networks } = proposed({ ...fifty, model: 'overlay', extras, within: ['10.8.0.0/24'], taken: [{ range: '10.8.0.64/26', by: 'a' }, { range: '10.8.0.128/26', by: 'b' }] }).network;
    assert.deepEqual(networks.map(({ addressSpace }) => addressSpace), [['10.8.0.0/26', '10.8.0.192/26']]);
  });
  test('gives each region its own network and each cluster its own subnets', () => {
    assert.deepEqual(subnets({ ...fifty, model: 'overlay', regions: ['westeurope', 'northeurope'], clustersPerRegion: 2 }), [
      'nodes-1 10.1.0.0/26', 'nodes-2 10.1.0.64/26', 'nodes-1 10.1.0.128/26', 'nodes-2 10.1.0.192/26',
    ]);
  });
  test('gives pods in a subnet of their own room for all of them', () => {
    // 30 pods need two batches of 16.
    assert.equal(proposed({ ...fifty, model: 'pod-subnet' }).network.networks[0]?.subnets[1]?.reason, '(50 + 1 surge) nodes × 32 in batches of 16 = 1,632: a /21 has 2,043 usable');
  });
  test('gives both families ranges', () => {
    const { networks, clusters } = proposed({ ...fifty, model: 'overlay', isDualStack: true }).network;
    assert.equal(networks[0]?.addressSpace.length, 2);
    assert.match(networks[0]?.subnets[0]?.prefixes[1] ?? '', /^fd[0-9a-f]{2}:[0-9a-f:]+::\/64$/);
    assert.match(clusters[0]?.podCidrs[1] ?? '', /\/64$/);
    assert.match(clusters[0]?.serviceCidrs[1] ?? '', /\/108$/);
  });
  test('sends what goes out to the firewall in its own subnet', () => {
    const { networks } = proposed({ ...fifty, outbound: { kind: 'firewall', address: undefined } }).network;
    assert.deepEqual(networks[0]?.egress, { kind: 'routeTable', nextHop: '10.1.8.4' });
  });
});

suite('static blocks on Windows', () => {
  test('are filled up to the pods that are recommended there', () => {
    // 100 pods take 7 blocks of 16, which hold 111: one more than Windows should have.
    const { clusters } = proposed({ ...fifty, model: 'pod-subnet-static', pools: [{ ...pool, maxPods: 100 }, { ...pool, name: 'win', os: 'Windows', maxPods: 100 }] }).network;
    assert.deepEqual(clusters[0]?.pools.map(({ maxPods }) => maxPods), [111, 110]);
  });
});

suite('what does not fit', () => {
  const tight: Requirement = { ...fifty, within: ['10.1.0.0/22'], surge: '10%', pools: [{ ...pool, nodes: 20, maxNodes: 50 }] };
  test('says how much is missing', () => {
    const proposal = proposeNetwork(tight);
    assert.deepEqual(proposal, {
      kind: 'refused',
      messages: ['the subnets of the network take 2,048 addresses, a /21; in 10.1.0.0/22 1,024 are free'],
      lacksAddresses: true,
    });
  });
  test('has alternatives, the smallest change first, and all of them fit', () => {
    // 1,019 usable ÷ 31 = 32 nodes: 29 and 3 more. 1,019 ÷ 55 = 18 each: a node and 17 pods.
    assert.deepEqual(alternativesTo(tight).map(({ title }) => title), [
      'Let each pool grow to 29 nodes at most',
      'Allow 17 pods per node at most',
      'Use overlay',
      'Ask for another address space',
    ]);
    for (const { requirement } of alternativesTo(tight)) assert.equal(proposeNetwork(requirement).kind, 'proposed');
  });
});

suite('outbound ports', () => {
  const portsOf = (requirement: Requirement) => proposed(requirement).network.clusters.map(({ outboundPorts }) => outboundPorts && [outboundPorts.perNode, outboundPorts.addresses]);
  const growing = { ...fifty, model: 'overlay', surge: '33%', pools: [{ ...pool, nodes: 22, maxNodes: 104 }] } as const;

  // 104 nodes and 35 more are 139: × 1,024 ports = 142,336, and three addresses have 192,000.
  test('are set where Azure would take some away as the cluster grows', () => {
    assert.deepEqual(portsOf(growing), [[1024, 3]]);
    assert.match(proposed(growing).network.clusters[0]?.outboundPorts?.reason ?? '', /1,024 outbound ports for each of up to 139 nodes are 142,336/);
  });

  test('are left to Azure where it gives a node the same ones always, or does not give them', () => {
    assert.deepEqual(portsOf({ ...growing, pools: [{ ...pool, nodes: 22, maxNodes: 40 }] }), [undefined]);
    assert.deepEqual(portsOf({ ...growing, outbound: { kind: 'natGateway' } }), [undefined]);
  });
});

suite('what cannot be', () => {
  const messages = (requirement: Requirement) => {
    const proposal = proposeNetwork(requirement);
    return proposal.kind === 'refused' ? proposal.messages : [];
  };
  const cases: readonly (readonly [name: string, requirement: Requirement, message: string])[] = [
    ['too few pods', { ...fifty, pools: [{ ...pool, nodes: 1, maxNodes: 1, maxPods: 20 }] }, '1 node × 20 pods = 20, AKS wants room for 30 pods in every pool'],
    ['too many nodes', { ...fifty, pools: [{ ...pool, nodes: 1000, maxNodes: 1000 }] }, '1,000 + 1 surge nodes are more than the 1,000 of a scale set'],
    ['kubenet beyond its routes', { ...fifty, model: 'kubenet', pools: [{ ...pool, nodes: 400, maxNodes: 400 }] }, 'kubenet has a route for each of 400 nodes, an upgrade has 401'],
    ['Windows on kubenet', { ...fifty, model: 'kubenet', pools: [pool, { ...pool, name: 'win', os: 'Windows' }] }, 'kubenet does not run Windows pools'],
    ['clusters on kubenet behind one firewall', { ...fifty, model: 'kubenet', clustersPerRegion: 2, outbound: { kind: 'firewall', address: '10.0.0.4' } },
      'each cluster on kubenet writes into a route table of its own, and those of one network share the one that leads to the firewall'],
    // 401 nodes, the surge included, × 16 batches of 16 and more for 250 pods are more than the 65,536 of a /16.
    ['more pods than a pod subnet can have', { ...fifty, model: 'pod-subnet', pools: [{ ...pool, nodes: 400, maxNodes: 400, maxPods: 250 }] }, 'a pod subnet is a /16 at most, which is not enough for the pods of a cluster'],
    // 2 × (301 × 251) = 151,102.
    ['more addresses than a network may use', { ...fifty, clustersPerRegion: 2, pools: [{ ...pool, nodes: 300, maxNodes: 300, maxPods: 250 }] }, 'a virtual network has 65,536 addresses in use at most, the nodes and pods in one need 151,102'],
    ['Windows first', { ...fifty, pools: [{ ...pool, name: 'win', os: 'Windows' }] }, 'the first pool runs the pods of the system, and runs Linux'],
    ['more pods than Windows should have', { ...fifty, pools: [pool, { ...pool, name: 'win', os: 'Windows', maxPods: 111 }] }, 'pool win: Microsoft recommends no more than 110 pods on a Windows node'],
    ['both families without overlay', { ...fifty, isDualStack: true }, 'IPv4 and IPv6 together need overlay'],
    ['IPv6 through a firewall', { ...fifty, model: 'overlay', isDualStack: true, outbound: { kind: 'firewall', address: '10.255.0.4' } }, 'IPv6 needs a default route of its own, and the firewall has an IPv4 address'],
    ['virtual nodes on overlay', { ...fifty, model: 'overlay', extras: { ...noExtras, virtualNodes: 100 } }, 'virtual nodes need pods in the node subnet'],
    ['a space that is no range', { ...fifty, within: ['10.0.0.0/33'] }, '10.0.0.0/33 has a prefix length above 32'],
    ['a space within a network', { ...fifty, within: ['10.0.0.1/24'] }, '10.0.0.1/24 does not start at its network address'],
    ['a public space', { ...fifty, within: ['8.8.0.0/16'] }, '8.8.0.0/16 holds public addresses'],
    ['no surge', { ...fifty, surge: '0' }, 'an upgrade needs at least one node more'],
  ];
  for (const [name, requirement, message] of cases) test(name, () => assert.deepEqual(messages(requirement), [message]));
});
