/** Who sits at the browser, as the dashboard's login knows them. */
export interface DashboardUser { readonly name: string; readonly role: 'full' | 'read' }

interface Connection { readonly data?: { readonly user?: DashboardUser } }
interface Message { _client?: object }
interface PluginHost { readonly plugins: { registerPlugin(id: string, plugin: object): void } }

/** A plugin of the dashboard: puts the person into the messages that come from their browser; nothing that the browser sends can do so. */
export default function register(RED: PluginHost): void {
  RED.plugins.registerPlugin('bitbylaw-dashboard-user', {
    type: 'node-red-dashboard-2',
    hooks: {
      onAddConnectionCredentials: (connection: Connection, msg: Message) => {
        msg._client = { ...msg._client, user: connection.data?.user };
        return msg;
      },
    },
  });
}
