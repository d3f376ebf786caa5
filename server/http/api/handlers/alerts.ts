import "server-only";
import { getAlert, listAlertEvents } from "@/db/alerts/find";
import { listAlerts } from "@/db/alerts/list";
import { muteAlert } from "@/db/alerts/mutes";
import { acknowledge, resolve } from "@/db/alerts/respond";
import { OPEN_ALERT_STATES } from "@/lib/alert/words";
import { alertAnswer, alertEventAnswer } from "../../alert-answers";
import { pageByNumber } from "../../cursor";
import { numberInAddress } from "../../number-in-address";
import { ok, type HandlersOf } from "../call";
import type { alertOperations } from "../operations/alerts";

export const alertHandlers: HandlersOf<typeof alertOperations> = {
  listAlerts: async ({ actor, query: { limit, cursor, state, source, ...filter } }) => {
    const states = state === "open" ? OPEN_ALERT_STATES : state && [state];
    const { items, nextCursor } = await pageByNumber(
      { limit, cursor },
      async (part) =>
        (await listAlerts(actor, { ...filter, kind: source, states }, { order: "newest", ...part }))
          .items,
    );
    return ok({ items: items.map(alertAnswer), nextCursor });
  },

  getAlert: async ({ actor, params }) => {
    const id = numberInAddress(params.alert, "alert");
    const [alert, events] = await Promise.all([getAlert(actor, id), listAlertEvents(actor, id)]);
    return ok({ ...alertAnswer(alert), history: events.map(alertEventAnswer) });
  },

  acknowledgeAlert: async ({ actor, params, now }) =>
    ok(alertAnswer(await acknowledge(actor, numberInAddress(params.alert, "alert"), now))),

  resolveAlert: async ({ actor, params, now }) =>
    ok(alertAnswer(await resolve(actor, numberInAddress(params.alert, "alert"), now))),

  muteAlert: async ({ actor, params, body, now }) => {
    const id = numberInAddress(params.alert, "alert");
    await muteAlert(actor, id, body, now);
    return ok(alertAnswer(await getAlert(actor, id)));
  },
};
