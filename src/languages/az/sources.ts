import { perFile } from '../../text/memo';
import { sameSpan, type SourceFile, type Span } from '../../text/span';
import { ansibleScripts, isAnsible } from './embedded/ansible';
import { callsOfPipeline, isPipeline, pipelineScripts } from './embedded/azure-pipeline';
import { gitLabScripts, isGitLab } from './embedded/gitlab';
import { markdownScripts } from './embedded/markdown';
import { holderOf } from './embedded/names';
import { withProvedEdits } from './embedded/proof';
import type { GivenText, ScriptText } from './embedded/script-text';
import { wholeFile } from './embedded/whole-file';
import { callsOfWorkflow, isWorkflow, workflowScripts } from './embedded/workflow';
import { yamlDocuments, type YamlNode } from './embedded/yaml-tree';

export type { GivenText, GivenWay, ScriptText } from './embedded/script-text';

/** The scripts that a file holds, in the order in which they run. A script file is one whatever it does; documents are only read where they mention `az`. */
export const scriptsOf: (file: SourceFile) => readonly ScriptText[] = perFile((file) => {
  const scripts = read(file);
  return holderOf(file.uri)?.kind === 'script' ? scripts : withProvedEdits(scripts, read);
});

/** The uris of the templates, workflows and actions that a document calls; of one that may be in several places, all of these. */
export const callsOf: (file: SourceFile) => readonly string[] = perFile((file) => {
  if (holderOf(file.uri)?.kind !== 'yaml' || !mayCall.test(file.text)) return [];
  return rootsOf(file).flatMap((root) => (isWorkflow(root) ? callsOfWorkflow(root, file) : callsOfPipeline(root, file)));
});

/** The text that a document gives to its scripts and that is written at the span, if there is one. */
export function givenAt(file: SourceFile, span: Span): GivenText | undefined {
  for (const { environment } of scriptsOf(file)) for (const given of environment.values()) if (given.literal && sameSpan(given.span, span)) return given;
  return undefined;
}

/** Whether the file may hold scripts, by its name. */
export function ownsName(uri: string): boolean {
  return holderOf(uri) !== undefined;
}

/** Whether a text of that name has to do with Azure: it runs `az` or a cmdlet of its networks and clusters, or another script. One look, without parsing. */
export function recognizes(uri: string, text: string): boolean {
  const holder = holderOf(uri);
  if (!holder) return false;
  return mentions.test(text) || (holder.kind !== 'markdown' && runsOthers.test(text)) || (holder.kind === 'yaml' && mayCall.test(text));
}

const mentions = /(?:^|[^\w.$-])az(?:\.cmd|\.exe)?['"]?[ \t\r\n\\`^]|-Az(?:Aks|VirtualNetwork|ResourceGroup)/im;
const runsOthers = /\.(?:sh|azcli|ps1|bat|cmd)\b/i;
const holdsSteps = /^[ \t]*(?:-[ \t]+)?(?:run|runs|steps|jobs|stages|\w*script|inlineScript|bash|pwsh|powershell|task|(?:ansible\.\w+\.)?(?:win_)?(?:shell|command)|extends)[ \t]*:/im;
const mayCall = /\b(?:template['"]?[ \t]*:[ \t]*['"]?[^\s'"#]+\.ya?ml\b|uses['"]?[ \t]*:[ \t]*['"]?\.\/)/;

function read(file: SourceFile): readonly ScriptText[] {
  const holder = holderOf(file.uri);
  switch (holder?.kind) {
    case undefined:
      return [];
    case 'script':
      return wholeFile(file, holder.dialect);
    case 'markdown':
      return mentions.test(file.text) ? markdownScripts(file) : [];
    case 'yaml':
      return holdsSteps.test(file.text) && (mentions.test(file.text) || runsOthers.test(file.text)) ? yamlScripts(file) : [];
  }
}

const rootsOf = perFile(yamlDocuments);

function yamlScripts(file: SourceFile): readonly ScriptText[] {
  let sessions = 0;
  const session = (): number => sessions++;
  return rootsOf(file).flatMap((root: YamlNode) => {
    if (isWorkflow(root)) return workflowScripts(root, file, session);
    if (isGitLab(root, file)) return gitLabScripts(root, file, session);
    if (isPipeline(root)) return pipelineScripts(root, file, session);
    return isAnsible(root) ? ansibleScripts(root, file, session) : [];
  });
}
