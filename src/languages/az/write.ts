import type { ProposedCluster, ProposedNetwork, ProposedPool, ProposedSubnet, ProposedVirtualNetwork } from '../../model/proposed-network';
import type { SourceFile } from '../../text/span';

/** The proposal as one script for bash. What people change stands at its top, and the environment may give it. */
export function write(network: ProposedNetwork): readonly SourceFile[] {
  const steps = [
    ['#!/usr/bin/env bash', ...comment(`The network ${network.name} and its clusters. Sign in before (az login) and choose the subscription (az account set).`), 'set -euo pipefail'],
    [...comment('What may be changed, here or in the environment.'), ...variables(network)],
    command('az group create', [['--name', '"$RESOURCE_GROUP"'], ['--location', `"$${locationOf(network.networks[0]?.key ?? '')}"`], ['--output', 'none']]),
    [
      ...comment('Clusters reach the networks, route tables and gateways as this identity.'),
      ...command('az identity create', [group, ['--name', '"id-$NAME"'], ['--location', `"$${locationOf(network.networks[0]?.key ?? '')}"`], ['--output', 'none']]),
      'IDENTITY_ID=$(az identity show --resource-group "$RESOURCE_GROUP" --name "id-$NAME" --query id --output tsv)',
      'PRINCIPAL_ID=$(az identity show --resource-group "$RESOURCE_GROUP" --name "id-$NAME" --query principalId --output tsv)',
    ],
    ...network.networks.flatMap(networkSteps),
    ...network.clusters.flatMap((cluster) => clusterSteps(cluster)),
  ];
  return [{ uri: 'network.sh', text: `${steps.map((lines) => lines.join('\n')).join('\n\n')}\n` }];
}

/** An option with its value, as it is written; without one for a switch. */
type Option = readonly [name: string, value?: string];

const group: Option = ['--resource-group', '"$RESOURCE_GROUP"'];

function variables({ name, networks, clusters }: ProposedNetwork): readonly string[] {
  const pools = clusters[0]?.pools ?? [];
  return [
    assignment('NAME', name),
    'RESOURCE_GROUP="rg-$NAME"',
    ...networks.map(({ key, location }) => assignment(locationOf(key), location)),
    assignment('NODE_SIZE', 'Standard_D4s_v5'),
    ...pools.flatMap((pool) => [
      assignment(`${variable(pool.name)}_NODES`, String(pool.nodes)),
      ...(pool.maxNodes === undefined ? [] : [assignment(`${variable(pool.name)}_MAX_NODES`, String(pool.maxNodes))]),
    ]),
    ...(pools.some(({ os }) => os === 'Windows') ? ['WINDOWS_ADMIN_PASSWORD="${WINDOWS_ADMIN_PASSWORD:?set the password of the administrator of Windows nodes}"'] : []),
  ];
}

function assignment(name: string, value: string): string {
  return `${name}="\${${name}:-${value}}"`;
}

function networkSteps(network: ProposedVirtualNetwork): readonly (readonly string[])[] {
  const { key, addressSpace, subnets, egress } = network;
  const location: Option = ['--location', `"$${locationOf(key)}"`];
  return [
    ...egressSteps(network, location),
    [
      ...command('az network vnet create', [group, ['--name', vnet(key)], location, ['--address-prefixes', addressSpace.join(' ')], ['--output', 'none']]),
      `${variable('vnet', key)}_ID=$(az network vnet show --resource-group "$RESOURCE_GROUP" --name ${vnet(key)} --query id --output tsv)`,
      ...grant(`"$${variable('vnet', key)}_ID"`),
    ],
    ...subnets.map((subnet) => subnetStep(network, subnet, egress)),
  ];
}

