import type { Source } from '../rule';

/** Pages about error codes and single features, which more than one rule names. */

const troubleshoot = 'https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/';

export const insufficientSubnetSize: Source = {
  title: 'InsufficientSubnetSize error code',
  url: `${troubleshoot}connectivity/insufficientsubnetsize-error-advanced-networking`,
  date: '2025-02-20',
};

export const subnetIsFull: Source = { title: 'SubnetIsFull error code', url: `${troubleshoot}error-codes/subnetisfull-error`, date: '2025' };

export const subnetIsDelegated: Source = {
  title: 'SubnetIsDelegated error code',
  url: `${troubleshoot}error-codes/subnetisdelegated-error`,
  date: '2025-08',
};

export const virtualNodes: Source = {
  title: 'Virtual nodes in AKS',
  url: 'https://learn.microsoft.com/azure/aks/virtual-nodes',
  date: '2023-11-06',
};

export const subnetsPerPool: Source = {
  title: 'Node pools with unique subnets',
  url: 'https://learn.microsoft.com/azure/aks/node-pool-unique-subnet',
  date: '2025-09-26',
};

export const aksPermissions: Source = {
  title: 'Permissions of the AKS service',
  url: 'https://learn.microsoft.com/azure/aks/aks-service-permissions',
  date: '2026-04-19',
};

/** A message of the service as a user of it quotes it. */
export function publicIssue(repository: string, number: number, date: string): Source {
  return { title: `${repository}#${String(number)}`, url: `https://github.com/${repository}/issues/${String(number)}`, date };
}
