import { count, desc, eq, inArray } from "drizzle-orm";
import { acknowledgeAlert } from "@/db/alerts/internal/change";
import { applySighting } from "@/db/alerts/internal/apply";
import { putPolicy } from "@/db/escalations/put";
import { findPolicy } from "@/db/escalations/find";
import { putTeamPaging } from "@/db/escalations/team-paging";
import { hasDue } from "@/db/notifications/lease";
import { putTeam } from "@/db/people/teams";
import { alerts } from "@/db/schema/alerts";
import { escalations } from "@/db/schema/escalations";
import { notifications } from "@/db/schema/notifications";
import { teams } from "@/db/schema/people";
import { read } from "@/db/store/client";
import { serialWrite } from "@/db/store/serial-write";
import { systemActor } from "@/db/testing/fresh-store";
import { fullDisk } from "@/db/testing/sightings";
import { policyInputSchema } from "@/lib/escalation/schema";
import { channelInputSchema } from "@/lib/notification/receiver-schema";
import { deliverDue, deliverJob } from "@/server/jobs/deliver";
import { escalateJob } from "@/server/jobs/escalate";
import { Scheduler } from "@/server/jobs/scheduler";
import { saveChannel } from "@/server/notifications/team-channels";
import { openStore } from "@/server/start/open-store";
import {
  CHANNELS,
  clockOf,
  LEVEL_MINUTES,
  POLICY,
  TEAM,
  type Answered,
  type Asked,
  type Begin,
} from "./story";

// The jobs that page, under the scheduler and the leases of the real server, until the process is
// killed; what it is asked it answers once that is stored.
const TICK_MS = 20;

async function page(begin: Begin): Promise<void> {
  const { holder, hookUrl } = begin;
  const clock = clockOf(begin);
  await openStore();
  if ((await findPolicy(systemActor, POLICY)) === null) await setUp(hookUrl, clock());
  const jobs = [
    escalateJob,
    {
      ...deliverJob,
      wanted: hasDue,
      run: (context: Parameters<typeof deliverDue>[0]) => deliverDue(context, clock),
    },
  ];
  process.on("message", (asked) => void answer(asked as Asked, clock()));
  new Scheduler(jobs, { holder, clock, tickMs: TICK_MS }).start();
  process.send?.("ready");
}

async function setUp(hookUrl: string, now: Date): Promise<void> {
  await putTeam(systemActor, TEAM, { name: "Payments", open: false }, now);
  for (const slug of CHANNELS) {
    const input = { name: slug, team: TEAM, kind: "webhook", url: `${hookUrl}/${slug}` };
    await saveChannel(systemActor, slug, channelInputSchema.parse(input), now);
  }
  const [first, second, end] = CHANNELS;
  const level = (channel: string) => ({ targets: [{ channel }], timeoutMinutes: LEVEL_MINUTES });
  const policy = {
    name: "Pages",
    team: TEAM,
    levels: [level(first), level(second)],
    reNotifyAfterMinutes: 1440,
    whenNobodyAnswers: [{ channel: end }],
  };
  await putTeamPaging(systemActor, TEAM, { policy: null, ticketChannel: null }, now);
  await putPolicy(systemActor, POLICY, policyInputSchema.parse(policy), now);
  await putTeamPaging(systemActor, TEAM, { policy: POLICY, ticketChannel: null }, now);
}

async function answer(asked: Asked, now: Date): Promise<void> {
  if (asked.kind === "fire") await fire(asked.key, now);
  if (asked.kind === "acknowledge") await acknowledge(asked.key, now);
  process.send?.({ done: asked, open: await countOpen() } satisfies Answered);
}

async function fire(key: string, now: Date): Promise<void> {
  const [team] = await read().select({ id: teams.id }).from(teams).where(eq(teams.slug, TEAM));
  const subject = fullDisk(team?.id ?? 0, { key });
  await serialWrite((tx) =>
    applySighting(tx, systemActor, { ...subject, event: "seen", severity: "page" }, now),
  );
}

async function acknowledge(key: string, now: Date): Promise<void> {
  const [alert] = await read()
    .select({ id: alerts.id })
    .from(alerts)
    .where(eq(alerts.key, key))
    .orderBy(desc(alerts.id))
    .limit(1);
  if (!alert) throw new Error(`there is no alert ${key} to acknowledge`);
  const by = { userId: null, name: "Ana" };
  await serialWrite((tx) => acknowledgeAlert(tx, systemActor, alert.id, by, now));
}

/** What goes on still: escalations that are not over, and messages that are not sent. */
async function countOpen(): Promise<number> {
  const [running] = await read()
    .select({ n: count() })
    .from(escalations)
    .where(eq(escalations.state, "running"));
  const [waiting] = await read()
    .select({ n: count() })
    .from(notifications)
    .where(inArray(notifications.state, ["waiting", "sending"]));
  return (running?.n ?? 0) + (waiting?.n ?? 0);
}

process.once("disconnect", () => process.exit());
process.once("message", (begin) => void page(begin as Begin));