function egressSteps({ key, egress }: ProposedVirtualNetwork, location: Option): readonly (readonly string[])[] {
  switch (egress?.kind) {
    case undefined:
      return [];
    case 'routeTable':
      return [
        [
          ...comment('Everything that leaves goes to the firewall, which must be there before the clusters are made.'),
          ...command('az network route-table create', [group, ['--name', `"rt-$NAME-${key}"`], location, ['--output', 'none']]),
          ...command('az network route-table route create', [
            group, ['--route-table-name', `"rt-$NAME-${key}"`], ['--name', 'internet'], ['--address-prefix', '0.0.0.0/0'],
            ['--next-hop-type', 'VirtualAppliance'], ['--next-hop-ip-address', egress.nextHop], ['--output', 'none'],
          ]),
          `${variable('routes', key)}_ID=$(az network route-table show --resource-group "$RESOURCE_GROUP" --name "rt-$NAME-${key}" --query id --output tsv)`,
          ...grant(`"$${variable('routes', key)}_ID"`),
        ],
      ];
    case 'natGateway':
      return [
        [
          ...command('az network public-ip create', [group, ['--name', `"pip-$NAME-${key}-nat"`], location, ['--sku', 'Standard'], ['--allocation-method', 'Static'], ['--output', 'none']]),
          ...command('az network nat gateway create', [group, ['--name', `"ng-$NAME-${key}"`], location, ['--public-ip-addresses', `"pip-$NAME-${key}-nat"`], ['--output', 'none']]),
        ],
      ];
  }
}

function grant(scope: string): readonly string[] {
  return command('az role assignment create', [
    ['--assignee-object-id', '"$PRINCIPAL_ID"'], ['--assignee-principal-type', 'ServicePrincipal'], ['--role', '"Network Contributor"'], ['--scope', scope], ['--output', 'none'],
  ]);
}

function subnetStep({ key }: ProposedVirtualNetwork, subnet: ProposedSubnet, egress: ProposedVirtualNetwork['egress']): readonly string[] {
  const way: readonly Option[] = !subnet.isRouted || !egress ? [] : egress.kind === 'routeTable' ? [['--route-table', `"rt-$NAME-${key}"`]] : [['--nat-gateway', `"ng-$NAME-${key}"`]];
  return [
    ...comment(`${subnet.reason.charAt(0).toUpperCase()}${subnet.reason.slice(1)}.`),
    ...command('az network vnet subnet create', [
      group, ['--vnet-name', vnet(key)], ['--name', subnet.name], ['--address-prefixes', subnet.prefixes.join(' ')],
      ...(subnet.delegation === undefined ? [] : [['--delegations', subnet.delegation] as const]),
      ...way, ['--output', 'none'],
    ]),
    `${variable(key, subnet.key)}_ID=$(az network vnet subnet show --resource-group "$RESOURCE_GROUP" --vnet-name ${vnet(key)} --name ${subnet.name} --query id --output tsv)`,
  ];
}

function clusterSteps(cluster: ProposedCluster): readonly (readonly string[])[] {
  const [first, ...others] = cluster.pools;
  const name = `"aks-$NAME-${cluster.key}"`;
  const subnetId = (subnet: string): string => `"$${variable(cluster.network, subnet)}_ID"`;
  const windows = cluster.pools.some(({ os }) => os === 'Windows');
  if (!first) return [];
  return [
    [
      ...comment(`${first.reason.charAt(0).toUpperCase()}${first.reason.slice(1)}. Services: ${cluster.reasons.services}.${cluster.reasons.pods === '' ? '' : ` Pods: ${cluster.reasons.pods}.`}${cluster.outboundPorts ? ` ${cluster.outboundPorts.reason}.` : ''}`),
      ...command('az aks create', [
        group, ['--name', name], ['--location', `"$${locationOf(cluster.network)}"`], ['--tier', 'standard'], ['--assign-identity', '"$IDENTITY_ID"'],
        ['--nodepool-name', first.name], ...poolOptions(cluster, first, subnetId), ...profileOptions(cluster),
        ...(cluster.apiServerSubnet === undefined ? [] : [['--enable-apiserver-vnet-integration'] as const, ['--apiserver-subnet-id', subnetId(cluster.apiServerSubnet)] as const]),
        ...(cluster.virtualNodeSubnet === undefined ? [] : [['--enable-addons', 'virtual-node'] as const, ['--aci-subnet-name', cluster.virtualNodeSubnet] as const]),
        ...(windows ? [['--windows-admin-username', 'azureuser'] as const, ['--windows-admin-password', '"$WINDOWS_ADMIN_PASSWORD"'] as const] : []),
        ['--generate-ssh-keys'], ['--output', 'none'],
      ]),
      ...comment('The first pool cannot be told its surge when it is made.'),
      ...command('az aks nodepool update', [group, ['--cluster-name', name], ['--name', first.name], ['--max-surge', first.surge], ['--output', 'none']]),
    ],
    ...others.map((pool) => [
      ...comment(`${pool.reason.charAt(0).toUpperCase()}${pool.reason.slice(1)}.`),
      ...command('az aks nodepool add', [
        group, ['--cluster-name', name], ['--name', pool.name], ['--mode', pool.mode], ['--os-type', pool.os], ...poolOptions(cluster, pool, subnetId),
        ['--max-surge', pool.surge], ['--output', 'none'],
      ]),
    ]),
  ];
}

