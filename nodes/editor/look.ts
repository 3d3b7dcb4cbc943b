/** One colour per outside system, from the muted range of Node-RED's own palette; nodes of the hub itself have the hub's. */
export const colours = { hub: '#C0DEED', advoware: '#DEB887', espocrm: '#A9BBCF', google: '#A9D3A0', both: '#E2D96E', threecx: '#A6BBA6', assistant: '#C9B3DB' } as const;

/** A node with a name of its own is set in italics, as in Node-RED's own nodes. */
export function labelStyle(this: EditorNode): string {
  return this.name ? 'node_label_italic' : '';
}
