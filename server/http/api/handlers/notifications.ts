import "server-only";
import { listNotifications, type Told } from "@/db/notifications/list";
import { pageByNumber } from "../../cursor";
import { ok, type HandlersOf } from "../call";
import type { notificationOperations } from "../operations/notifications";

export const notificationHandlers: HandlersOf<typeof notificationOperations> = {
  listNotifications: async ({ actor, query: { limit, cursor, alert, incident, person } }) => {
    const { items, nextCursor } = await pageByNumber({ limit, cursor }, ({ before, ...part }) =>
      listNotifications(
        actor,
        { alertId: alert, incidentId: incident, person },
        { ...part, before: before ?? undefined },
      ),
    );
    return ok({ items: items.map(notificationAnswer), nextCursor });
  },
};

const notificationAnswer = (told: Told) => ({
  id: told.messageId,
  cause: told.cause.kind,
  severity: told.severity,
  alert: told.alertId,
  incident: told.incidentId,
  person: told.person?.email ?? null,
  channel: told.channelName?.slug ?? null,
  by: told.channel,
  state: told.state,
  createdAt: told.createdAt.toISOString(),
  nextAttemptAt: told.nextAttemptAt?.toISOString() ?? null,
  finishedAt: told.finishedAt?.toISOString() ?? null,
  attempts: told.tries.map(({ at, error }) => ({ at: at.toISOString(), error })),
});
