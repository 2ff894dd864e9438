import { perFile } from '../../text/memo';
import type { SourceFile } from '../../text/span';
import { holderOf } from './embedded/names';
import type { ScriptText } from './embedded/script-text';
import { wholeFile } from './embedded/whole-file';

export type { GivenText, ScriptText } from './embedded/script-text';

/** The scripts that a file holds, in the order in which they run. A script file is one whatever it does; documents are only read where they mention `az`. */
export const scriptsOf: (file: SourceFile) => readonly ScriptText[] = perFile(read);

/** Whether the file may hold scripts, by its name. */
export function ownsName(uri: string): boolean {
  return holderOf(uri) !== undefined;
}

/** Whether a text of that name has to do with Azure: it runs `az` or a cmdlet of its networks and clusters, or another script. One look, without parsing. */
export function recognizes(uri: string, text: string): boolean {
  const holder = holderOf(uri);
  return holder !== undefined && mentions.test(text);
}

const mentions = /(?:^|[^\w.$-])az(?:\.cmd|\.exe)?['"]?[ \t]|-Az(?:Aks|VirtualNetwork|ResourceGroup)|\.(?:sh|azcli|ps1|bat|cmd)\b/im;

function read(file: SourceFile): readonly ScriptText[] {
  const holder = holderOf(file.uri);
  return holder?.kind === 'script' ? wholeFile(file, holder.dialect) : [];
}
