import { findFeedIdentity } from "../feed-identity";
import { listCalendarFeeds } from "../feeds";
import { findSchedule, getRota, getSchedule } from "../find";
import { listScheduleVersions } from "../history";
import { listRotas, listSchedules } from "../list";
import { listKnownPeople } from "../list-known-people";
import { listRotasToTell } from "../list-rotas-to-tell";
import { listSwaps, listSwapsAskedOf } from "../list-swaps";
import type { NounReads } from "../../testing/noun-reads";
import { AROUND_NOON, NOON } from "../../testing/persons";

export default {
  ofTeam: () => ({
    findSchedule: (actor) => findSchedule(actor, "hidden-schedule"),
    getRota: (actor) => getRota(actor, "hidden-schedule", AROUND_NOON),
    getSchedule: (actor) => getSchedule(actor, "hidden-schedule"),
    listKnownPeople: (actor) => listKnownPeople(actor, ["hidden@example.org"]),
    listRotas: (actor) => listRotas(actor, AROUND_NOON),
    listRotasToTell: (actor) =>
      listRotasToTell(actor, { scheduleId: null, within: AROUND_NOON, deletedSince: NOON }),
    listScheduleVersions: (actor) => listScheduleVersions(actor, "hidden-schedule", 9),
    listSchedules: (actor) => listSchedules(actor),
    listSwaps: (actor) => listSwaps(actor, "hidden-schedule", NOON),
    listSwapsAskedOf: (actor) => listSwapsAskedOf(actor, "other@burnline.example", NOON),
  }),
  ofInstallation: {
    findFeedIdentity: (actor) => findFeedIdentity(actor, "hidden"),
  },
  own: {
    listCalendarFeeds: (actor) => listCalendarFeeds(actor),
  },
} satisfies NounReads;
