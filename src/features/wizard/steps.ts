import { parseAddress } from '../../net/range';
import { count, spell } from '../../plan/capacity';
import { defaultMaxPods } from '../../plan/facts/defaults';
import { maxPodsBounds, nodesPerPool } from '../../plan/facts/limits';
import { mostPodsOn } from '../../plan/requirement';
import { nameFault, poolFault, rangeFault, requirementFaults, surgeFault } from '../../plan/requirement-faults';
import { grown, knownToBeTaken, poolName, requirementOf, type Answers, type PoolAnswer, type Surroundings } from './answers';
import { labels, modelAdvice } from './model-advice';
import { choice, type InputStep, type PickStep, type Step } from './step';

/** The questions, in their order. Which there are depends on the answers so far. */
export function stepsFor(answers: Answers, around: Surroundings): readonly Step[] {
  return [
    nameStep(answers),
    regionsStep(answers),
    clustersStep(answers),
    ...answers.pools.flatMap((_, index) => poolSteps(answers, index, around)),
    reachStep(answers),
    extrasStep(answers),
    ...extraSteps(answers),
    familiesStep(answers),
    modelStep(answers, around),
    podsStep(answers, around),
    surgeStep(answers),
    outboundStep(answers),
    ...(answers.outbound.kind === 'firewall' ? [firewallStep(answers, answers.outbound.address)] : []),
    withinStep(answers),
    ...(knownToBeTaken(around).length > 0 ? [knownTakenStep(answers, around)] : []),
    takenStep(answers, around),
  ];
}

/** The question after that one; undefined after the last. */
export function stepAfter(id: string, answers: Answers, around: Surroundings): Step | undefined {
  const steps = stepsFor(answers, around);
  return steps[steps.findIndex((step) => step.id === id) + 1];
}

function nameStep(answers: Answers): InputStep {
  return {
    kind: 'input', id: 'name', title: 'Name', prompt: 'A word that the names of all resources carry, such as vnet-shop-westeurope', shown: answers.name, value: answers.name,
    check: nameFault,
    give: (name) => ({ ...answers, name }),
  };
}

function regionsStep(answers: Answers): InputStep {
  const read = (text: string): readonly string[] => wordsOf(text).map((word) => word.toLowerCase());
  return {
    kind: 'input', id: 'regions', title: 'Regions', prompt: 'The regions, with commas between them. Each has a virtual network of its own, and no two networks overlap',
    shown: answers.regions.join(', '), value: answers.regions.join(', '),
    check(text) {
      const regions = read(text);
      if (regions.length === 0) return 'At least one region is needed';
      const odd = regions.find((region) => !/^[a-z][a-z0-9]*$/.test(region));
      if (odd !== undefined) return `${odd} is no name of a region, such as westeurope`;
      if (regions.length > mostRegions) return `At most ${String(mostRegions)} regions`;
      return new Set(regions).size < regions.length ? 'A region is named twice' : undefined;
    },
    give: (text) => ({ ...answers, regions: read(text) }),
  };
}

const mostRegions = 60;

function clustersStep(answers: Answers): InputStep {
  return numberStep({
    id: 'clusters', title: 'Clusters in each region', prompt: 'How many clusters share the network of a region. Each has subnets of its own',
    value: answers.clustersPerRegion, least: 1, most: 50, give: (clustersPerRegion) => ({ ...answers, clustersPerRegion }),
  });
}

