import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { findCaretaker } from "../caretaker";
import { countOpenAlerts } from "../count-open";
import { countSloPages } from "../count-slo-pages";
import { findEvaluationProgress, listEvaluatedAlerts, listOpenOf } from "../evaluation";
import { findAlert, getAlert, listAlertEvents } from "../find";
import { listAlerts } from "../list";
import { listAlertMarks } from "../list-marks";
import { listEndedMutes, listOpenMutes } from "../mutes";
import { listOwnAlerts } from "../own-alerts";
import { listAlertMessages } from "../told";
import type { NounReads } from "../../testing/noun-reads";
import { later, NOON } from "../../testing/persons";

/** The first of the store. */
const ALERT = 1;

export default {
  ofTeam: ({ slo }) => ({
    countOpenAlerts: (actor) => countOpenAlerts(actor),
    countSloPages: (actor) => countSloPages(actor, later(-HOUR_MS)),
    findAlert: (actor) => findAlert(actor, ALERT),
    getAlert: (actor) => getAlert(actor, ALERT),
    listAlertEvents: (actor) => listAlertEvents(actor, ALERT),
    listAlertMarks: (actor) =>
      listAlertMarks(
        actor,
        {
          sloId: slo.id,
          objectiveId: slo.objectives[0]?.id ?? 0,
          from: later(-DAY_MS),
          to: later(DAY_MS),
        },
        10,
      ),
    listAlertMessages: (actor) => listAlertMessages(actor, ALERT),
    listAlerts: (actor) => listAlerts(actor, {}, { order: "open-first", limit: 9, offset: 0 }),
    listEndedMutes: (actor) => listEndedMutes(actor, later(9 * DAY_MS)),
    listOpenMutes: (actor) => listOpenMutes(actor, NOON),
  }),
  ofInstallation: {
    findEvaluationProgress: (actor) => findEvaluationProgress(actor),
    listEvaluatedAlerts: (actor) => listEvaluatedAlerts(actor),
    findCaretaker: (actor) => findCaretaker(actor),
    listOpenOf: (actor) => listOpenOf(actor, ["burn-rate"]),
    listOwnAlerts: (actor) => listOwnAlerts(actor),
  },
} satisfies NounReads;
