import { connect, createServer, type Socket } from 'node:net';

/**
 * A door between a site and its database that counts what goes through. The connections of the relay and of the job queue pass
 * uncounted: their heartbeats say nothing about readers.
 */
export type DatabaseGate = {
  /** Connection string through the gate. */
  url: string;
  /** How often the site has asked the database something since the last call. */
  takeCount(): number;
  close(): Promise<void>;
};

export async function openGate(databaseUrl: string): Promise<DatabaseGate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;

  const server = createServer((inside) => {
    const outside = connect(Number(target.port), target.hostname);
    let counted: boolean | null = null;
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        inside.destroy();
        outside.destroy();
      });
    }
    inside.on('data', (bytes: Buffer) => {
      counted ??= !bytes.includes('masthead relay') && !bytes.includes('masthead jobs');
      if (counted) count += 1;
      outside.write(bytes);
    });
    outside.on('data', (bytes: Buffer) => inside.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);

  return {
    url: url.href,
    takeCount() {
      const taken = count;
      count = 0;
      return taken;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
