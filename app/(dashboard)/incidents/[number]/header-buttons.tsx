import type { ReactNode } from "react";
import { ResolveDialog, UpdateDialog } from "@/components/incident/status-dialogs";
import { StepForm } from "@/components/incident/step-form";
import { LinkButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { isOpen } from "@/lib/incident/status";
import type { CardProps } from "./card-props";

/** The next steps of the incident; for readers its postmortem alone. */
export function headerButtons({
  shown: { incident, postmortem },
  actions,
}: Pick<CardProps, "shown" | "actions">): ReactNode {
  const { id, status, acknowledgedAt, postmortemWaiver } = incident;
  const read = status === "resolved" && postmortem !== null && (
    <LinkButton variant="primary" href={`/postmortems/${postmortem.id}`}>
      Postmortem
    </LinkButton>
  );
  if (!actions) return read;
  if (isOpen(status))
    return (
      <>
        {acknowledgedAt === null && (
          <span data-page-key="a" data-page-label="Acknowledge">
            <StepForm action={actions.acknowledge} fields={{ incident: id }} label="Acknowledge">
              Acknowledge <Kbd>A</Kbd>
            </StepForm>
          </span>
        )}
        <span data-page-key="u" data-page-label="Update stakeholders">
          <UpdateDialog number={id} status={status} action={actions.update}>
            Update <Kbd>U</Kbd>
          </UpdateDialog>
        </span>
        <span data-page-key="r" data-page-label="Resolve">
          <ResolveDialog number={id} status={status} action={actions.changeStatus}>
            Resolve <Kbd>R</Kbd>
          </ResolveDialog>
        </span>
      </>
    );
  return (
    <>
      {read ||
        (status === "resolved" && (
          <LinkButton
            variant={postmortemWaiver ? "secondary" : "primary"}
            href={`/postmortems/new?incident=${id}`}
          >
            Write the postmortem
          </LinkButton>
        ))}
      <StepForm
        action={actions.changeStatus}
        fields={{ incident: id, to: "investigating", from: status }}
        label="Reopen"
      >
        Reopen
      </StepForm>
    </>
  );
}
