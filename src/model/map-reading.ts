import type { Severity } from './finding';
import type { FromPage, MapDeployment, MapFinding, MapRange, NewSubnet, ToPage, WhatIf } from './map';
import { whatIfProperties } from './map';
import { readNetwork } from './network-reading';
import { isRecord, listOf } from './reading';

/** Messages between the map and the editor come from another process: nothing in them is believed before it was looked at. */

export function readToPage(input: unknown): ToPage | undefined {
  if (!isRecord(input)) return undefined;
  switch (input.kind) {
    case 'data': {
      const [order, changed] = [listOf(input.order, text), listOf(input.changed, deployment)];
      return order && changed && typeof input.ready === 'boolean' ? { kind: 'data', order, changed, ready: input.ready } : undefined;
    }
    case 'scope': {
      const keys = listOf(input.keys, text);
      return keys && { kind: 'scope', keys };
    }
    case 'select':
      return isText(input.deployment) && isText(input.element) ? { kind: 'select', deployment: input.deployment, element: input.element } : undefined;
    case 'checked': {
      const [gone, come, refused] = [listOf(input.gone, text), listOf(input.come, text), textOrNull(input.refused)];
      return gone && come && refused !== undefined && isWhole(input.number) ? { kind: 'checked', number: input.number, gone, come, refused } : undefined;
    }
    case 'proposal': {
      const [notes, actions] = [listOf(input.notes, text), listOf(input.actions, text)];
      return notes && actions && isText(input.title) ? { kind: 'proposal', title: input.title, notes, actions } : undefined;
    }
    default:
      return undefined;
  }
}

export function readFromPage(input: unknown): FromPage | undefined {
  if (!isRecord(input)) return undefined;
  switch (input.kind) {
    case 'ready':
      return { kind: 'ready' };
    case 'reveal': {
      const property = textOrNull(input.property);
      return isText(input.deployment) && isText(input.element) && property !== undefined ? { kind: 'reveal', deployment: input.deployment, element: input.element, property } : undefined;
    }
    case 'revealFinding':
      return isText(input.deployment) && isWhole(input.finding) ? { kind: 'revealFinding', deployment: input.deployment, finding: input.finding } : undefined;
    case 'check': {
      const wanted = listOf(input.wanted, whatIf);
      return wanted && isWhole(input.number) && isText(input.deployment) ? { kind: 'check', number: input.number, deployment: input.deployment, wanted } : undefined;
    }
    case 'edit': {
      const wanted = listOf(input.wanted, whatIf);
      return wanted && isText(input.deployment) ? { kind: 'edit', deployment: input.deployment, wanted } : undefined;
    }
    case 'insert': {
      const subnet = newSubnet(input.subnet);
      return subnet && isText(input.deployment) ? { kind: 'insert', deployment: input.deployment, subnet } : undefined;
    }
    case 'copy':
      return isText(input.text) && isText(input.what) ? { kind: 'copy', text: input.text, what: input.what } : undefined;
    case 'save':
      return isText(input.name) && isText(input.text) && isType(input.type) ? { kind: 'save', name: input.name, type: input.type, text: input.text } : undefined;
    case 'act':
      return isWhole(input.action) ? { kind: 'act', action: input.action } : undefined;
    default:
      return undefined;
  }
}

function deployment(input: unknown): MapDeployment | undefined {
  if (!isRecord(input)) return undefined;
  const { key, root, language } = input;
  const [variant, network, places] = [textOrNull(input.variant), readNetwork(input.network), texts(input.places)];
  const [findings, notChecked, company] = [listOf(input.findings, finding), listOf(input.notChecked, remark), listOf(input.company, range)];
  if (!isText(key) || !isText(root) || !isText(language) || variant === undefined || !network || !places || !findings || !notChecked || !company) return undefined;
  return { key, root, language, variant, network, findings, notChecked, company, places };
}

function finding(input: unknown): MapFinding | undefined {
  if (!isRecord(input)) return undefined;
  const { rule, severity, message } = input;
  const elements = listOf(input.elements, text);
  return elements && isText(rule) && isSeverity(severity) && isText(message) ? { rule, severity, message, elements } : undefined;
}

function remark(input: unknown): MapDeployment['notChecked'][number] | undefined {
  if (!isRecord(input) || !isText(input.text)) return undefined;
  const element = textOrNull(input.element);
  return element === undefined ? undefined : { element, text: input.text };
}

function range(input: unknown): MapRange | undefined {
  return isRecord(input) && isText(input.label) && isText(input.prefix) ? { label: input.label, prefix: input.prefix } : undefined;
}

function whatIf(input: unknown): WhatIf | undefined {
  if (!isRecord(input) || !isText(input.element)) return undefined;
  const property = whatIfProperties.find((each) => each === input.property);
  const { to } = input;
  return property && (isText(to) || isWhole(to) || typeof to === 'boolean') ? { element: input.element, property, to } : undefined;
}

function newSubnet(input: unknown): NewSubnet | undefined {
  if (!isRecord(input)) return undefined;
  const { network, name, prefix } = input;
  return isText(network) && isText(name) && isText(prefix) ? { network, name, prefix } : undefined;
}

function texts(input: unknown): Readonly<Record<string, string>> | undefined {
  if (!isRecord(input)) return undefined;
  const known: Record<string, string> = {};
  for (const [key, value] of Object.entries(input)) {
    if (!isText(value)) return undefined;
    known[key] = value;
  }
  return known;
}

function text(input: unknown): string | undefined {
  return isText(input) ? input : undefined;
}

function textOrNull(input: unknown): string | null | undefined {
  return input === null || isText(input) ? input : undefined;
}

function isText(input: unknown): input is string {
  return typeof input === 'string';
}

function isWhole(input: unknown): input is number {
  return typeof input === 'number' && Number.isSafeInteger(input);
}

function isSeverity(input: unknown): input is Severity {
  return input === 'error' || input === 'warning' || input === 'info';
}

function isType(input: unknown): input is 'svg' | 'png' | 'md' {
  return input === 'svg' || input === 'png' || input === 'md';
}
