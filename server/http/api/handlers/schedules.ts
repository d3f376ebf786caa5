import "server-only";
import { copyOverrides, planCopy } from "@/db/schedules/copy-overrides";
import { deleteSchedule } from "@/db/schedules/delete";
import { getRota, getSchedule } from "@/db/schedules/find";
import { listSchedules } from "@/db/schedules/list";
import { addOverride, endOverride } from "@/db/schedules/overrides";
import { putSchedule } from "@/db/schedules/put";
import { IMPORT_DAYS } from "@/lib/on-call/import-schema";
import { intervalOf } from "@/lib/on-call/interval-query";
import { onCallAt } from "@/lib/on-call/on-call";
import { warningsOf } from "@/lib/on-call/warnings";
import { importCalendar } from "@/server/schedules/import-calendar";
import { lookedAt } from "@/server/schedules/on-call-now";
import { previewOf } from "@/server/schedules/preview";
import { pageByKey } from "../../cursor";
import { numberInAddress } from "../../number-in-address";
import {
  copyAnswer,
  importAnswer,
  onCallAnswer,
  overrideAnswer,
  scheduleAnswer,
  shiftsAnswer,
  warningAnswer,
} from "../../schedule-answers";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { scheduleOperations } from "../operations/schedules";

export const scheduleHandlers: HandlersOf<typeof scheduleOperations> = {
  listSchedules: async ({ actor, query: { team, ...page } }) => {
    const found = await listSchedules(actor);
    const wanted = found.filter((each) => team === undefined || each.team.slug === team);
    return ok(pageByKey(wanted.map(scheduleAnswer), ({ schedule }) => schedule, page));
  },

  getSchedule: async ({ actor, params }) =>
    ok(scheduleAnswer(await getSchedule(actor, params.schedule))),

  putSchedule: async ({ actor, params, body, now }) => {
    const { schedule, created } = await putSchedule(actor, params.schedule, body, now);
    return put(scheduleAnswer(schedule), created);
  },

  deleteSchedule: async ({ actor, params, now }) => {
    await deleteSchedule(actor, params.schedule, now);
    return noContent;
  },

  previewSchedule: async ({ actor, query, body, now }) => {
    const within = intervalOf(query, now.getTime());
    const { plan, versions, known, names } = await previewOf(actor, null, body, within);
    return ok({
      ...shiftsAnswer({ versions, names: new Map(Object.entries(names)) }, within),
      warnings: warningsOf(plan, within, known).map(warningAnswer),
    });
  },

  getOnCall: async ({ actor, params, query, now }) => {
    const at = query.at ?? now.getTime();
    const { rota } = await getRota(actor, params.schedule, lookedAt(at));
    return ok(onCallAnswer(rota, onCallAt(rota.versions, at)));
  },

  listShifts: async ({ actor, params, query, now }) => {
    const within = intervalOf(query, now.getTime());
    const { rota } = await getRota(actor, params.schedule, within);
    return ok(shiftsAnswer(rota, within));
  },

  postOverride: async ({ actor, params, body, now }) =>
    put(overrideAnswer(await addOverride(actor, params.schedule, body, now)), true),

  deleteOverride: async ({ actor, params, now }) => {
    await endOverride(actor, params.schedule, numberInAddress(params.override, "override"), now);
    return noContent;
  },

  copyOverrides: async ({ actor, params, body: { from, to, by, dryRun }, now }) => {
    const asked = { within: { start: from, end: to }, by };
    const plan = await (dryRun ? planCopy : copyOverrides)(actor, params.schedule, asked, now);
    return ok(copyAnswer(plan, dryRun));
  },

  importCalendar: async ({ actor, params, body: { ical, from, to, dryRun }, now }) => {
    const within = intervalOf({ from, to }, now.getTime(), IMPORT_DAYS);
    const found = await importCalendar(actor, params.schedule, { ical, within, dryRun }, now);
    return ok(importAnswer(found, dryRun));
  },
};
