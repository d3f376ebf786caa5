import "server-only";
import { declareIncident } from "@/db/incidents/declare";
import { getTimeline } from "@/db/incidents/timeline";
import { getIncident } from "@/db/incidents/find";
import { listIncidents } from "@/db/incidents/list";
import { patchIncident } from "@/db/incidents/patch";
import { OPEN_STATUSES } from "@/lib/incident/status";
import { pageByNumber } from "../../cursor";
import { entryAnswer, incidentAnswer } from "../../incident-answers";
import { numberInAddress } from "../../number-in-address";
import { ok, put, type HandlersOf } from "../call";
import type { incidentOperations } from "../operations/incidents";

export const incidentHandlers: HandlersOf<typeof incidentOperations> = {
  listIncidents: async ({ actor, query: { limit, cursor, status, ...filter } }) => {
    const statuses = status === "open" ? OPEN_STATUSES : status ? [status] : undefined;
    const { items, nextCursor } = await pageByNumber(
      { limit, cursor },
      async (part) =>
        (await listIncidents(actor, { ...filter, statuses }, { order: "newest", ...part })).items,
    );
    return ok({ items: items.map(incidentAnswer), nextCursor });
  },

  postIncident: async ({ actor, body, now }) =>
    put(incidentAnswer(await declareIncident(actor, body, now)), true),

  getIncident: async ({ actor, params }) => {
    const number = numberInAddress(params.number, "incident");
    const [incident, { entries }] = await Promise.all([
      getIncident(actor, number),
      getTimeline(actor, number),
    ]);
    return ok({ ...incidentAnswer(incident), timeline: entries.map(entryAnswer) });
  },

  patchIncident: async ({ actor, params, body, now }) =>
    ok(
      incidentAnswer(
        await patchIncident(actor, numberInAddress(params.number, "incident"), body, now),
      ),
    ),
};
