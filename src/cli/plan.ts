import { firstAnswers, grown } from '../features/wizard/answers';
import { writeNetwork } from '../languages';
import type { CompanyFacts } from '../model/company';
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

/** Plans a network for one pool of one cluster, within what the company says of its ranges and habits. Status 1 says that there is no room for it; the alternatives are shown then. */
export function runPlan(command: PlanCommand, company: CompanyFacts | undefined, paint: Paint): Planned | Refusal {
  const requirement = requirementOf(command, company);
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

/** What the command does not say is as the wizard has it: what the company allows, what it keeps free, and what others have. */
function requirementOf({ nodes, maxNodes, maxPods, mode, surge, within, avoid }: PlanCommand, company: CompanyFacts | undefined): Requirement {
  const custom = firstAnswers({ inCode: [], company });
  const spaces = within.length > 0 ? within : custom.within;
  return {
    name: 'main',
    regions: ['westeurope'],
    clustersPerRegion: 1,
    pools: [{ name: 'system', os: 'Linux', nodes, maxNodes: maxNodes ?? grown(nodes, company), maxPods: maxPods ?? defaultMaxPods[mode].value }],
    model: mode,
    surge: surge ?? custom.surge,
    taken: [...custom.taken.filter(({ range }) => !spaces.includes(range)), ...avoid.map((range) => ({ range, by: '--avoid' }))],
    within: spaces,
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
