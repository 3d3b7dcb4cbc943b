import type { NodeAPI } from 'node-red';

/** Who sits at the browser, as the dashboard's login knows them. */
export interface DashboardUser { readonly name: string; readonly role: 'full' | 'read' }

interface Connection { readonly data?: { readonly user?: DashboardUser } }
interface Message { _client?: object }
interface Plugins { get(id: string): unknown; registerPlugin(id: string, plugin: object): void }

const id = 'bitbylaw-dashboard-user';

/** Tells the dashboard to put the person into the messages that come from their browser; nothing that the browser sends can do so. */
export function registerDashboardUser(RED: NodeAPI): void {
  const { plugins } = RED as unknown as { readonly plugins?: Plugins };
  if (!plugins || plugins.get(id)) return;
  plugins.registerPlugin(id, {
    type: 'node-red-dashboard-2',
    hooks: {
      onAddConnectionCredentials: (connection: Connection, msg: Message) => {
        msg._client = { ...msg._client, user: connection.data?.user };
        return msg;
      },
    },
  });
}
