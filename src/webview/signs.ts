import type { MapFinding } from '../model/map';
import type { Severity } from '../model/finding';
import { svg } from './dom';

export function worst(indexes: readonly number[], findings: readonly MapFinding[]): Severity | undefined {
  const severities = new Set(indexes.map((index) => findings[index]?.severity));
  return (['error', 'warning', 'info'] as const).find((each) => severities.has(each));
}

/** A sign for each severity, told by its shape as well as by its colour. */
export function mark(group: SVGGElement, severity: Severity, x: number, y: number): void {
  group.append(severitySign(severity, x, y));
}

export function severitySign(severity: Severity, x: number, y: number): SVGGElement {
  const stroke = (d: string): SVGPathElement => svg('path', { class: 'sign-stroke', d });
  const sign = svg('g', { class: `sign ${severity}`, transform: `translate(${x} ${y})`, 'aria-hidden': 'true' });
  switch (severity) {
    case 'error':
      sign.append(svg('circle', { class: 'sign-body', r: 6 }), stroke('M-2.5-2.5 2.5 2.5M-2.5 2.5 2.5-2.5'));
      return sign;
    case 'warning':
      sign.append(svg('path', { class: 'sign-body', d: 'M0-6.5 7 5.5H-7Z' }), stroke('M0-2.5V1.5M0 3.2V4'));
      return sign;
    case 'info':
      sign.append(svg('circle', { class: 'sign-body', r: 6 }), stroke('M0-3.2V-2.4M0-.6V3.2'));
      return sign;
  }
}

export function signIcon(severity: 'error' | 'warning' | 'info'): SVGSVGElement {
  return svg('svg', { class: 'icon-sign', width: 16, height: 16, viewBox: '-8 -8 16 16', role: 'img', 'aria-label': severity }, severitySign(severity, 0, 0));
}
