import { cache } from "react";
import type { UserActor } from "@/db/access/actor";
import { listActionsOf } from "@/db/postmortems/actions";
import { listPostmortemPeople, listReviewers } from "@/db/postmortems/list-reviews";
import type { Postmortem } from "@/db/postmortems/postmortem";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { shownTimeline } from "@/lib/postmortem/timeline";

/** What each part of the page is made of. */
export type PartProps = {
  actor: UserActor;
  postmortem: Postmortem;
  mayEdit: boolean;
  /** Epoch milliseconds of the request. */
  now: number;
};

/** Read once for all parts of a page. */
export const timelineOf = cache(async (actor: UserActor, { id }: Postmortem) =>
  shownTimeline(await getPostmortemTimeline(actor, id)),
);
export const actionsOf = cache((actor: UserActor, { id }: Postmortem) => listActionsOf(actor, id));
export const reviewersOf = cache((actor: UserActor, { id }: Postmortem) =>
  listReviewers(actor, id),
);
export const peopleOf = cache((actor: UserActor, { id }: Postmortem) =>
  listPostmortemPeople(actor, id),
);
