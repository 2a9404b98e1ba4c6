/** Where this process reaches its own server. One that listens on every address is asked on the loopback one. */
export function ownOrigin({ host, port }: { host: string; port: number }): string {
  return `http://${reachable(host)}:${port}`;
}

function reachable(host: string): string {
  if (host === '' || host === '0.0.0.0' || host === '::' || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
