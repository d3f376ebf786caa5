import { CommentList } from "@/components/postmortem/comment-list";
import { listComments } from "@/db/postmortems/comments";
import { addCommentAction, resolveCommentAction } from "../actions";
import { reviewersOf, type PartProps } from "./postmortem-reads";

/** What editors and reviewers say about the text. */
export async function Comments({ actor, postmortem, mayEdit, now }: PartProps) {
  const [comments, reviewers] = await Promise.all([
    listComments(actor, postmortem.id),
    reviewersOf(actor, postmortem),
  ]);
  const asked = reviewers.some(({ userId }) => userId === actor.userId);
  return (
    <CommentList
      postmortem={postmortem.id}
      comments={comments.map(({ at, ...comment }) => ({ ...comment, at: at.getTime() }))}
      now={now}
      mayEdit={mayEdit}
      mayComment={mayEdit || asked}
      add={addCommentAction}
      resolve={resolveCommentAction}
    />
  );
}
