import { dashboardPages } from "./dashboard-pages";
import { firstViews } from "./first-views";
import { load, type Load } from "./load";
import { startPusher } from "./pusher";
import { inMs, median, times, type Result } from "./result";
import { TEAMS, type WebSetting } from "./web-setting";

/**
 * Of each page, the empty one as well, until the server's code is compiled: it serves for weeks, and
 * as many seconds would compile a page that is quick better than one that is not.
 */
const WARM_UP = { requests: 1500 };
const SECONDS = 3;
const LEAST_SHARE = 0.35;
const MOST_TIMES = 3;

type Measured = { name: string; url: string; loads: Load[] };

/**
 * Requests a second and the time of the middle one over ten connections, by readers with sessions
 * of their own while measurements come in, in turn with an empty page of the same Next that is as
 * long as a page without content.
 */
export async function pageLoads(setting: WebSetting): Promise<Result[]> {
  const { server, sessions, empty, slos, rounds } = setting;
  const pages = dashboardPages(slos);
  const measured = (name: string, url: string): Measured => ({ name, url, loads: [] });
  const floor = measured("empty page", empty.url);
  const own = pages.map(({ name, path }) => measured(name, server.url + path));
  for (const { path, contains } of pages)
    await expectPage(server.url + path, sessions[0] ?? "", contains);
  const pusher = startPusher(server, slos, TEAMS);
  for (const { url } of [floor, ...own]) await load({ url, cookies: sessions }, WARM_UP);
  for (let round = 0; round < rounds; round += 1)
    for (const one of [floor, ...own])
      one.loads.push(await load({ url: one.url, cookies: sessions }, { seconds: SECONDS }));
  await pusher.stop();
  return [
    ...own.flatMap((one) => compared(one, floor)),
    ...(await firstViews(setting, pages, p50Of(floor))),
  ];
}

const rateOf = ({ loads }: Measured) => median(loads.map(({ perSecond }) => perSecond));
const p50Of = ({ loads }: Measured) => median(loads.map(({ p50Ms }) => p50Ms));

function compared(own: Measured, floor: Measured): Result[] {
  const share = rateOf(own) / rateOf(floor);
  const slower = p50Of(own) / p50Of(floor);
  return [
    {
      what: `${own.name}: requests/s (${Math.round(rateOf(own))}) against an empty page`,
      goal: `>= ${LEAST_SHARE}x`,
      seen: `${times(share)} (${Math.round(rateOf(floor))})`,
      met: share >= LEAST_SHARE,
    },
    {
      what: `${own.name}: p50 (${inMs(p50Of(own))}) against an empty page`,
      goal: `<= ${MOST_TIMES}x`,
      seen: `${times(slower)} (${inMs(p50Of(floor))})`,
      met: slower <= MOST_TIMES,
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