function poolOptions({ model }: ProposedCluster, pool: ProposedPool, subnetId: (key: string) => string): readonly Option[] {
  const nodes = `"$${variable(pool.name)}_NODES"`;
  return [
    ['--node-vm-size', '"$NODE_SIZE"'],
    ['--node-count', nodes],
    ...(pool.maxNodes === undefined ? [] : [['--enable-cluster-autoscaler'] as const, ['--min-count', nodes] as const, ['--max-count', `"$${variable(pool.name)}_MAX_NODES"`] as const]),
    ['--max-pods', String(pool.maxPods)],
    ['--vnet-subnet-id', subnetId(pool.subnet)],
    ...(pool.podSubnet === undefined ? [] : [['--pod-subnet-id', subnetId(pool.podSubnet)] as const]),
    ...(model === 'pod-subnet-static' ? [['--pod-ip-allocation-mode', 'StaticBlock'] as const] : []),
  ];
}

function profileOptions({ model, networkPolicy, dataPlane, outboundType, outboundPorts, isDualStack, serviceCidrs, podCidrs, dnsServiceIp }: ProposedCluster): readonly Option[] {
  const ranges = (name: string, values: readonly string[]): Option => (values.length > 1 ? [`${name}s`, values.join(',')] : [name, values[0] ?? '']);
  return [
    ['--network-plugin', model === 'kubenet' || model === 'none' ? model : 'azure'],
    ...(model === 'overlay' ? [['--network-plugin-mode', 'overlay'] as const] : []),
    ...(networkPolicy === undefined ? [] : [['--network-policy', networkPolicy] as const]),
    ...(dataPlane === undefined ? [] : [['--network-dataplane', dataPlane] as const]),
    ['--outbound-type', outboundType],
    ...(outboundPorts
      ? [
        ['--load-balancer-managed-outbound-ip-count', String(outboundPorts.addresses)] as const,
        ...(isDualStack ? [['--load-balancer-managed-outbound-ipv6-count', '1'] as const] : []),
        ['--load-balancer-outbound-ports', String(outboundPorts.perNode)] as const,
      ]
      : []),
    ...(isDualStack ? [['--ip-families', 'IPv4,IPv6'] as const] : []),
    ranges('--service-cidr', serviceCidrs),
    ['--dns-service-ip', dnsServiceIp],
    ...(podCidrs.length > 0 ? [ranges('--pod-cidr', podCidrs)] : []),
  ];
}

/** One option a line. */
function command(name: string, options: readonly Option[]): readonly string[] {
  const words = options.map(([option, value]) => (value === undefined ? option : `${option} ${value}`));
  return [`${name} \\`, ...words.map((word, index) => `  ${word}${index === words.length - 1 ? '' : ' \\'}`)];
}

function vnet(key: string): string {
  return `"vnet-$NAME-${key}"`;
}

function locationOf(key: string): string {
  return `${variable(key)}_LOCATION`;
}

/** The name of a variable: capitals, with underscores between words. */
function variable(...words: readonly string[]): string {
  return words.join('_').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

const longestLine = 110;

function comment(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= longestLine) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `# ${each}`);
}
