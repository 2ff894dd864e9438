/** How nodes and pods get their addresses. */
export type NetworkModel = 'kubenet' | 'node-subnet' | 'overlay' | 'pod-subnet' | 'pod-subnet-static' | 'none';