function poolSteps(answers: Answers, index: number, { company }: Surroundings): readonly Step[] {
  const { pools } = answers;
  const pool = pools[index];
  if (!pool) return [];
  const name = poolName(pools, index);
  const withPool = (changed: PoolAnswer): Answers => ({ ...answers, pools: pools.map((each, at) => (at === index ? changed : each)) });
  const custom = grown(pool.nodes, company);
  const next = pools[index + 1];
  return [
    numberStep({
      id: `pool-${String(index)}-nodes`, title: `Nodes of the pool ${name}`, prompt: index === 0 ? 'How many nodes the first pool starts with. It runs the pods of the system too; three are usual' : 'How many nodes the pool starts with',
      value: pool.nodes, least: 1, most: nodesPerPool.value, give: (nodes) => withPool({ ...pool, nodes, maxNodes: pool.maxNodes === undefined ? undefined : Math.max(nodes, pool.maxNodes) }),
    }),
    numberStep({
      id: `pool-${String(index)}-most`, title: `Most nodes of the pool ${name}`,
      prompt: `To how many nodes it may grow: subnets cannot be enlarged while nodes are in them.${custom > pool.nodes ? ` ${count(custom)} is what .aksnet.yaml keeps free` : ' The same number: it does not grow'}`,
      value: pool.maxNodes ?? custom, least: pool.nodes, most: nodesPerPool.value, give: (maxNodes) => withPool({ ...pool, maxNodes }),
    }),
    {
      kind: 'pick', id: `pool-${String(index)}-more`, title: 'More pools', prompt: 'Does each cluster have more pools?', many: false,
      shown: next ? `${next.os} pool ${poolName(pools, index + 1)}` : 'none',
      choices: [
        ...(next ? [choice('keep', `$(check) Keep the pool ${poolName(pools, index + 1)}`, { picked: true, description: `${next.os}, ${spell(next.nodes, 'node')}` })] : []),
        choice('end', next ? '$(trash) Leave out the pools that follow' : '$(check) That is all', { picked: !next, description: spell(index + 1, 'pool') }),
        ...(next ? [] : [
          choice('Linux', '$(add) A further Linux pool', { detail: 'For applications, so that the first pool is left to the system' }),
          choice('Windows', '$(add) A Windows pool', { detail: 'Needs Azure CNI: not with kubenet, and without Cilium' }),
        ]),
      ],
      give([id]) {
        if (id === 'keep') return answers;
        if (id === 'Linux' || id === 'Windows') return { ...answers, pools: [...pools, { os: id, nodes: 3, maxNodes: undefined }] };
        return { ...answers, pools: pools.slice(0, index + 1) };
      },
    },
  ];
}

function reachStep(answers: Answers): PickStep {
  return {
    kind: 'pick', id: 'reach', title: 'Who reaches pods', prompt: 'Must anything outside of the cluster reach pods under their own addresses?', many: false,
    shown: answers.podsAreReached ? 'the network' : 'nobody directly',
    choices: [
      choice('no', 'No, through services and ingress only', { picked: !answers.podsAreReached, description: 'usual', detail: 'Pods can have addresses outside of the network, and few addresses are needed' }),
      choice('yes', 'Yes, virtual machines or other networks open connections to pods', { picked: answers.podsAreReached, detail: 'Pods need addresses of the network' }),
    ],
    give: ([id]) => ({ ...answers, podsAreReached: id === 'yes' }),
  };
}

function extrasStep(answers: Answers): PickStep {
  const { extras } = answers;
  const chosen = [
    choice('privateEndpoints', 'Private endpoints', { picked: extras.privateEndpoints > 0, detail: 'A subnet for those of registries, vaults and databases' }),
    choice('applicationGateway', 'Application Gateway', { picked: extras.applicationGateway, detail: 'A /24 of its own' }),
    choice('gatewayForContainers', 'Application Gateway for Containers', { picked: extras.gatewayForContainers, detail: 'A delegated /24; with Azure CNI only' }),
    choice('bastion', 'Bastion', { picked: extras.bastion, detail: 'A /26 called AzureBastionSubnet' }),
    choice('apiServer', 'API server in the network', { picked: extras.apiServer, detail: 'A delegated /28 for each cluster (API Server VNet Integration)' }),
    choice('virtualNodes', 'Virtual nodes', { picked: extras.virtualNodes > 0, detail: 'A subnet delegated to container instances; only with pods in the node subnet' }),
  ];
  return {
    kind: 'pick', id: 'extras', title: 'What else lives in the network', prompt: 'Choose none, some or all with Space; Enter goes on', many: true,
    shown: chosen.filter(({ picked }) => picked).map(({ label }) => label).join(', ') || 'nothing',
    choices: chosen,
    give: (ids) => ({
      ...answers,
      extras: {
        privateEndpoints: ids.includes('privateEndpoints') ? extras.privateEndpoints || 20 : 0,
        applicationGateway: ids.includes('applicationGateway'),
        gatewayForContainers: ids.includes('gatewayForContainers'),
        bastion: ids.includes('bastion'),
        apiServer: ids.includes('apiServer'),
        virtualNodes: ids.includes('virtualNodes') ? extras.virtualNodes || 100 : 0,
      },
    }),
  };
}

