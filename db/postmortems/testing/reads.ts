import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { listActionsOf } from "../actions";
import { listComments } from "../comments";
import { countActionsOfServices } from "../count-actions-of-services";
import { findPostmortemOf, getPostmortem } from "../find";
import { getPostmortemVersion, listPostmortemVersions } from "../history";
import { listPostmortems } from "../list";
import { countActions, listActions } from "../list-actions";
import { listAskedFor } from "../list-asked-for";
import { listDuePostmortems } from "../list-due";
import { listEarlierIncidents } from "../list-earlier-incidents";
import { listPostmortemPeople, listReviewers, listWaitingReviews } from "../list-reviews";
import { listPublishedSpending } from "../spending";
import { getPostmortemTimeline } from "../timeline";
import type { NounReads } from "../../testing/noun-reads";
import type { Slo } from "../../slos/slo";

const PAGE = { size: 20, page: 1 };

const spending = ({ id, service }: Slo): PublishedSpending => ({
  sloId: id,
  teamId: service.team.id,
  slo: "Hidden",
  service: "Hidden",
  unit: "events",
  targetPpm: 999_000,
  bad: 1,
  consumed: 1,
  rounded: false,
});

export default {
  ofTeam: ({ slo, incident, postmortem: { id } }) => ({
    countActions: (actor) => countActions(actor, {}),
    countActionsOfServices: (actor) => countActionsOfServices(actor, "2026-11-02"),
    findPostmortemOf: (actor) => findPostmortemOf(actor, incident.id),
    getPostmortem: (actor) => getPostmortem(actor, id),
    getPostmortemTimeline: (actor) => getPostmortemTimeline(actor, id),
    getPostmortemVersion: (actor) => getPostmortemVersion(actor, id, 1),
    listActions: (actor) => listActions(actor, { state: "all" }, PAGE),
    listActionsOf: (actor) => listActionsOf(actor, id),
    listComments: (actor) => listComments(actor, id),
    listDuePostmortems: (actor) => listDuePostmortems(actor, { limit: 9 }),
    listEarlierIncidents: (actor) => listEarlierIncidents(actor, incident),
    listPostmortemPeople: (actor) => listPostmortemPeople(actor, id),
    listPostmortemVersions: (actor) => listPostmortemVersions(actor, id),
    listPostmortems: (actor) => listPostmortems(actor, { q: "outage" }, PAGE),
    listPublishedSpending: (actor) =>
      listPublishedSpending(actor, { publishedSpending: [spending(slo)] }),
    listReviewers: (actor) => listReviewers(actor, id),
    listAskedFor: (actor) => listAskedFor(actor, new Date(0)),
    listWaitingReviews: (actor) => listWaitingReviews(actor, 9),
  }),
} satisfies NounReads;
