import { load, type Load, type Target } from "./load";
import { inMs, median, times, type Result } from "./result";
import type { WebSetting } from "./web-setting";

const WARM_UP_SECONDS = 3;
const SECONDS = 4;

type Page = { name: string; path: string; contains: string; goal: boolean };

const pagesWith = (slos: number): Page[] => [
  { name: `overview page with ${slos} SLOs`, path: "/", contains: `All <!-- -->${slos}<!-- --> SLOs`, goal: true },
  { name: "SLO list", path: "/slos", contains: "slo-0", goal: false },
  { name: "SLO page", path: "/services/team-0-service/slos/slo-0", contains: "slo-0", goal: false },
];
const compressions = [
  { name: "", headers: {} },
  { name: ", gzip", headers: { "accept-encoding": "gzip" } },
];

/** Requests a second and the time of the middle one over ten connections, in turn with an empty page of the same Next. */
export async function pageLoads({ server, cookie, empty, slos, rounds }: WebSetting): Promise<Result[]> {
  const results: Result[] = [];
  for (const compression of compressions) {
    const target = (path: string): Target => ({ url: server.url + path, headers: { cookie, ...compression.headers } });
    const floor = { target: { url: empty.url, headers: compression.headers }, loads: [] as Load[] };
    const own = pagesWith(slos).map((page) => ({ page, target: target(page.path), loads: [] as Load[] }));
    for (const { page, target: { url } } of own) await expectPage(url, cookie, page.contains);
    for (const { target: warm } of [floor, ...own]) await load(warm, WARM_UP_SECONDS);
    for (let round = 0; round < rounds; round += 1) for (const { target: measured, loads } of [floor, ...own]) loads.push(await load(measured, SECONDS));
    for (const { page, loads } of own) results.push(...compared(`${page.name}${compression.name}`, loads, floor.loads, page.goal));
  }
  return results;
}

function compared(what: string, own: readonly Load[], floor: readonly Load[], goal: boolean): Result[] {
  const rate = (loads: readonly Load[]) => median(loads.map(({ perSecond }) => perSecond));
  const p50 = (loads: readonly Load[]) => median(loads.map(({ p50Ms }) => p50Ms));
  const share = rate(own) / rate(floor);
  const slower = p50(own) / p50(floor);
  return [
    { what: `${what}: requests/s (${Math.round(rate(own))}) against an empty page`, goal: goal ? ">= 0.5x" : "(for information)", seen: `${times(share)} (${Math.round(rate(floor))})`, met: goal ? share >= 0.5 : null },
    { what: `${what}: p50 (${inMs(p50(own))}) against an empty page`, goal: goal ? "<= 2x" : "(for information)", seen: `${times(slower)} (${inMs(p50(floor))})`, met: goal ? slower <= 2 : null },
  ];
}

/** So that no sign-in page or error is measured in place of the page. */
async function expectPage(url: string, cookie: string, contains: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes(contains)) throw new Error(`${url} is not the page to measure: ${String(answer.status)} ${html.slice(0, 500)}`);
}
