import { Card } from "../ui/card";
import { cx } from "../ui/class-names";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { PageMarkdown } from "../ui/page-markdown";
import { RelativeTime } from "../ui/relative-time";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { Press } from "./review-panel";

type ShownComment = {
  id: number;
  author: string;
  text: string;
  at: number;
  resolvedBy: string | null;
};

type Props = {
  postmortem: number;
  comments: ShownComment[];
  now: number;
  mayEdit: boolean;
  mayComment: boolean;
  add: FormAction;
  resolve: FormAction;
};

export function CommentList({
  postmortem,
  comments,
  now,
  mayEdit,
  mayComment,
  add,
  resolve,
}: Props) {
  const open = comments.filter(({ resolvedBy }) => resolvedBy === null).length;
  return (
    <Card
      title="Comments"
      {...(comments.length > 0 ? { note: `${open} open` } : {})}
      className="no-print"
    >
      <div className="grid gap-4">
        {comments.length === 0 && <p className="text-sm text-muted">No comments yet.</p>}
        {comments.map((comment) => (
          <article
            key={comment.id}
            aria-label={`Comment of ${comment.author}`}
            className={cx(
              "grid gap-1 border-l-2 pl-3 text-sm",
              comment.resolvedBy === null ? "border-accent" : "border-line text-muted",
            )}
          >
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">
                <bdi>{comment.author}</bdi>
              </span>
              <span className="text-xs text-faint">
                <RelativeTime at={comment.at} now={now} />
              </span>
            </p>
            <PageMarkdown text={comment.text} headingLevel={4} />
            <div className="flex flex-wrap items-center gap-2 text-xs text-faint">
              {comment.resolvedBy !== null && <span>Resolved by {comment.resolvedBy}</span>}
              {mayEdit && (
                <Press
                  action={resolve}
                  fields={{
                    postmortem: String(postmortem),
                    comment: String(comment.id),
                    resolved: String(comment.resolvedBy === null),
                  }}
                  label={
                    comment.resolvedBy === null
                      ? `Comment of ${comment.author}: resolve`
                      : `Comment of ${comment.author}: open again`
                  }
                >
                  {comment.resolvedBy === null ? "Resolve" : "Open again"}
                </Press>
              )}
            </div>
          </article>
        ))}
        {mayComment && (
          <Form action={add} label="New comment" className="grid gap-2" resetOnOk>
            <input type="hidden" name="postmortem" value={postmortem} />
            <Field name="text" label="Comment" hint="Markdown.">
              <Textarea rows={3} />
            </Field>
            <div className="flex justify-end">
              <SubmitButton variant="secondary" pendingLabel="Sending…">
                Comment
              </SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </Card>
  );
}
