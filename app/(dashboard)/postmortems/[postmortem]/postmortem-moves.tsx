import { Press } from "@/components/postmortem/review-panel";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { postmortemMovesFrom, type PostmortemStatus } from "@/lib/postmortem/moves";
import { deletePostmortemAction, movePostmortemAction } from "../actions";

const LABELS: Record<PostmortemStatus, Record<PostmortemStatus, string>> = {
  draft: { draft: "", "in-review": "Start the review", published: "" },
  "in-review": { draft: "Back to draft", "in-review": "", published: "Publish" },
  published: { draft: "Back to draft", "in-review": "", published: "" },
};

const MEANING: Record<PostmortemStatus, string> = {
  draft: "Being written. When it is ready, hand it to its reviewers.",
  "in-review": "With its reviewers. It can be published once nobody wants changes.",
  published: "Published. To change it at length, take it back to draft.",
};

type Props = { postmortem: number; status: PostmortemStatus; title: string; mayEdit: boolean; mayDelete: boolean };

export function PostmortemMoves({ postmortem, status, title, mayEdit, mayDelete }: Props) {
  if (!mayEdit) return null;
  const id = String(postmortem);
  return (
    <Card title="Status">
      <p className="mb-3 text-sm text-muted">{MEANING[status]}</p>
      <div className="flex flex-wrap gap-2">
        {[...postmortemMovesFrom(status)].map((to) => <Press key={to} action={movePostmortemAction} fields={{ postmortem: id, to }} label={`${LABELS[status][to]}: ${title}`} variant={to === "draft" ? "secondary" : "primary"}>{LABELS[status][to]}</Press>)}
        {mayDelete && <ConfirmButton label="Delete" variant="quiet" title={`Delete ${title}?`} description="Its versions, comments and action items go with it. This cannot be undone." confirmLabel="Delete for good" action={deletePostmortemAction} fields={{ postmortem: id }} />}
      </div>
    </Card>
  );
}