function extraSteps(answers: Answers): readonly Step[] {
  const { extras } = answers;
  const one = (id: 'privateEndpoints' | 'virtualNodes', title: string, prompt: string): readonly Step[] =>
    extras[id] === 0 ? [] : [numberStep({ id, title, prompt, value: extras[id], least: 1, most: 5000, give: (number) => ({ ...answers, extras: { ...extras, [id]: number } }) })];
  return [
    ...one('privateEndpoints', 'Private endpoints', 'How many there may be, in each region. Each takes an address or more'),
    ...one('virtualNodes', 'Pods on virtual nodes', 'How many pods virtual nodes may run, for each cluster. Each takes an address'),
  ];
}

function familiesStep(answers: Answers): PickStep {
  return {
    kind: 'pick', id: 'families', title: 'Addresses', prompt: 'Which kinds of addresses nodes, pods and services have', many: false, shown: answers.isDualStack ? 'IPv4 and IPv6' : 'IPv4',
    choices: [
      choice('4', 'IPv4', { picked: !answers.isDualStack, description: 'usual' }),
      choice('both', 'IPv4 and IPv6', { picked: answers.isDualStack, detail: 'With overlay only' }),
    ],
    give: ([id]) => ({ ...answers, isDualStack: id === 'both' }),
  };
}

function modelStep(answers: Answers, around: Surroundings): PickStep {
  return {
    kind: 'pick', id: 'model', title: 'Network model', prompt: 'How pods get their addresses. It decides how many addresses are needed', many: false, shown: labels[answers.model],
    choices: modelAdvice(answers, around).map(({ model, label, why, takes, refused, isAdvised }) =>
      choice(model, label, { description: refused !== undefined ? 'not possible' : isAdvised ? `advised: ${takes}` : takes, detail: refused ?? why, picked: model === answers.model && refused === undefined, refused })),
    give([id]) {
      const model = modelAdvice(answers, around).find((each) => each.model === id)?.model ?? answers.model;
      return { ...answers, model, maxPods: model === answers.model ? answers.maxPods : defaultMaxPods[model].value };
    },
  };
}

function podsStep(answers: Answers, { company }: Surroundings): InputStep {
  const { least, most } = maxPodsBounds.value;
  const windows = answers.pools.some(({ os }) => os === 'Windows') ? `. Windows nodes get ${String(mostPodsOn('Windows'))} at most, more is not recommended` : '';
  const step = numberStep({
    id: 'pods', title: 'Pods per node', prompt: `The most pods that a node runs (${String(least)} to ${String(most)}), fixed when a pool is made. ${count(defaultMaxPods[answers.model].value)} is Azure's default for this model${windows}`,
    value: answers.maxPods, least, most, give: (maxPods) => ({ ...answers, maxPods }),
  });
  return {
    ...step,
    check(text) {
      const fault = step.check(text);
      if (fault !== undefined) return fault;
      const { pools, surge } = requirementOf(step.give(text), { company });
      return pools.map((pool) => poolFault(pool, surge)).find((each) => each !== undefined);
    },
  };
}

function surgeStep(answers: Answers): InputStep {
  return {
    kind: 'input', id: 'surge', title: 'Surge', prompt: 'How many nodes an upgrade adds to each pool for its time: a number (1) or a share (10%). They need addresses too. 10% is the default, 33% is advised for production',
    shown: answers.surge, value: answers.surge, check: surgeFault, give: (surge) => ({ ...answers, surge }),
  };
}

