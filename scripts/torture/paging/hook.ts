import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { id: string; channel: string };

const SLOWEST_MS = 40;

/** A receiver of webhooks that takes some time over each, so that kills come in between. */
export async function startHook() {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      received.push({
        id: String(request.headers["webhook-id"]),
        channel: (request.url ?? "").slice(1),
      });
      setTimeout(() => response.writeHead(204).end(), (received.length * 7) % SLOWEST_MS);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, received, close };
}
