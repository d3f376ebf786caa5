import { HiddenFields } from "@/components/ui/hidden-fields";
import { VERDICT_WORDS, type Review, type Verdict } from "@/lib/postmortem/review";
import { Badge, type Tone } from "../ui/badge";
import { Card } from "../ui/card";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Link } from "../ui/link";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

const TONES: Record<Verdict, Tone> = { asked: "neutral", approved: "healthy", changes: "warning" };

type Reviewer = Review & { userId: number };
type Props = {
  postmortem: number;
  /** What the reader has before them, and approves. */
  version: number;
  reviewers: Reviewer[];
  /** Who can be asked; empty for those who may not ask. */
  people: { userId: number; name: string }[];
  /** The reader. */
  self: number;
  team: { slug: string; name: string };
  manages: boolean;
  mayEdit: boolean;
  /** Whether the reader was asked. */
  asked: boolean;
  ask: FormAction;
  withdraw: FormAction;
  answer: FormAction;
};

export function ReviewPanel({
  postmortem,
  version,
  reviewers,
  people,
  self,
  team,
  manages,
  mayEdit,
  asked,
  ask,
  withdraw,
  answer,
}: Props) {
  const id = String(postmortem);
  const others = people.filter(
    ({ userId }) => !reviewers.some((reviewer) => reviewer.userId === userId),
  );
  const alone = mayEdit && reviewers.length === 0 && others.every(({ userId }) => userId === self);
  const choices = others.map(({ userId, name }) => ({ value: String(userId), label: name }));
  return (
    <Card title="Review" headingLevel={2} className="no-print">
      <div className="grid gap-4">
        {reviewers.length === 0 ? (
          <p className="text-sm text-muted">No reviewers yet.</p>
        ) : (
          <ul className="grid gap-2 text-sm">
            {reviewers.map(({ userId, name, verdict, outdated, own }) => (
              <li key={userId} className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 flex-1">
                  <bdi>{name}</bdi>
                  {verdict === "approved" && (outdated || own) && (
                    <span className="block text-xs text-faint">
                      {own
                        ? "Last to edit: someone else has to approve"
                        : "Approved an earlier version"}
                    </span>
                  )}
                </span>
                <Badge tone={TONES[verdict]}>{VERDICT_WORDS[verdict]}</Badge>
                {mayEdit && verdict !== "asked" && (
                  <Press
                    action={ask}
                    fields={{ postmortem: id, reviewer: String(userId) }}
                    label={`Ask ${name} again`}
                  >
                    Ask again
                  </Press>
                )}
                {mayEdit && (
                  <Press
                    action={withdraw}
                    fields={{ postmortem: id, reviewer: String(userId) }}
                    label={`Do not ask ${name}`}
                  >
                    Remove
                  </Press>
                )}
              </li>
            ))}
          </ul>
        )}
        {asked && (
          <div className="flex flex-wrap gap-2">
            <Press
              action={answer}
              fields={{ postmortem: id, version: String(version), verdict: "approved" }}
              label="Your review: approve"
              variant="primary"
            >
              Approve
            </Press>
            <Press
              action={answer}
              fields={{ postmortem: id, version: String(version), verdict: "changes" }}
              label="Your review: ask for changes"
              variant="secondary"
            >
              Ask for changes
            </Press>
          </div>
        )}
        {alone && <Alone team={team} empty={people.length === 0} manages={manages} />}
        {mayEdit && !alone && choices.length > 0 && (
          <Form action={ask} label="Another reviewer" className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="postmortem" value={id} />
            <Field name="reviewer" label="Ask for a review" className="min-w-40 flex-1">
              <Select options={choices} placeholder="Choose someone" />
            </Field>
            <SubmitButton variant="secondary" pendingLabel="Asking…">
              Ask
            </SubmitButton>
          </Form>
        )}
      </div>
    </Card>
  );
}

/** Why there is nobody to choose, and what to do. */
function Alone({
  team,
  empty,
  manages,
}: {
  team: Props["team"];
  empty: boolean;
  manages: boolean;
}) {
  return (
    <p className="text-sm text-muted">
      {empty ? "Nobody is in" : "You are the only person in"} <bdi>{team.name}</bdi>, so there is no
      one to ask.{" "}
      {manages ? (
        <>
          You can publish it without a review, or{" "}
          <Link href={`/settings/teams/${team.slug}`} className="link">
            add people to the team
          </Link>{" "}
          first.
        </>
      ) : (
        "A manager can add people to the team, or publish it without a review."
      )}
    </p>
  );
}

type PressProps = {
  action: FormAction;
  fields: Record<string, string>;
  label: string;
  variant?: "primary" | "secondary" | "quiet";
  children: string;
};

/** A form of one button. */
export function Press({ action, fields, label, variant = "quiet", children }: PressProps) {
  return (
    <Form action={action} label={label} className="contents">
      <HiddenFields fields={fields} />
      <SubmitButton
        size={variant === "quiet" ? "sm" : "md"}
        variant={variant}
        pendingLabel="Working…"
      >
        {children}
      </SubmitButton>
    </Form>
  );
}
