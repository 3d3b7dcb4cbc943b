import { connect } from 'node:net';

/**
 * Sends one inline command to a Redis on a unix socket and answers its first line, without the line end.
 * Answers undefined when nobody listens or nothing came back in time. Needs no client: used while a server starts and stops.
 */
export function askRedis(socketPath: string, command: string, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    let answer = '';
    const finish = (result: string | undefined): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(timeoutMs, () => { finish(undefined); });
    socket.on('error', () => { finish(undefined); });
    socket.on('close', () => { finish(undefined); });
    socket.on('connect', () => socket.write(`${command}\r\n`));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      const end = answer.indexOf('\r\n');
      if (end >= 0) finish(answer.slice(0, end));
    });
  });
}
