import { writeNetwork } from '../languages';
import { alternativesTo, spacesOf } from '../plan/alternatives';
import { defaultMaxPods } from '../plan/facts/defaults';
import { proposeNetwork, type Proposal } from '../plan/propose';
import { noExtras, type Requirement } from '../plan/requirement';
import type { PlanCommand } from './arguments';
import { jsonText } from './formats/json';
import { planText, refusedText } from './formats/plan-text';
import type { Paint } from './formats/text';
import { refusal, type Refusal } from './refusal';

/** What goes to the two streams, and the exit status. */
export interface Planned {
  readonly status: 0 | 1;
  readonly out: string;
  readonly err: string;
}

/** Plans a network for one pool of one cluster. Status 1 says that there is no room for it; the alternatives are shown then. */
export function runPlan(command: PlanCommand, paint: Paint): Planned | Refusal {
  const requirement = requirementOf(command);
  const proposal = proposeNetwork(requirement);
  if (proposal.kind === 'refused' && !proposal.lacksAddresses) return refusal(`plan: ${proposal.messages.join('; ')}`);
  const { language, format } = command;
  if (format === 'json') return jsonOutcome(requirement, proposal, language);
  if (proposal.kind === 'refused') {
    const text = refusedText(proposal.messages, alternativesTo(requirement), paint);
    return format === undefined && language !== undefined ? { status: 1, out: '', err: text } : { status: 1, out: text, err: '' };
  }
  const files = language && writeNetwork(language, proposal.network);
  if (language !== undefined && !files) return refusal(`plan: ${declined}`);
  const code = (files ?? []).map(({ text }) => text).join('\n');
  if (language !== undefined && format === undefined) return { status: 0, out: code, err: '' };
  return { status: 0, out: `${planText(proposal, paint)}${code === '' ? '' : `\n${code}`}`, err: '' };
}

/** Why Terraform does not write it: the one thing that a language has no way to say. */
const declined = 'the azurerm provider cannot say that pods get static blocks: use bicep, arm or az';

function requirementOf({ nodes, maxNodes, maxPods, mode, surge, within, avoid }: PlanCommand): Requirement {
  return {
    name: 'main',
    regions: ['westeurope'],
    clustersPerRegion: 1,
    pools: [{ name: 'system', os: 'Linux', nodes, maxNodes: maxNodes ?? nodes, maxPods: maxPods ?? defaultMaxPods[mode].value }],
    model: mode,
    surge,
    taken: avoid.map((range) => ({ range, by: '--avoid' })),
    within,
    extras: noExtras,
    outbound: { kind: 'loadBalancer' },
    isDualStack: false,
  };
}

function jsonOutcome(requirement: Requirement, proposal: Proposal, language: PlanCommand['language']): Planned {
  const alternatives = proposal.kind === 'refused' ? alternativesTo(requirement).map(({ title, about, network }) => ({ title, about, needs: spacesOf(network) })) : [];
  const files = proposal.kind === 'proposed' && language !== undefined ? writeNetwork(language, proposal.network) : undefined;
  const document = {
    version: 1,
    fits: proposal.kind === 'proposed',
    ...(proposal.kind === 'proposed' ? { network: proposal.network, notes: proposal.notes } : { messages: proposal.messages }),
    alternatives,
    ...(files ? { files: files.map(({ uri, text }) => ({ name: uri, text })) } : {}),
  };
  return { status: proposal.kind === 'proposed' ? 0 : 1, out: jsonText(document), err: '' };
}
