import { WaiverDialog } from "@/components/postmortem/waiver-dialog";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PostmortemWaiver } from "@/lib/postmortem/waiver";
import type { IncidentActions } from "./incident-actions";
import { StepForm } from "./step-form";

type Props = {
  number: number;
  dueAt: number;
  waiver: PostmortemWaiver | null;
  now: number;
  actions: IncidentActions | null;
};

/** That a postmortem is still to be written, or why none is needed. */
export function PostmortemCard({ number, dueAt, waiver, now, actions }: Props) {
  return (
    <Card
      title="Postmortem"
      actions={
        actions &&
        (waiver ? (
          <StepForm
            action={actions.takeBackWaiver}
            fields={{ incident: number }}
            label="Undo: a postmortem is needed after all"
            size="sm"
          >
            Undo
          </StepForm>
        ) : (
          <WaiverDialog label="Not needed" incident={number} action={actions.waive} size="sm" />
        ))
      }
    >
      {waiver ? (
        <div className="grid gap-1 text-sm">
          <p className="wrap-anywhere whitespace-pre-line">
            No postmortem needed, because: {waiver.reason}
          </p>
          <p className="text-muted wrap-anywhere">
            {waiver.by}, <RelativeTime at={waiver.atMs} now={now} />
          </p>
        </div>
      ) : (
        <p className="text-sm">
          <span className={dueAt < now ? "font-medium text-exhausted" : "text-muted"}>
            {dueAt < now ? "Overdue: was due " : "Due "}
            <RelativeTime at={dueAt} now={now} />
          </span>
        </p>
      )}
    </Card>
  );
}
