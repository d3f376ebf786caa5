import { plural } from "@/lib/formats/count";
import { load, type Load, type Target } from "./load";
import { inMs, median, times, type Result } from "./result";
import { INCIDENTS, type WebSetting } from "./web-setting";

const WARM_UP_SECONDS = 3;
const SECONDS = 4;

/** `goal`: its figures are those of performance.md; others are told for information. */
type Page = { name: string; path: string; contains: string; goal: boolean };

const pagesWith = (slos: number): Page[] => [
  {
    name: `overview page with ${slos} SLOs`,
    path: "/",
    contains: `All <!-- -->${slos}<!-- --> SLOs`,
    goal: true,
  },
  { name: "SLO list", path: "/slos", contains: "slo-0", goal: false },
  { name: "SLO page", path: "/services/team-0-service/slos/slo-0", contains: "slo-0", goal: false },
  {
    name: `insights of ${INCIDENTS} incidents`,
    path: "/insights?days=365",
    contains: plural(INCIDENTS, "incident"),
    goal: true,
  },
  {
    name: `list of ${INCIDENTS} incidents`,
    path: "/incidents",
    contains: "Incident 0",
    goal: true,
  },
];
const compressions = [
  { name: "", headers: {} },
  { name: ", gzip", headers: { "accept-encoding": "gzip" } },
];

/**
 * Requests a second and the time of the middle one over ten connections, in turn with an empty page
 * of the same Next.
 */
export async function pageLoads({
  server,
  cookie,
  empty,
  slos,
  rounds,
}: WebSetting): Promise<Result[]> {
  const results: Result[] = [];
  for (const compression of compressions) {
    const target = (path: string): Target => ({
      url: server.url + path,
      headers: { cookie, ...compression.headers },
    });
    const floor = { target: { url: empty.url, headers: compression.headers }, loads: [] as Load[] };
    const own = pagesWith(slos).map((page) => ({
      page,
      target: target(page.path),
      loads: [] as Load[],
    }));
    for (const {
      page,
      target: { url },
    } of own)
      await expectPage(url, cookie, page.contains);
    for (const { target: warm } of [floor, ...own]) await load(warm, WARM_UP_SECONDS);
    for (let round = 0; round < rounds; round += 1)
      for (const { target: measured, loads } of [floor, ...own])
        loads.push(await load(measured, SECONDS));
    for (const { page, loads } of own)
      results.push(...compared(`${page.name}${compression.name}`, loads, floor.loads, page.goal));
  }
  return [...results, ...(await firstViews(server, cookie, pagesWith(slos)))];
}

const FIRST_VIEWS = 15;

/**
 * What the first to ask waits for, right after something was written: nothing that was made before
 * counts then.
 */
async function firstViews(
  server: WebSetting["server"],
  cookie: string,
  pages: readonly Page[],
): Promise<Result[]> {
  const took = new Map<Page, number[]>(pages.map((page) => [page, []]));
  for (let round = 0; round < FIRST_VIEWS; round += 1) {
    for (const page of pages) {
      await writeSomething(server, round);
      const started = performance.now();
      await (await fetch(server.url + page.path, { headers: { cookie } })).arrayBuffer();
      took.get(page)?.push(performance.now() - started);
    }
  }
  return pages.map((page) => ({
    what: `${page.name}: first view after a write`,
    goal: "(for information)",
    seen: inMs(median(took.get(page) ?? [])),
    met: null,
  }));
}

async function writeSomething({ url, token }: WebSetting["server"], round: number): Promise<void> {
  const answer = await fetch(`${url}/api/v1/teams/team-0`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: `Team of round ${round}` }),
  });
  if (!answer.ok)
    throw new Error(`writing answered ${String(answer.status)}: ${await answer.text()}`);
}

function compared(
  what: string,
  own: readonly Load[],
  floor: readonly Load[],
  goal: boolean,
): Result[] {
  const rate = (loads: readonly Load[]) => median(loads.map(({ perSecond }) => perSecond));
  const p50 = (loads: readonly Load[]) => median(loads.map(({ p50Ms }) => p50Ms));
  const share = rate(own) / rate(floor);
  const slower = p50(own) / p50(floor);
  return [
    {
      what: `${what}: requests/s (${Math.round(rate(own))}) against an empty page`,
      goal: goal ? ">= 0.5x" : "(for information)",
      seen: `${times(share)} (${Math.round(rate(floor))})`,
      met: goal ? share >= 0.5 : null,
    },
    {
      what: `${what}: p50 (${inMs(p50(own))}) against an empty page`,
      goal: goal ? "<= 2x" : "(for information)",
      seen: `${times(slower)} (${inMs(p50(floor))})`,
      met: goal ? slower <= 2 : null,
    },
  ];
}

/** So that no sign-in page or error is measured in place of the page. */
async function expectPage(url: string, cookie: string, contains: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes(contains))
    throw new Error(
      `${url} is not the page to measure: ${String(answer.status)} ${html.slice(0, 500)}`,
    );
}
