import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { read } from "@/db/store/client";
import { sealHours } from "@/db/measurements/sealing";
import { slos } from "@/db/schema/slos";
import { systemActor } from "@/db/testing/fresh-store";
import { createSlos } from "@/db/testing/measured-slos";
import { api } from "@/server/http/api/app";
import { storeOutage } from "@/server/http/store-outage";
import { applyHeadlessStart } from "@/server/setup/headless";
import { openStore } from "@/server/start/open-store";
import { BUDGETINGS, clockOf, SLO_COUNT, TEAM } from "./batches";

// The API's own handlers on a bare HTTP server, until it is killed: what the production server does
// with a batch, in a process that starts in a fraction of its time.
const SEAL_EVERY = 25;

const METHODS = ["POST", "PUT", "PATCH"] as const;

export type Go = { run: number; beginning: number };

async function serve({ run, beginning }: Go): Promise<void> {
  await openStore();
  await applyHeadlessStart();
  if ((await read().select({ id: slos.id }).from(slos).limit(1)).length === 0)
    await createSlos(SLO_COUNT, BUDGETINGS, undefined, TEAM);
  let answered = 0;
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
    answered += 1;
    if (answered % SEAL_EVERY === 0) void seal(new Date(clockOf(beginning, run)));
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.concat((await incoming.toArray()) as Buffer[]);
  const { url = "/", method = "GET" } = incoming;
  const answering = METHODS.find((name) => name === method);
  if (!answering) throw new Error(`nothing answers ${method} ${url}`);
  const request = new Request(`http://127.0.0.1${url}`, {
    method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    body,
  });
  const response = await api[answering](request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function seal(now: Date): Promise<void> {
  try {
    await sealHours(systemActor, { now });
  } catch (error) {
    // The database was killed as well; the next turn seals.
    if (storeOutage(error) === null) throw error;
  }
}

process.once("disconnect", () => process.exit());
process.once("message", (go) => void serve(go as Go));
