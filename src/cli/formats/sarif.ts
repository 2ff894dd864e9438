import { createHash } from 'node:crypto';
import type { Fix, Location, Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../model/finding';
import { errorPages } from '../../plan/facts/error-pages';
import type { Rule } from '../../rules/rule';
import type { CheckResult, PlacedFinding, PlacedFix } from '../check';
import type { PlacedSpan } from '../places';
import { jsonText } from './json';

/** What the report says of the run besides the findings. */
export interface Run {
  readonly version: string;
  readonly rules: readonly Rule[];
  /** The uri of the working directory, for files that do not lie below it. */
  readonly cwd: string;
  readonly exitCode: number;
}

/**
 * The result of `check` as SARIF 2.1.0, for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function checkSarif(result: CheckResult, run: Run): string {
  const fingerprint = fingerprints();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'aksnet', fullName: 'AKS Network Planner', version: run.version, semanticVersion: run.version, rules: run.rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            exitCode: run.exitCode,
            toolExecutionNotifications: result.notChecked.map((entry) => ({
              level: 'note',
              message: { text: `Not checked: ${entry.what}: ${entry.message}` },
              locations: [location(entry, run)],
              properties: { reason: entry.reason },
            })),
          },
        ],
        results: result.findings.map((finding) => resultOf(finding, run, fingerprint(finding))),
        properties: { files: result.files, deployments: result.deployments },
      },
    ],
  };
  return jsonText(log);
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

function descriptor(rule: Rule): ReportingDescriptor {
  const [source] = rule.sources;
  const sources = rule.sources.map(({ title, url, date }) => `- [${title}](${url}) (${date})`).join('\n');
  const pages = (rule.azureErrors ?? []).flatMap((code) => (errorPages[code] === undefined ? [] : [`- [${code}](${errorPages[code]})`]));
  const links = [...pages, sources].filter((text) => text !== '').join('\n');
  const help = links ? `${rule.about}\n\n${links}` : rule.about;
  return {
    id: rule.id,
    name: rule.id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    shortDescription: { text: rule.title },
    fullDescription: { text: withoutMarkup(rule.about) },
    help: { text: withoutMarkup(help), markdown: help },
    ...(source && { helpUri: source.url }),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['aks', 'network', rule.group], group: rule.group, azureErrors: rule.azureErrors ?? [], 'problem.severity': problemSeverities[rule.severity] },
  };
}

/** GitHub's own words for the level of a rule. */
const problemSeverities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'recommendation' };

function resultOf(finding: PlacedFinding, run: Run, fingerprint: string): Result {
  const ruleIndex = run.rules.findIndex(({ id }) => id === finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[finding.severity],
    kind: 'fail',
    message: { text: finding.message },
    locations: [location(finding, run)],
    relatedLocations: finding.related.map((related, id) => ({ id, ...location(related, run), message: { text: related.message } })),
    partialFingerprints: { 'decidingText/v1': fingerprint },
    ...(finding.fixes.length > 0 && { fixes: finding.fixes.map((fix) => fixOf(fix, run)) }),
    properties: { azureErrors: finding.azureErrors, in: finding.in.map(({ root, variant }) => ({ root, variant })) },
  };
}

/**
 * What stays the same about a finding when lines come and go: its rule, its file and the text that decides. The same
 * text a second time in the same file counts on.
 */
function fingerprints(): (finding: PlacedFinding) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, decides }) => {
    const hash = createHash('sha256').update([rule, file, decides].join('\0')).digest('hex').slice(0, 32);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  };
}

function fixOf({ title, edits }: PlacedFix, run: Run): Fix {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file, run),
      replacements: edits.filter((edit) => edit.file === file).map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
    })),
  };
}

function location(span: PlacedSpan, run: Run): Location {
  return { physicalLocation: { artifactLocation: artifact(span.file, run), region: region(span) } };
}

/** A file below the working directory relative to it; GitHub takes that for the root of the repository. */
function artifact(file: string, { cwd }: Run): NonNullable<PhysicalLocation['artifactLocation']> {
  const encode = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
  if (!file.startsWith('../')) return { uri: encode(file), uriBaseId: '%SRCROOT%' };
  return { uri: new URL(encode(file), `file://${encode(cwd.slice('file://'.length))}/`).href };
}

function region({ start, end }: PlacedSpan): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Markdown as plain text: links as their words, no code marks and no emphasis. */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1: $2').replace(/`([^`]*)`/g, '$1').replace(/\*\*([^*]*)\*\*/g, '$1');
}
