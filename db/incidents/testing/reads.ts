import { DAY_MS } from "@/lib/time/duration";
import { listDuplicates } from "../duplicates";
import { getIncident } from "../find";
import { incidentNamed } from "../find-named";
import { listRelated } from "../links";
import { listIncidents } from "../list";
import { listImpacts } from "../list-impacts";
import { listOpenIncidents } from "../list-open";
import { listIncidentRecords } from "../list-records";
import { listResponders } from "../list-responders";
import { listServiceLives } from "../list-service-lives";
import { getEntry, getTimeline } from "../timeline";
import type { NounReads } from "../../testing/noun-reads";
import { AROUND_NOON, later } from "../../testing/persons";

export default {
  ofTeam: ({ slo, original, entry, incident: { id: number } }) => ({
    getEntry: (actor) => getEntry(actor, number, entry),
    getIncident: (actor) => getIncident(actor, number),
    getTimeline: (actor) => getTimeline(actor, number),
    incidentNamed: (actor) => incidentNamed(actor, "Hidden outage before"),
    listDuplicates: (actor) => listDuplicates(actor, original),
    listImpacts: (actor) =>
      listImpacts(actor, { service: "hidden-service", from: later(-2 * DAY_MS), limit: 9 }),
    listIncidentRecords: (actor) =>
      listIncidentRecords(actor, { from: later(-2 * DAY_MS).getTime(), to: AROUND_NOON.end }),
    listIncidents: (actor) =>
      listIncidents(actor, { q: "outage" }, { order: "open-first", limit: 9, offset: 0 }),
    listOpenIncidents: (actor) => listOpenIncidents(actor),
    listRelated: (actor) => listRelated(actor, number),
    listResponders: (actor) => listResponders(actor, [slo.service.team]),
    listServiceLives: async (actor) => [...(await listServiceLives(actor))],
  }),
} satisfies NounReads;
