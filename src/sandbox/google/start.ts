import { startServer, type RunningServer } from '../http/server.js';
import type { Clock } from '../clock.js';
import { googleControl } from './control.js';
import type { GoogleSystem } from './system.js';

/** Lets the stand-in listen on 127.0.0.1 and completes its key file. `info` is what the page is told besides. */
export async function serveGoogle(system: GoogleSystem, ports: readonly number[], clock: Clock, info: () => object = () => ({})): Promise<RunningServer> {
  const { handle, log, faults } = system;
  const server = await startServer({ handle, log, faults, clock, control: googleControl(system, info) }, ports);
  system.listensAt(`http://127.0.0.1:${server.port}/`);
  const close = async (): Promise<void> => {
    system.push.close();
    await server.close();
    system.flush();
  };
  return { port: server.port, close };
}
