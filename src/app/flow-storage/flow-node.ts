/** A node, tab, group, subflow or config node as Node-RED hands it to its storage. */
export interface FlowNode {
  readonly id: string;
  readonly type: string;
  /** Tab or subflow the node lies on; config nodes shared by several tabs have none. */
  readonly z?: string;
  readonly [property: string]: unknown;
}

/** Flows by file name, each file with its nodes in the order in which they are written. */
export type FlowFiles = ReadonlyMap<string, readonly FlowNode[]>;
