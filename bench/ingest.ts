import path from "node:path";
import { startServer, type Server } from "../e2e/support/server";
import { buildIfStale } from "../scripts/setup/build.mjs";
import { countsAt } from "./counts";
import { openPlain } from "./plain";
import { inMs, median, times, type Result } from "./result";
import { openBenchStore } from "./store";

export type IngestSetting = { folder: string; rounds: number };
type Row = { slo: number; minute: number; bad: number; total: number };
type Bare = (rows: readonly Row[]) => void;

const SLOS = 1000;
const LEAST_SHARE = 0.3;
/** Minutes of every SLO that one call carries: a small and a large batch. All together stay within the hours that are open. */
const BATCHES = [
  { minutes: 1, callsARound: 4 },
  { minutes: 5, callsARound: 1 },
];
const MOST_ROUNDS = 5;
/** Until the server's code is compiled: it serves for weeks. */
const WARM_UP_CALLS = 150;

export async function openIngest(folder: string, rounds: number): Promise<IngestSetting> {
  await buildIfStale();
  return { folder, rounds };
}

/** Rows sent to the API, each call in one batch, in turn with the same rows inserted into a bare file, a transaction a batch. */
export async function ingest({ folder, rounds }: IngestSetting): Promise<Result[]> {
  const file = path.join(folder, "ingest.db");
  const store = openBenchStore(file);
  await store.ask("fill", { count: SLOS, days: 0, now: 0 });
  await store.stop();
  const server = await startServer({ database: { url: `file:${file}`, remove: () => Promise.resolve() } });
  const plain = openPlain(path.join(folder, "bare.db"));
  plain.exec("create table bare (minute integer not null, slo_id integer not null, bad integer not null, total integer not null, primary key (minute, slo_id)) without rowid");
  const statement = plain.prepare("insert into bare values (?, ?, ?, ?)");
  const insert: Bare = plain.transaction((rows: readonly Row[]) => {
    for (const { slo, minute, bad, total } of rows) statement.run(minute, slo, bad * 1000, total * 1000);
  });
  const batches = BATCHES.map(({ minutes, callsARound }) => ({ minutes, calls: Math.min(rounds, MOST_ROUNDS) * callsARound }));
  let minute = Math.floor(Date.now() / 60_000) - batches.reduce((sum, { minutes, calls }) => sum + minutes * calls, 0);
  const warmUp = rowsOf(minute - 1, minute);
  for (let call = 0; call < WARM_UP_CALLS; call += 1) await send(server, bodyOf(warmUp), warmUp.length);
  insert(warmUp);
  const results: Result[] = [];
  for (const { minutes, calls } of batches) {
    const stretches = Array.from({ length: calls }, () => rowsOf(minute, (minute += minutes)));
    results.push(await compare(server, insert, stretches));
  }
  plain.close();
  await server.remove();
  return results;
}

async function compare(server: Server, insert: Bare, batches: readonly Row[][]): Promise<Result> {
  const own: number[] = [];
  const bare: number[] = [];
  for (const rows of batches) {
    const body = bodyOf(rows);
    const started = performance.now();
    await send(server, body, rows.length);
    const between = performance.now();
    insert(rows);
    own.push(between - started);
    bare.push(performance.now() - between);
  }
  const ownMs = median(own);
  const bareMs = median(bare);
  const share = bareMs / ownMs;
  return { what: `ingest by calls of ${batches[0]?.length ?? 0} rows (${inMs(ownMs)}) against bare inserts`, goal: `>= ${LEAST_SHARE}x`, seen: `${times(share)} (${inMs(bareMs)})`, met: share >= LEAST_SHARE };
}

function rowsOf(from: number, to: number): Row[] {
  const rows: Row[] = [];
  for (let minute = from; minute < to; minute += 1) for (let slo = 0; slo < SLOS; slo += 1) rows.push({ slo, minute, ...countsAt(slo, minute) });
  return rows;
}

function bodyOf(rows: readonly Row[]): string {
  const measurements = rows.map(({ slo, minute, bad, total }) => ({ service: "team-0-service", slo: `slo-${slo}`, at: new Date(minute * 60_000).toISOString(), good: total - bad, total }));
  return JSON.stringify({ mode: "add", measurements });
}

async function send({ url, token }: Server, body: string, rows: number): Promise<void> {
  const answer = await fetch(`${url}/api/v1/measurements`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body });
  const text = await answer.text();
  if (answer.status !== 200 || (JSON.parse(text) as { accepted: number }).accepted !== rows) throw new Error(`A batch was not taken: ${answer.status} ${text.slice(0, 500)}`);
}
