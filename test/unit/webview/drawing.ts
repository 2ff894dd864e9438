import { readFileSync } from 'node:fs';
import { drawnReports, sentDeployment } from '../../../src/features/map';
import type { MapDeployment } from '../../../src/model/map';
import { readToPage } from '../../../src/model/map-reading';
import { analyzeFixture, readFixture } from '../fixture';
import type { Analysis } from '../../../src/analyze';

/** The deployments of a text as the page gets them: sent through JSON, and read back. */
export function deploymentsOf(text: string): readonly MapDeployment[] {
  return received(analyzeFixture(readFixture(text)));
}

export function received(analysis: Analysis): readonly MapDeployment[] {
  const changed = drawnReports(analysis).map((report) => sentDeployment(analysis, report, (uri) => uri.replace('file:///', '')));
  const message = readToPage(JSON.parse(JSON.stringify({ kind: 'data', order: changed.map(({ key }) => key), changed, ready: true })));
  if (message?.kind !== 'data') throw new Error('the data do not read back');
  return message.changed;
}

export function deploymentOf(text: string): MapDeployment {
  const [deployment] = deploymentsOf(text);
  if (!deployment) throw new Error('nothing is drawn');
  return deployment;
}

/** The worked cases of the pages that the program started from. */
export const workedCases = readFileSync('test/editor/workspace/capacity/main.tf', 'utf8');
