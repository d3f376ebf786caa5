import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Failing = "refuses" | "hangs" | "answers 500" | "answers garbage";

export type FakeSource = {
  url: string;
  fail: () => void;
  /** Keeps what is asked of the time from `fromSeconds` on waiting, until it is let go. */
  hold: (fromSeconds: number) => void;
  letGo: () => void;
  warn: (...warnings: string[]) => void;
  stop: () => void;
};

/**
 * What speaks as much of Prometheus' API as Burnline asks for, ten events a minute, until it is
 * told to fail.
 */
export async function startFakeSource(how: Failing): Promise<FakeSource> {
  let failing = false;
  let holdFrom = Infinity;
  let warnings: string[] = [];
  const held: (() => void)[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const form = new URLSearchParams(body);
      if (failing) failAs(how, response);
      else if (Number(form.get("start")) >= holdFrom)
        held.push(() => answer(form, warnings, response));
      else answer(form, warnings, response);
    });
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
    hold: (fromSeconds) => (holdFrom = fromSeconds),
    letGo: () => {
      holdFrom = Infinity;
      for (const go of held.splice(0)) go();
    },
    warn: (...given) => (warnings = given),
    stop,
  };
}

function answer(form: URLSearchParams, warnings: string[], response: ServerResponse): void {
  const values: [number, string][] = [];
  for (let at = Number(form.get("start")); at <= Number(form.get("end")); at += 60)
    values.push([at, "10"]);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({
      status: "success",
      data: { resultType: "matrix", result: [{ metric: {}, values }] },
      warnings,
    }),
  );
}

function failAs(how: Failing, response: ServerResponse): void {
  if (how === "answers 500") response.writeHead(500).end("out of order");
  if (how === "answers garbage")
    response
      .writeHead(200, { "content-type": "text/html" })
      .end("<!doctype html><title>Maintenance</title>");
}
