import { EscalationList } from "@/components/escalation/escalation-list";
import { Card } from "@/components/ui/card";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { listed } from "@/lib/formats/listed";
import type { CardProps } from "./card-props";

/** Who was paged for the incident, and how to stop it. */
export function Escalation({ shown: { incident, escalations, names, told }, actions }: CardProps) {
  if (escalations.length === 0) {
    if (told === null) return null;
    return (
      <Card title="Paging">
        <p className="text-sm wrap-anywhere text-muted" dir="auto">
          {told.length === 0
            ? "Nobody was paged for this incident."
            : `Its alerts page by themselves: told ${listed(told)} so far.`}
        </p>
      </Card>
    );
  }
  const pages = escalations.some(({ state }) => state === "running" || state === "exhausted");
  // Before that, acknowledging the incident stops it.
  const mayStop = pages && incident.acknowledgedAt !== null;
  return (
    <Card title="Paging">
      {actions && mayStop && (
        <Form action={actions.acknowledge} label="Stop paging" className="mb-4 grid gap-2">
          <input type="hidden" name="incident" value={incident.id} />
          <div>
            <SubmitButton variant="primary" pendingLabel="Acknowledging…">
              Acknowledge and stop paging
            </SubmitButton>
          </div>
        </Form>
      )}
      <EscalationList
        nameOf={(email) => names.get(email) ?? email}
        escalations={escalations.map(({ nextAt, steps, ...escalation }) => ({
          ...escalation,
          nextAt: nextAt?.getTime() ?? null,
          steps: steps.map((step) => ({ ...step, at: step.at.getTime() })),
        }))}
      />
    </Card>
  );
}
