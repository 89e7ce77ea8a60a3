import { createServer } from 'node:net';

const nextAfter = (port: number): number => (port < 65_535 ? port + 1 : port - 1);

/** Why a loopback port cannot be had, and what to do; nothing when it is free. `option` is how another is chosen. */
export function portProblem(port: number, option = '--port'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'in use' : `not to be had (${error.code})`;
      resolve(`Port ${port} is ${why}. Choose another one: npm start -- ${option} ${nextAfter(port)}`);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
}
