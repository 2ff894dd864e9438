import type { Example } from './example';
import { bicepOverlay, bicepProfile } from './shared/bicep-example-parts';
import { withProfile } from './shared/plugin-examples';
import type { Rule } from './rule';

/** What `aksnet-ignore` says in a comment is matched with the findings by the analysis, so that the rule itself looks at nothing. */
export const ignoreWithoutEffect: Rule = {
  id: 'ignore-without-effect',
  severity: 'info',
  group: 'comments',
  title: 'A comment passes over a finding that is not there',
  about: `A comment \`aksnet-ignore RULE why\` passes over what that rule finds in the next line, in its own line when it stands behind
code, or in the whole resource or command that begins there; \`aksnet-ignore-file RULE why\` does so for the file. In JSON a member
\`"aksnet-ignore": "RULE why"\` in \`metadata\` does it for the resource around it. Where the rule finds nothing there, or there is no
such rule, the comment would hide the next fault. Take it out.`,
  sources: [{ title: 'The rules', url: 'https://github.com/aksnet/aks-network-planner/blob/main/RULES.md', date: '2026' }],
  check: () => [],
};

export const examples = (): readonly Example[] => [
  {
    text: withProfile(`
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    # aksnet-ignore kubenet-retiring we move next year
                    ~~~~~~~~~~~~~~~~ ignore-without-effect: nothing here is found by kubenet-retiring
    network_policy      = "calico"`),
  },
  {
    title: 'With effect',
    text: withProfile(`
    # aksnet-ignore kubenet-retiring we move next year
    network_plugin = "kubenet"`),
  },
  {
    title: 'In Bicep, behind the code',
    text: bicepProfile(`${bicepOverlay}
networkPolicy: 'azure' // aksnet-ignore azure-policy-retiring the date is known`),
  },
  {
    title: 'In Bicep, without effect',
    text: bicepProfile(`${bicepOverlay} // aksnet-ignore no-such-rule
                                              ~~~~~~~~~~~~ ignore-without-effect: there is no rule no-such-rule`),
  },
];
