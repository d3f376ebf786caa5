import { Press } from "@/components/postmortem/review-panel";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { can } from "@/db/access/actor";
import { postmortemMovesFrom, type PostmortemStatus } from "@/lib/postmortem/moves";
import { approversOf, publicationOf, unapprovedWords } from "@/lib/postmortem/review";
import { deletePostmortemAction, movePostmortemAction } from "../actions";
import { reviewersOf, type PartProps } from "./postmortem-reads";

const LABELS: Record<PostmortemStatus, Record<PostmortemStatus, string>> = {
  draft: { draft: "", "in-review": "Start the review", published: "" },
  "in-review": { draft: "Back to draft", "in-review": "", published: "Publish" },
  published: { draft: "Revert to draft", "in-review": "", published: "" },
};

const MEANING: Record<PostmortemStatus, string> = {
  draft: "Being written. When it is ready, send it to reviewers.",
  "in-review":
    "With reviewers. It can be published once one of them has approved the current text and nobody asks for changes.",
  published:
    "Its text, timeline and reviews are locked until reverted to draft. Corrections to the incident’s own record still show here.",
};

/** Sending it to reviewers, publishing it, taking it back and deleting it. */
export async function PostmortemMoves({ actor, postmortem, mayEdit }: PartProps) {
  if (!mayEdit) return null;
  const { id, status, title, version, team } = postmortem;
  const reviewers = await reviewersOf(actor, postmortem);
  const published = publicationOf(postmortem, reviewers)?.words;
  const manages = can(actor, "manage", team);
  const fields = (to: PostmortemStatus) => ({ postmortem: String(id), to });
  const alone =
    manages &&
    approversOf(reviewers).length === 0 &&
    !reviewers.some(({ verdict }) => verdict === "changes");
  return (
    <Card title="Status">
      <p className="mb-3 text-sm text-muted">
        {published && `Published ${published}. `}
        {MEANING[status]}
      </p>
      <div className="flex flex-wrap gap-2">
        {[...postmortemMovesFrom(status)].map((to) =>
          to === "published" && alone ? (
            <ConfirmButton
              key={to}
              label={LABELS[status][to]}
              variant="primary"
              title={`Publish ${title} without an approval?`}
              description={`${unapprovedWords(reviewers)} As a manager you can publish it anyway; the page and its export will say so.`}
              confirmLabel="Publish without an approval"
              action={movePostmortemAction}
              fields={{ ...fields(to), version: String(version), unapproved: "true" }}
              danger={false}
            />
          ) : (
            <Press
              key={to}
              action={movePostmortemAction}
              fields={fields(to)}
              label={`${LABELS[status][to]}: ${title}`}
              variant={to === "draft" ? "secondary" : "primary"}
            >
              {LABELS[status][to]}
            </Press>
          ),
        )}
        {manages && (
          <ConfirmButton
            label="Delete"
            variant="quiet"
            title={`Delete ${title}?`}
            description="Deletes its versions, comments and action items too. This can’t be undone."
            confirmLabel="Delete permanently"
            action={deletePostmortemAction}
            fields={{ postmortem: String(id) }}
          />
        )}
      </div>
    </Card>
  );
}
