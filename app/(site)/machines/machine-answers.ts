/** What machines are told where there is nothing for them, and where something moved. */

export function nothingForMachines(): Response {
  return new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}

export function movedTo(location: string): Response {
  return new Response(null, {
    status: 308,
    headers: { Location: location, 'Cache-Control': 'public, max-age=0, must-revalidate' },
  });
}
