import type { DashboardPage } from "./dashboard-pages";
import { inMs, median, times, type Result } from "./result";
import type { WebSetting } from "./web-setting";

const ROUNDS = 15;

/**
 * What the first to ask waits for, right after something was written: nothing that was made before
 * counts then. `emptyMs`: the time of the middle request of the empty page.
 */
export async function firstViews(
  { server, sessions }: WebSetting,
  pages: readonly DashboardPage[],
  emptyMs: number,
): Promise<Result[]> {
  const took = new Map(pages.map((page): [DashboardPage, number[]] => [page, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [page, all] of took) {
      await writeSomething(server, round);
      const cookie = sessions[round % sessions.length] ?? "";
      const started = performance.now();
      await (await fetch(server.url + page.path, { headers: { cookie } })).arrayBuffer();
      all.push(performance.now() - started);
    }
  }
  return [...took].map(([{ name, firstView }, all]) => {
    const ms = median(all);
    return {
      what: `${name}: first view after a write (${inMs(ms)}) against an empty page's p50`,
      goal: firstView === null ? "(for information)" : `< ${times(firstView)}`,
      seen: `${times(ms / emptyMs)} (${inMs(emptyMs)})`,
      met: firstView === null ? null : ms / emptyMs < firstView,
    };
  });
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
