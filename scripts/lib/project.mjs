import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A path in the project. */
export const inProject = (...parts) => join(root, ...parts);

/** The Node that the project pins; the machine's own may be too old for Node-RED. */
export const pinnedNode = inProject('node_modules', 'node', 'bin', 'node');

/** The script behind an installed command, run by the pinned Node instead of through its shebang. */
export const tool = (...parts) => inProject('node_modules', ...parts);
