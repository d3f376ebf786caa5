import { NOON } from "./persons";
import { listCalendarFeeds } from "../schedules/feeds";
import { findOwnPasswordHash } from "../people/users";
import { listOwnSessions } from "../people/sessions";
import { findOwnRules, listOwnContacts } from "../contacts/list-own";
import type { Reads } from "./team-reads";

/** One's own, whoever one is. */
export const ownReads: Reads = {
  findOwnRules: (actor) => findOwnRules(actor),
  listOwnContacts: (actor) => listOwnContacts(actor),
  findOwnPasswordHash: (actor) => findOwnPasswordHash(actor),
  listCalendarFeeds: (actor) => listCalendarFeeds(actor),
  listOwnSessions: (actor) => listOwnSessions(actor, NOON),
};
