import { StepForm } from "@/components/incident/step-form";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DialogForm } from "@/components/ui/dialog-form";
import type { FormAction } from "@/components/ui/form";
import { Kbd } from "@/components/ui/kbd";
import type { AlertView } from "./alert-view";
import { MuteFields } from "./mute-fields";

type AlertActions = { acknowledge: FormAction; resolve: FormAction; mute: FormAction };

type Props = {
  alert: AlertView;
  actions: AlertActions;
  /** What opens it again within a minute is still so. */
  stillSo: boolean;
};

/** The next steps of an alert. */
export function AlertButtons({ alert, actions, stillSo }: Props) {
  const { id, state, incident, mutedUntil, needsAcknowledgement } = alert;
  return (
    <>
      {needsAcknowledgement && (
        <span data-page-key="a" data-page-label="Acknowledge">
          <StepForm
            action={actions.acknowledge}
            fields={{ alert: id }}
            label="Acknowledge"
            variant="primary"
          >
            Acknowledge <Kbd>A</Kbd>
          </StepForm>
        </span>
      )}
      {state !== "resolved" && (
        <>
          {mutedUntil === null && <MuteDialog id={id} action={actions.mute} />}
          <ResolveButton id={id} action={actions.resolve} stillSo={stillSo} />
        </>
      )}
      {incident === null ? (
        state !== "resolved" && (
          <LinkButton href={`/incidents/new?alert=${id}`}>Declare incident</LinkButton>
        )
      ) : (
        <LinkButton href={`/incidents/${incident}`}>Incident #{incident}</LinkButton>
      )}
    </>
  );
}

const ResolveButton = ({
  id,
  action,
  stillSo,
}: {
  id: number;
  action: FormAction;
  stillSo: boolean;
}) => (
  <span data-page-key="r" data-page-label="Resolve">
    {stillSo ? (
      <ConfirmButton
        label={
          <>
            Resolve <Kbd>R</Kbd>
          </>
        }
        title="Resolve this alert?"
        description="What made it fire still holds: it fires again within a minute. Mute it to keep it quiet."
        confirmLabel="Resolve"
        action={action}
        fields={{ alert: String(id) }}
      />
    ) : (
      <StepForm action={action} fields={{ alert: id }} label="Resolve">
        Resolve <Kbd>R</Kbd>
      </StepForm>
    )}
  </span>
);

const MuteDialog = ({ id, action }: { id: number; action: FormAction }) => (
  <span data-page-key="m" data-page-label="Mute">
    <DialogForm
      label={
        <>
          Mute <Kbd>M</Kbd>
        </>
      }
      title="Mute this alert"
      description="Nobody is told of it, or of others with the same labels, until the mute ends."
      action={action}
      fields={{ alert: id }}
      submit="Mute"
    >
      <MuteFields />
    </DialogForm>
  </span>
);
