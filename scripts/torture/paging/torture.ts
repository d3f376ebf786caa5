import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "../../setup/paths.mjs";
import { engines, type Engine, type EngineName } from "../engines";
import { bundle } from "../server-process";
import { findingsOf } from "../findings";
import type { Findings, Seen } from "./check";
import { startHook } from "./hook";
import { PAGER, preparePager, startPager, type Promised } from "./pagers";
import { storyMs } from "./story";

const MOST_KILLS = 50;
const FAST = 60;
/** So slow that no message takes longer than its lease. */
const SLOW = 20;
const TWINS_FIRE = 20;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Stage = { engine: Engine; hookUrl: string; log: number; promised: Promised };

/** Kills at as many points of the story, evenly spread from the alert to the loud end. */
async function killAtEachPoint({ engine, hookUrl, log, promised }: Stage, kills: number) {
  const beganAt = Date.now();
  let next = preparePager(engine.url, log);
  for (let run = 1; run <= kills; run += 1) {
    const begin = { beganAt, speed: FAST, holder: `run ${run}`, hookUrl };
    const pager = await startPager(next, begin, promised);
    next = preparePager(engine.url, log);
    const lifeMs = (storyMs(FAST) * run) / kills;
    await pager.told({ kind: "fire", key: `${run} unanswered` });
    pager.ask({ kind: "fire", key: `${run} answered` });
    await pause(lifeMs * 0.7);
    if (promised.fired.includes(`${run} answered`))
      pager.ask({ kind: "acknowledge", key: `${run} answered` });
    await pause(lifeMs * 0.3);
    await pager.kill();
  }
  const last = await startPager(next, { beganAt, speed: FAST, holder: "last", hookUrl }, promised);
  await last.quiet();
  await last.kill();
}

/** Two processes share the database, and nobody dies. */
async function pageByTwo({ engine, hookUrl, log, promised }: Stage) {
  const beganAt = Date.now();
  const start = (holder: string) =>
    startPager(preparePager(engine.url, log), { beganAt, speed: SLOW, holder, hookUrl }, promised);
  const first = await start("first");
  const twins = [first, await start("second")];
  for (let index = 0; index < TWINS_FIRE; index += 1)
    twins[index % twins.length]?.ask({ kind: "fire", key: String(index) });
  await pause(storyMs(SLOW));
  for (const twin of twins) await twin.quiet();
  for (const twin of twins) await twin.kill();
}

type Play = { title: string; once: boolean; play: (stage: Stage) => Promise<void> };

async function played(name: EngineName, { title, once, play }: Play): Promise<boolean> {
  const engine = await engines[name]();
  const hook = await startHook();
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-torture-"));
  const log = openSync(path.join(root, `.cache/torture/${name}-paging.log`), "w");
  const promised: Promised = { fired: [], acknowledged: [] };
  const startedAt = performance.now();
  try {
    await play({ engine, hookUrl: hook.url, log, promised });
    const file = path.join(folder, "seen.json");
    const seen: Seen = { ...promised, received: hook.received, once };
    writeFileSync(file, JSON.stringify(seen));
    const { alerts, messages, repeated, wrong } = await findingsOf<Findings>(
      "paging/check",
      file,
      engine.url,
    );
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(`${name}: ${title}, in ${seconds} s`);
    console.log(
      `  ${promised.fired.length} alerts and ${promised.acknowledged.length} acknowledgements answered; ${alerts} alerts told by ${messages} messages, ${repeated} of them more than once under their number; ${wrong.length} lost, doubled or wrong`,
    );
    for (const line of wrong.slice(0, 20)) console.log(`  ${line}`);
    if (wrong.length > 0)
      console.log(`  what the servers wrote is in .cache/torture/${name}-paging.log`);
    return wrong.length === 0;
  } finally {
    closeSync(log);
    hook.close();
    await engine.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The story from an alert to its messages under kill -9, and in the long form by two processes. */
export async function torturePaging(
  name: EngineName,
  kills: number,
): Promise<{ passed: number; failed: number }> {
  await bundle(PAGER);
  const times = Math.min(kills, MOST_KILLS);
  const plays: Play[] = [
    {
      title: `${times} kills from an alert to its messages`,
      once: false,
      play: (stage) => killAtEachPoint(stage, times),
    },
  ];
  if (name === "postgres" && times === MOST_KILLS)
    plays.push({ title: `${TWINS_FIRE} pages by two processes`, once: true, play: pageByTwo });
  let passed = 0;
  for (const play of plays) if (await played(name, play)) passed += 1;
  return { passed, failed: plays.length - passed };
}
