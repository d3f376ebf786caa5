import { Agent, request } from "node:http";
import path from "node:path";
import { startServer, type Server } from "../e2e/support/server";
import { buildIfStale } from "../scripts/setup/build.mjs";
import { countsAt } from "./counts";
import { openPlain } from "./plain";
import { inMs, median, times, type Result } from "./result";
import { openBenchStore } from "./store";

export type IngestSetting = { folder: string };
type Row = { slo: number; minute: number; bad: number; total: number };
type Bare = (rows: readonly Row[]) => void;

/** SLOs whose minutes one call carries. */
const GROUP = 1000;
const LEAST_SHARE = 0.3;
/** An hour is sealed a quarter of an hour after its end: so many minutes are open at any time. */
const OPEN_MINUTES = 14;
/** Groups of SLOs sent in small batches, a minute a call, and in large ones. */
const BATCHES = [
  { groups: [0, 1, 2, 3], minutes: 1 },
  { groups: [4, 5, 6, 7], minutes: 5 },
];
const WARM_UP_GROUP = BATCHES.flatMap(({ groups }) => groups).length;
const SLOS = GROUP * (WARM_UP_GROUP + 1);
/**
 * Until the server's code is compiled for either size of a batch: it serves for weeks. The inserts
 * get as many.
 */
const WARM_UP_CALLS = 200;

/** One connection that is kept, as senders do: what `fetch` takes is not the server's time. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export async function openIngest(folder: string): Promise<IngestSetting> {
  await buildIfStale();
  return { folder };
}

/**
 * Rows sent to the API, each call in one batch, in turn with the same rows inserted into a bare
 * file, a transaction a batch: all batches of a group of SLOs the one way, then the other.
 */
export async function ingest({ folder }: IngestSetting): Promise<Result[]> {
  const file = path.join(folder, "ingest.db");
  const store = openBenchStore(file);
  await store.ask("fill", { count: SLOS, days: 0, now: 0 });
  await store.stop();
  const server = await startServer({
    database: { url: `file:${file}`, remove: () => Promise.resolve() },
  });
  const plain = openPlain(path.join(folder, "bare.db"));
  plain.exec(
    "create table bare (minute integer not null, slo_id integer not null, bad integer not null, total integer not null, primary key (minute, slo_id)) without rowid",
  );
  const statement = plain.prepare("insert into bare values (?, ?, ?, ?)");
  const insert: Bare = plain.transaction((rows: readonly Row[]) => {
    for (const { slo, minute, bad, total } of rows)
      statement.run(minute, slo, bad * 1000, total * 1000);
  });
  const now = Math.floor(Date.now() / 60_000);
  for (let call = 0; call < WARM_UP_CALLS; call += 1)
    for (const { minutes } of BATCHES) {
      const warmUp = rowsOf(WARM_UP_GROUP, now - minutes, now);
      await send(server, bodyOf(warmUp), warmUp.length);
      insert(warmUp);
      plain.exec("delete from bare");
    }
  const results: Result[] = [];
  for (const { groups, minutes } of BATCHES) {
    const starts = Array.from(
      { length: Math.floor(OPEN_MINUTES / minutes) },
      (_, call) => now - OPEN_MINUTES + call * minutes,
    );
    const runs = groups.map((group) =>
      starts.map((start) => rowsOf(group, start, start + minutes)),
    );
    results.push(await compare(server, insert, runs));
  }
  plain.close();
  agent.destroy();
  await server.remove();
  return results;
}

async function compare(
  server: Server,
  insert: Bare,
  runs: readonly (readonly Row[][])[],
): Promise<Result> {
  const own: number[] = [];
  const bare: number[] = [];
  for (const batches of runs) {
    const bodies = batches.map((rows) => ({ body: bodyOf(rows), rows: rows.length }));
    for (const { body, rows } of bodies) own.push(await msOf(() => send(server, body, rows)));
    for (const rows of batches) bare.push(await msOf(() => insert(rows)));
  }
  const ownMs = median(own);
  const bareMs = median(bare);
  const share = bareMs / ownMs;
  return {
    what: `ingest by calls of ${runs[0]?.[0]?.length ?? 0} rows (${inMs(ownMs)}) against bare inserts`,
    goal: `>= ${LEAST_SHARE}x`,
    seen: `${times(share)} (${inMs(bareMs)})`,
    met: share >= LEAST_SHARE,
  };
}

async function msOf(work: () => Promise<void> | void): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** In the order of a table by minute. */
function rowsOf(group: number, from: number, to: number): Row[] {
  const minutes = Array.from({ length: to - from }, (_, index) => from + index);
  const slos = Array.from({ length: GROUP }, (_, index) => group * GROUP + index);
  return minutes.flatMap((minute) =>
    slos.map((slo) => ({ slo, minute, ...countsAt(slo, minute) })),
  );
}

function bodyOf(rows: readonly Row[]): string {
  const measurements = rows.map(({ slo, minute, bad, total }) => ({
    service: "team-0-service",
    slo: `slo-${slo}`,
    at: new Date(minute * 60_000).toISOString(),
    good: total - bad,
    total,
  }));
  return JSON.stringify({ mode: "add", measurements });
}

async function send({ url, token }: Server, body: string, rows: number): Promise<void> {
  const { status, text } = await posted(`${url}/api/v1/measurements`, token, body);
  if (status !== 200 || (JSON.parse(text) as { accepted: number }).accepted !== rows)
    throw new Error(`A batch was not taken: ${status} ${text.slice(0, 500)}`);
}

function posted(url: string, token: string, body: string) {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(url, { agent, method: "POST", headers }, (answer) => {
      const parts: string[] = [];
      answer
        .setEncoding("utf8")
        .on("data", (part: string) => parts.push(part))
        .on("error", reject)
        .on("end", () => resolve({ status: answer.statusCode ?? 0, text: parts.join("") }));
    });
    sent.on("error", reject).end(body);
  });
}
