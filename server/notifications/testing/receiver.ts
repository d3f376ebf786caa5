import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = { status: number; headers?: Record<string, string>; body?: string } | "hangs";

export type Receiver = {
  url: string;
  received: Received[];
  answer: Answer;
  close: () => Promise<void>;
};

/** A real HTTP server on loopback that keeps what it is sent, and answers as the test says. */
export async function receiver(host = "127.0.0.1"): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(parts),
      });
      if (one.answer === "hangs") return;
      response.writeHead(one.answer.status, one.answer.headers).end(one.answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const one: Receiver = {
    url: `http://${host}:${String(port)}`,
    received,
    answer: { status: 200 },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return one;
}

export const jsonOf = ({ body }: Received): Record<string, unknown> =>
  JSON.parse(body.toString()) as Record<string, unknown>;
