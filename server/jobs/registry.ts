import { auditHead, checkAudit } from "@/db/store/audit";
import { maskKeptKeys } from "@/db/integrations/mask-kept-keys";
import { cleanUp } from "@/db/store/clean-up";
import { hasDemo } from "@/db/demo/workspace";
import { systemActor } from "../auth/system-actor";
import { applyRetention } from "@/db/measurements/retention";
import { sealHours } from "@/db/measurements/sealing";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { appendDemoMinute } from "@/server/demo/demo-workspace";
import { log } from "@/server/logging/log";
import { backfillJob } from "./backfill";
import { backupJob, backupSchedule } from "./backup";
import { escalateJob } from "./escalate";
import { evaluateJob } from "./evaluate";
import { heartbeatJob } from "./heartbeat";
import { heartbeatUrl } from "./heartbeat-url";
import { forgetJob } from "./forget";
import { historyRetention } from "./history-retention";
import { deliverJob } from "./deliver";
import type { Job } from "./job";
import { pollJob } from "./poll";
import { recommendationsJob } from "./recommendations";
import { scorecardsJob } from "./scorecards";
import { shiftNoticeMs } from "./shift-notice";
import { shiftsJob } from "./shifts";
import { staleAlertsJob } from "./stale-alerts";
import { watchJob } from "./watch";

/** Hours can be sealed a quarter past. */
const sealJob: Job = {
  name: "seal",
  does: "Packs the minutes of past hours.",
  everyMs: HOUR_MS,
  offsetMs: 16 * MINUTE_MS,
  longestMs: 30 * MINUTE_MS,
  run: async ({ actor, now }) => {
    await sealHours(actor, { now });
  },
};

/** After sealing, so that what is dropped is sealed. */
const retainJob: Job = {
  name: "retain",
  does: "Drops the minutes that no window needs any more.",
  everyMs: DAY_MS,
  offsetMs: 3 * HOUR_MS + 20 * MINUTE_MS,
  longestMs: HOUR_MS,
  run: async ({ actor, now }) => {
    await applyRetention(actor, { now });
  },
};

const cleanUpJob: Job = {
  name: "clean-up",
  does: "Deletes expired sessions and old keys.",
  everyMs: HOUR_MS,
  offsetMs: 25 * MINUTE_MS,
  longestMs: 10 * MINUTE_MS,
  run: async ({ actor, now }) => {
    await maskKeptKeys(actor);
    await cleanUp(actor, now);
  },
};

const auditJob: Job = {
  name: "audit",
  does: "Checks that no row of the audit log was changed or taken out.",
  everyMs: DAY_MS,
  offsetMs: 4 * HOUR_MS + 20 * MINUTE_MS,
  longestMs: HOUR_MS,
  run: async ({ actor }) => {
    const { brokenAt, rows } = await checkAudit(actor);
    if (brokenAt !== null)
      throw new Error(
        `The audit log was changed from outside: its row ${brokenAt} is not as it was written. Compare the database with a backup.`,
      );
    const head = await auditHead(actor);
    // Kept where the logs go, the head shows that the whole log was rebuilt.
    if (head) log("info", "audit.head", { rows, id: head.id, hash: head.hash });
  },
};

const demoJob: Job = {
  name: "demo",
  does: "Keeps the demo workspace going.",
  everyMs: MINUTE_MS,
  offsetMs: 2000,
  // A minute takes no time; the gap after weeks without a server may take more than one.
  longestMs: 10 * MINUTE_MS,
  wanted: () => hasDemo(systemActor("demo")),
  run: async ({ actor, now, stop }) => {
    await appendDemoMinute(actor, now, stop);
  },
};

/** Every background job of Burnline. */
export const JOBS: readonly Job[] = [
  escalateJob,
  shiftsJob(shiftNoticeMs(process.env)),
  pollJob,
  evaluateJob,
  deliverJob,
  backfillJob,
  staleAlertsJob,
  sealJob,
  retainJob,
  cleanUpJob,
  scorecardsJob,
  recommendationsJob,
  forgetJob(historyRetention(process.env)),
  auditJob,
  backupJob(backupSchedule(process.env)),
  demoJob,
  watchJob(() => JOBS),
  heartbeatJob(heartbeatUrl(process.env)),
];
