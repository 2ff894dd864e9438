import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkRequest } from '../../../src/features/network-request';
import { proposeNetwork } from '../../../src/plan/propose';
import { noExtras } from '../../../src/plan/requirement';

test('a request names every range and why it is as large as it is', () => {
  const proposal = proposeNetwork({
    name: 'shop', regions: ['westeurope'], clustersPerRegion: 1, model: 'overlay', surge: '1', taken: [], within: ['10.20.0.0/16'], extras: { ...noExtras, bastion: true },
    pools: [{ name: 'system', os: 'Linux', nodes: 50, maxNodes: 60, maxPods: 30 }], outbound: { kind: 'firewall', address: '10.255.0.4' }, isDualStack: false,
  });
  assert.ok(proposal.kind === 'proposed');
  assert.equal(networkRequest(proposal.network, ['one note']), `# Network for AKS: shop

Address space that is asked for, one virtual network in each region:

| Virtual network | Region | Address space |
| --- | --- | --- |
| vnet-shop-westeurope | westeurope | 10.20.0.0/24 |

## Subnets of vnet-shop-westeurope

| Subnet | Prefix | Needed | Delegated to | Why |
| --- | --- | --- | --- | --- |
| nodes | 10.20.0.0/25 | 61 | – | (60 + 1 surge) nodes × 1 address = 61: a /25 has 123 usable |
| AzureBastionSubnet | 10.20.0.128/26 | 64 | – | the size and the name that Bastion asks for: a /26 |

All traffic of nodes and pods is routed to the firewall at 10.255.0.4.

## Ranges inside the clusters

Nobody outside of the clusters sees these, but no range that pods talk to may overlap them.

| Cluster | Model | Services | DNS | Pods |
| --- | --- | --- | --- | --- |
| aks-shop-westeurope | overlay | 10.0.0.0/16 | 10.0.0.10 | 10.244.0.0/16 |

## Node pools of each cluster

| Pool | System | Nodes | At most | Pods per node | Surge |
| --- | --- | --- | --- | --- | --- |
| system | Linux | 50 | 60 | 30 | 1 |

## Notes

- One note.
`);
});
