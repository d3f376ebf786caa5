import { ReviewPanel } from "@/components/postmortem/review-panel";
import { can } from "@/db/access/actor";
import { askForReviewAction, giveVerdictAction, withdrawReviewAction } from "../actions";
import { peopleOf, reviewersOf, type PartProps } from "./postmortem-reads";

/** Who was asked for a review, what they answered, and who else can be asked. */
export async function Reviewers({ actor, postmortem, mayEdit }: PartProps) {
  const { id, version, status, team, publishedAt } = postmortem;
  const [reviewers, people] = await Promise.all([
    reviewersOf(actor, postmortem),
    mayEdit ? peopleOf(actor, postmortem) : [],
  ]);
  const asked = reviewers.some(({ userId }) => userId === actor.userId);
  return (
    <ReviewPanel
      postmortem={id}
      version={version}
      reviewers={reviewers}
      people={people}
      self={actor.userId}
      team={team}
      manages={can(actor, "manage", team)}
      mayEdit={mayEdit && publishedAt === null}
      asked={asked && status === "in-review"}
      ask={askForReviewAction}
      withdraw={withdrawReviewAction}
      answer={giveVerdictAction}
    />
  );
}
