import { analyze, companyOf, reportsOf, type Analysis, type Options } from '../../analyze';
import { writeNetwork, writtenLanguages } from '../../languages';
import type { LanguageId } from '../../languages/language';
import type { ProposedNetwork } from '../../model/proposed-network';
import { certain } from '../../model/value';
import { count } from '../../plan/capacity';
import { alternativesTo, spacesOf, type Alternative } from '../../plan/alternatives';
import { proposeNetwork, type Proposal } from '../../plan/propose';
import type { TakenRange } from '../../plan/requirement';
import { parseRange } from '../../net/range';
import { requirementOf, type Answers, type Surroundings } from './answers';

/** What the answers lead to. */
export interface WizardOutcome {
  readonly proposal: Proposal;
  /** What else there is room for; only where the answers do not fit. */
  readonly alternatives: readonly Alternative[];
  /** Subnets that exist and have room for the nodes of a cluster, a sentence each. */
  readonly existing: readonly string[];
  /** In a line: what is asked of the network team, or what is wrong. */
  readonly summary: string;
}

export function outcomeOf(answers: Answers, around: Surroundings): WizardOutcome {
  const requirement = requirementOf(answers, around);
  const proposal = proposeNetwork(requirement);
  if (proposal.kind === 'proposed') return { proposal, alternatives: [], existing: existingRoom(proposal.network, around), summary: spacesOf(proposal.network) };
  return { proposal, alternatives: alternativesTo(requirement), existing: [], summary: proposal.messages.join('; ') };
}

/** By the count that somebody has written into the company's file: nobody has to be asked for a network then. */
function existingRoom({ networks }: ProposedNetwork, { company }: Surroundings): readonly string[] {
  const needed = networks[0]?.subnets[0]?.needed;
  if (needed === undefined) return [];
  return (company?.networks ?? []).flatMap((network) => network.subnets.flatMap(({ name, free }) =>
    free !== undefined && free >= needed ? [`the subnet ${name} of ${network.name} has ${count(free)} addresses left, enough for the ${count(needed)} of the nodes of a cluster`] : []));
}

/** The address spaces that the code gives to networks, with the names of these: nobody else can have them. */
export function rangesInCode(analysis: Analysis): readonly TakenRange[] {
  const found = new Map<string, TakenRange>();
  for (const { deployment } of reportsOf(analysis)) {
    for (const { addressSpace, name, id } of deployment.network.virtualNetworks) {
      for (const item of certain(addressSpace)?.items ?? []) {
        const range = certain(item);
        if (range !== undefined && parseRange(range) && !found.has(range)) found.set(range, { range, by: `the network ${certain(name) ?? id}` });
      }
    }
  }
  return [...found.values()];
}

export function surroundingsOf(analysis: Analysis, folder: string | undefined): Surroundings {
  return { inCode: rangesInCode(analysis), company: folder === undefined ? undefined : companyOf(folder, analysis.files) };
}

/** The proposal as an analysis of files that nobody has written yet: for the map, and to show that nothing is found in them. */
export function analyzeProposal(network: ProposedNetwork, options: Options): Analysis {
  const files = writeNetwork('bicep', network) ?? [];
  return analyze(undefined, new Map(files.map(({ uri, text }) => [`aksnet-proposal:///${uri}`, text])), options);
}

/** A language that the proposal can be written in. */
export interface WayToWrite {
  readonly id: LanguageId;
  readonly label: string;
  /** The files, and their names; undefined where the language has no way to say it. */
  readonly files: readonly { readonly name: string; readonly text: string }[] | undefined;
}

const labels: Readonly<Record<LanguageId, string>> = { terraform: 'Terraform', bicep: 'Bicep', arm: 'ARM template', az: 'az script (bash)' };

export function waysToWrite(network: ProposedNetwork): readonly WayToWrite[] {
  return writtenLanguages.map((id) => ({ id, label: labels[id], files: writeNetwork(id, network)?.map(({ uri, text }) => ({ name: uri, text })) }));
}

/** What is put into a file that is there: without the providers of Terraform, which a root module names once. */
export function textToInsert(way: WayToWrite): string {
  return (way.files ?? []).filter(({ name }) => name !== 'terraform.tf').map(({ text }) => text).join('\n');
}

/** The sums behind the proposal, a sentence each, for whoever looks at it. */
export function reasonsOf({ networks, clusters }: ProposedNetwork): readonly string[] {
  const [cluster] = clusters;
  return [
    ...(networks[0]?.subnets ?? []).map(({ name, prefixes, reason }) => `${name} ${prefixes.join(' + ')}: ${reason}`),
    ...(cluster ? [`services ${cluster.serviceCidrs.join(' + ')}: ${cluster.reasons.services}`, ...(cluster.podCidrs.length > 0 ? [`pods ${cluster.podCidrs.join(' + ')}: ${cluster.reasons.pods}`] : []), ...(cluster.outboundPorts ? [cluster.outboundPorts.reason] : [])] : []),
  ];
}
