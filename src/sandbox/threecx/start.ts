import type { Clock } from '../clock.js';
import { startServer, type RunningServer } from '../http/server.js';
import { pbxControl } from './control.js';
import type { PbxSystem } from './system.js';

/** Lets the stand-in listen on 127.0.0.1, its socket included. `info` is what the page is told besides. */
export async function servePbx(system: PbxSystem, ports: readonly number[], clock: Clock, info: () => object = () => ({})): Promise<RunningServer> {
  const { handle, log, faults, socket } = system;
  const server = await startServer({
    handle, log, faults, clock, control: pbxControl(system, info), upgrade: (message, stream, head) => socket.upgrade(message, stream, head),
  }, ports);
  const close = async (): Promise<void> => {
    socket.close();
    await server.close();
    system.flush();
  };
  return { port: server.port, close };
}
