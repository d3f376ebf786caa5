import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Failing = "refuses" | "hangs" | "answers 500" | "answers garbage";

export type FakeSource = { url: string; fail: () => void; stop: () => void };

/** What speaks as much of Prometheus' API as Burnline asks for, ten events a minute, until it is told to fail. */
export async function startFakeSource(how: Failing): Promise<FakeSource> {
  let failing = false;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => (failing ? failAs(how, response) : answer(new URLSearchParams(body), response)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    fail: () => {
      failing = true;
      if (how === "refuses") stop();
    },
    stop,
  };
}

function answer(form: URLSearchParams, response: ServerResponse): void {
  const values: [number, string][] = [];
  for (let at = Number(form.get("start")); at <= Number(form.get("end")); at += 60) values.push([at, "10"]);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ status: "success", data: { resultType: "matrix", result: [{ metric: {}, values }] } }));
}

function failAs(how: Failing, response: ServerResponse): void {
  if (how === "answers 500") response.writeHead(500).end("out of order");
  if (how === "answers garbage") response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Maintenance</title>");
}
