import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { isDeep } from "./support/depth";
import { startEvilSources } from "./support/evil-sources";
import { expect, test } from "./support/fixtures";
import { watchHealth } from "./support/health-watch";
import type { HostileInput, Target } from "./support/hostile-input";
import { hostileInputs } from "./support/hostile-inputs";
import { actionNamed, adminCookieOf } from "./support/people";
import { callAction } from "./support/server-actions";
import type { Server } from "./support/server";

const LONGEST_MS = 250;
/**
 * The shortest wait of several counts: what a parser costs it costs each time, what a busy machine
 * costs it does not. Any other fault counts at once.
 */
const TIMED = 3;
/** Rounds of evil answers. */
const ROUNDS = isDeep ? 50 : 1;
/** Of some 200 MB that are sent. */
const MOST_LEFT_BYTES = 24 * 1024 * 1024;

test.use({
  world: "first",
  own: "hostile-input",
  serverEnv: { NODE_OPTIONS: `--require ${path.resolve("e2e/support/held-bytes.cjs")}` },
});

test("no text that may be sent keeps others waiting, ends the process or stays in its memory", async ({
  server,
}) => {
  test.setTimeout(300_000);
  const source = await tellableSource();
  const health = watchHealth(server);
  const target = await targetOf(server, source);
  const inputs = hostileInputs();
  const pid = server.pid();
  const faults: string[] = [];

  async function judge(input: HostileInput): Promise<void> {
    const found = (what: string) => faults.push(`${input.parser}, ${input.what}: ${what}`);
    let shortest = Infinity;
    for (let time = 0; time < TIMED && shortest > LONGEST_MS; time += 1) {
      const status = await input.send(target, time);
      const { worst, asked, failed } = await health.take();
      shortest = Math.min(shortest, worst);
      if (status >= 500 || failed > 0)
        found(
          `answered ${String(status)}, and ${String(failed)} of ${String(asked)} questions were not`,
        );
    }
    if (shortest > LONGEST_MS) found(`kept /healthz waiting ${shortest.toFixed(0)} ms`);
  }

  await health.take();
  for (const input of inputs) await judge(input);
  await health.stop();
  // By now the code of every route is in memory, too.
  const before = await heldBytes(server);
  // Addresses carry next to nothing.
  for (const { parser, send } of inputs)
    if (!parser.startsWith("query of")) await send(target, TIMED);
  const after = await heldBytes(server);
  source.stop();

  expect(faults).toEqual([]);
  expect(server.pid()).toBe(pid);
  expect(server.logs()).not.toContain('"event":"bug"');
  expect(after - before).toBeLessThan(MOST_LEFT_BYTES);
});

test("no data source keeps others waiting, ends the process or stays in its memory, whatever it does on the wire", async ({
  server,
}) => {
  test.setTimeout(300_000);
  const sources = await startEvilSources();
  const cookie = await adminCookieOf(server);
  const health = watchHealth(server);
  const pid = server.pid();
  const call = (action: string, fields: Record<string, string>) =>
    callAction({
      url: server.url,
      action: actionNamed(`app/(dashboard)/${action}`),
      cookie,
      fields,
    });
  /** All at once: what the slowest of them costs must not be paid by the others. */
  const askAll = () =>
    Promise.all(
      sources.all.map(async ({ name, slug }) => {
        const { state } = await call("slos/query-actions.ts#tryQuery", {
          dataSource: slug,
          query: "up",
        });
        return /"status":"error","message":"[^"]/.test(state)
          ? []
          : [`${name}: ${state.slice(0, 400)}`];
      }),
    );
  // Saving asks each a first time.
  await Promise.all(
    sources.all.map((source) =>
      call("settings/data-sources/actions.ts#createDataSource", { ...source, auth: "none" }),
    ),
  );

  const before = await heldBytes(server);
  await health.take();
  const faults: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) faults.push(...(await askAll()).flat());
  const { worst, failed } = await health.take();
  const after = await heldBytes(server);
  await health.stop();
  sources.stop();

  expect(faults).toEqual([]);
  expect(failed).toBe(0);
  expect(worst).toBeLessThan(LONGEST_MS);
  expect(server.pid()).toBe(pid);
  expect(server.logs()).not.toContain('"event":"bug"');
  expect(after - before).toBeLessThan(MOST_LEFT_BYTES);
});

async function targetOf(
  server: Server,
  source: Awaited<ReturnType<typeof tellableSource>>,
): Promise<Target> {
  const cookie = await adminCookieOf(server);
  const action = actionNamed("app/(dashboard)/settings/data-sources/actions.ts#createDataSource");
  await callAction({
    url: server.url,
    action,
    cookie,
    fields: { name: "Told", slug: "told", url: source.url, auth: "none" },
  });
  return {
    url: server.url,
    token: server.token,
    cookie,
    source: { name: "told", say: source.say },
  };
}

/** What the process holds once it has thrown away what it can. */
async function heldBytes(server: Server): Promise<number> {
  const told = () =>
    [...server.logs().matchAll(/held bytes: (\d+)/g)].map(([, bytes]) => Number(bytes));
  const before = told().length;
  process.kill(server.pid(), "SIGUSR2");
  await expect.poll(() => told().length).toBe(before + 1);
  return told().at(-1) ?? Number.NaN;
}

/** A data source that answers what it was told last. */
async function tellableSource() {
  let body = "{}";
  const server = createServer((request, response) => {
    request
      .resume()
      .once("end", () => response.writeHead(200, { "content-type": "application/json" }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    say: (text: string) => void (body = text),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