function outboundStep(answers: Answers): PickStep {
  const { kind } = answers.outbound;
  return {
    kind: 'pick', id: 'outbound', title: 'Way out', prompt: 'How nodes and pods reach the internet', many: false, shown: { loadBalancer: 'load balancer', natGateway: 'NAT gateway', firewall: 'firewall' }[kind],
    choices: [
      choice('loadBalancer', 'Load balancer', { picked: kind === 'loadBalancer', description: "Azure's default", detail: 'Nothing more is needed' }),
      choice('natGateway', 'NAT gateway', {
        picked: kind === 'natGateway', detail: 'One public address on the subnets, and more ports for outgoing connections', refused: answers.isDualStack ? 'A standard NAT gateway does not carry IPv6' : undefined,
      }),
      choice('firewall', 'Firewall', {
        picked: kind === 'firewall', detail: 'A route table sends everything there; it must be there before the cluster is made',
        refused: answers.isDualStack ? 'IPv6 needs a default route of its own, and the firewall has an IPv4 address' : undefined,
      }),
    ],
    give([id]) {
      if (id === 'firewall') return { ...answers, outbound: answers.outbound.kind === 'firewall' ? answers.outbound : { kind: 'firewall', address: undefined } };
      return { ...answers, outbound: { kind: id === 'natGateway' ? 'natGateway' : 'loadBalancer' } };
    },
  };
}

function firewallStep(answers: Answers, address: string | undefined): InputStep {
  return {
    kind: 'input', id: 'firewall', title: 'Firewall', prompt: 'The private address of the firewall in the hub. Leave it empty to give it a subnet in this network (AzureFirewallSubnet, a /26)',
    shown: address ?? 'in this network', value: address ?? '',
    check: (text) => (text.trim() === '' || parseAddress(text.trim())?.family === 4 ? undefined : 'An IPv4 address is expected, such as 10.100.0.4'),
    give: (text) => ({ ...answers, outbound: { kind: 'firewall', address: text.trim() || undefined } }),
  };
}

function withinStep(answers: Answers): InputStep {
  return {
    kind: 'input', id: 'within', title: 'Address space', prompt: 'The address space that the network team has given, with commas between several. Leave it empty to have a free one found',
    shown: answers.within.join(', ') || 'to be found', value: answers.within.join(', '),
    check: (text) => rangesFault(text) ?? requirementFaults(requirementOf({ ...answers, within: wordsOf(text) }, { company: undefined })).find(({ of }) => of === 'within')?.message,
    give: (text) => ({ ...answers, within: wordsOf(text) }),
  };
}

function knownTakenStep(answers: Answers, around: Surroundings): PickStep {
  const known = knownToBeTaken(around);
  const taken = new Set(answers.taken.map(({ range }) => range));
  return {
    kind: 'pick', id: 'known', title: 'Ranges that are taken', prompt: 'From code and .aksnet.yaml; take out what may be used', many: true,
    shown: known.filter(({ range }) => taken.has(range)).map(({ range }) => range).join(', ') || 'none',
    choices: known.map(({ range, by }) => choice(range, range, { description: by, picked: taken.has(range) })),
    give: (ids) => ({ ...answers, taken: [...known.filter(({ range }) => ids.includes(range)), ...answers.taken.filter(({ range }) => !known.some((each) => each.range === range))] }),
  };
}

function takenStep(answers: Answers, around: Surroundings): InputStep {
  const known = knownToBeTaken(around);
  const typed = answers.taken.filter(({ range }) => !known.some((each) => each.range === range)).map(({ range }) => range);
  return {
    kind: 'input', id: 'taken', title: 'Further ranges that are taken', prompt: 'Ranges that others have: offices, data centres, other networks. With commas between them; empty for none. .aksnet.yaml keeps them for next time',
    shown: typed.join(', ') || 'none', value: typed.join(', '), check: rangesFault,
    give: (text) => ({ ...answers, taken: [...answers.taken.filter(({ range }) => known.some((each) => each.range === range)), ...wordsOf(text).map((range) => ({ range, by: 'as typed' }))] }),
  };
}

function numberStep({ id, title, prompt, value, least, most, give }: Pick<InputStep, 'id' | 'title' | 'prompt'> & { readonly value: number; readonly least: number; readonly most: number; readonly give: (value: number) => Answers }): InputStep {
  return {
    kind: 'input', id, title, prompt, shown: count(value), value: String(value),
    check(text) {
      const number = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
      if (number === undefined) return 'A whole number is expected';
      if (number < least) return `At least ${count(least)}`;
      return number > most ? `At most ${count(most)}` : undefined;
    },
    give: (text) => give(Number(text)),
  };
}

function rangesFault(text: string): string | undefined {
  return wordsOf(text).map(rangeFault).find((fault) => fault !== undefined);
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '');
}
