import { countPages } from "../count-pages";
import { findDelivery } from "../delivery";
import { findAcknowledgeable } from "../find-acknowledgeable";
import { findEventSubject } from "../find-event";
import { findSubject } from "../find-subject";
import { hasDue, listStillHeld } from "../lease";
import { listNotifications } from "../list";
import { findMail, findVapid } from "../settings";
import type { NounReads } from "../../testing/noun-reads";
import { AROUND_NOON, NOON } from "../../testing/persons";

const NOTHING = {
  cause: { kind: "test" } as const,
  userId: null,
  alertId: null,
  incidentId: null,
  escalationId: null,
  scheduleId: null,
};

const PUBLISHED = {
  kind: "event",
  event: "postmortem.published",
  at: NOON.getTime(),
  postmortemId: 1,
} as const;

export default {
  ofTeam: () => ({
    countPages: (actor) => countPages(actor, ["hidden@example.org"], AROUND_NOON),
    listNotifications: (actor) => listNotifications(actor, {}, { limit: 20 }),
  }),
  ofInstallation: {
    findAcknowledgeable: (actor) =>
      findAcknowledgeable(actor, { subject: { alertId: 1 }, by: { userId: 1 } }),
    findMail: (actor) => findMail(actor),
    listStillHeld: (actor) => listStillHeld(actor, []),
    findEventSubject: (actor) => findEventSubject(actor, { ...NOTHING, cause: PUBLISHED }),
    findSubject: (actor) => findSubject(actor, NOTHING),
    findVapid: (actor) => findVapid(actor),
    hasDue: (actor) => hasDue(actor, NOON),
    findDelivery: (actor) => findDelivery(actor, NOON),
  },
} satisfies NounReads;
