// How much of the networks in real projects is known, by language and kind of value, and why the rest is not.
// npm run survey -- PATH… [--each] [--from DIR] [--list WORD]… [--sample N] [--seed S] [--messages N] [--json]
//   PATH       a project, analysed as the command line does that is run in it; with --each every folder in it is a project
//   --from     the folder in which the command line is run: files in it are read when a project asks for them
//   --list     prints each value of that kind, state, reason or language (`no-value`, `count`, `missed`, `bicep+unreadable`), each
//              finding of that rule or severity, or `unread`: the places that no parser made sense of
//   --sample   prints N values chosen by chance, of those that --list names or of all, for comparison by hand
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundled } from './bundled.mjs';

const text = { type: 'string' };
const flag = { type: 'boolean', default: false };
const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { each: flag, json: flag, from: text, list: { ...text, multiple: true, default: [] }, sample: text, seed: { ...text, default: '1' }, messages: { ...text, default: '40' } },
});
if (paths.length === 0) {
  console.error('survey: name at least one PATH');
  process.exit(2);
}

const { surveyProject } = await bundled('scripts/survey/survey.ts');
const { findingLine, findingTable, isMeant, messageTable, projectTable, sample, valueLine, valueTable } = await bundled('scripts/survey/tables.ts');

const subfolders = (folder) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => resolve(folder, name)).sort();
const folders = options.each ? paths.flatMap(subfolders) : paths.map((path) => resolve(path));
const today = new Date().toISOString().slice(0, 10);
const projects = folders.map((folder) => {
  if (process.stderr.isTTY) process.stderr.write(`${folder}\n`);
  return surveyProject(folder, resolve(options.from ?? folder), today, () => performance.now());
});

const values = projects.flatMap((project) => project.values);
const findings = projects.flatMap((project) => project.findings);
const unread = projects.flatMap((project) => project.unread);
const crashes = projects.filter(({ crash }) => crash !== undefined);

if (options.json) console.log(JSON.stringify({ version: 1, projects }, undefined, 1));
else if (options.sample !== undefined) {
  const meant = values.filter((value) => value.state !== 'none' && isMeant(value, options.list));
  for (const value of sample(meant, Number(options.sample), Number(options.seed))) console.log(valueLine(value));
} else if (options.list.length > 0) {
  for (const value of values) if (isMeant(value, options.list)) console.log(valueLine(value));
  for (const finding of findings) if (options.list.some((word) => word === finding.rule || word === finding.severity)) console.log(findingLine(finding));
  if (options.list.includes('unread')) for (const { at, text: there } of unread) console.log(`${at} unread  \`${there}\``);
} else {
  console.log(`${projectTable(projects)}\n`);
  for (const language of new Set(values.map((value) => value.language))) console.log(`${language}\n${valueTable(values.filter((value) => value.language === language))}\n`);
  console.log(`why values are not known\n${messageTable(values, Number(options.messages))}\n`);
  console.log(`findings\n${findingTable(findings)}\n`);
  console.log(`${unread.length} places that no parser made sense of`);
}
for (const { project, crash } of crashes) console.error(`survey: ${project} failed: ${crash}`);
process.exitCode = crashes.length > 0 ? 1 : 0;
