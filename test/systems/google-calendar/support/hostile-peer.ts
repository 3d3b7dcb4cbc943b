import { Server } from 'node:http';
import type { Emulator } from 'emulate';

export const emulatorToken = 'test_token_1';
export const emulatorCalendar = 'c_emp1@group.calendar.google.com';

/**
 * Somebody else's stand-in for Google: it makes its own ids, drops private properties and knows no versions.
 * It would listen on all interfaces; here on this machine only.
 */
export async function startHostilePeer(): Promise<Emulator> {
  const { createEmulator } = await import('emulate');
  const listen = Reflect.get(Server.prototype, 'listen') as (this: Server, port: number, host: string) => Server;
  Server.prototype.listen = function onThisMachine(this: Server, port: unknown) {
    return listen.call(this, Number(port), '127.0.0.1');
  };
  try {
    return await createEmulator({
      service: 'google', port: await freePort(listen),
      seed: {
        tokens: { [emulatorToken]: { login: 'testuser@example.com', scopes: ['calendar'] } },
        google: {
          users: [{ email: 'testuser@example.com', name: 'Test User' }],
          calendars: [{ id: emulatorCalendar, user_email: 'testuser@example.com', summary: 'Emp 1', time_zone: 'Europe/Berlin' }],
        },
      },
    });
  } finally {
    Reflect.deleteProperty(Server.prototype, 'listen');
  }
}

/** It takes a port that it is told only. */
async function freePort(listen: (this: Server, port: number, host: string) => Server): Promise<number> {
  const server = new Server();
  listen.call(server, 0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
