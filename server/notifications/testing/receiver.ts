import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answer = { status: number; headers?: Record<string, string>; body?: string } | "hangs";

export type Receiver = {
  url: string;
  received: Received[];
  answer: Answer;
  /** Takes what it has left hanging. */
  release: () => void;
  close: () => Promise<void>;
};

/** A real HTTP server on loopback that keeps what it is sent, and answers as the test says. */
export async function receiver(host = "127.0.0.1"): Promise<Receiver> {
  const received: Received[] = [];
  const hanging: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(parts),
      });
      if (one.answer === "hangs") {
        hanging.push(response);
        return;
      }
      response.writeHead(one.answer.status, one.answer.headers).end(one.answer.body ?? "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const one: Receiver = {
    url: `http://${host}:${String(port)}`,
    received,
    answer: { status: 200 },
    release: () => {
      for (const response of hanging.splice(0)) response.writeHead(200).end();
    },
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
