import { connect } from 'node:net';

export type RawAnswer = { status: number; text: string };

/** Sends a request target exactly as given, as no well-behaved client would, and reads the whole answer. */
export function rawRequest(origin: string, target: string, head: string[] = [], method = 'GET'): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1');
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
      if (status) resolve({ status, text });
      else reject(new Error(`No answer to ${JSON.stringify(target.slice(0, 80))}.`));
    });
    const lines = [`${method} ${target} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...head, '', ''];
    socket.write(Buffer.from(lines.join('\r\n'), 'latin1'));
  });
}
