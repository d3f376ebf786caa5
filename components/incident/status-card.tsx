import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { BaseField } from "@/components/ui/base-field";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Select } from "@/components/ui/select";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { Textarea } from "@/components/ui/textarea";
import { SEVERITIES, SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import { movesFrom, STATUS_WORDS, type Status } from "@/lib/incident/status";
import { DialogForm } from "@/components/ui/dialog-form";
import { IncidentPicker } from "./incident-picker";
import type { IncidentActions } from "./incident-actions";

const STEPS = ["investigating", "identified", "monitoring", "resolved"] as const;
type Props = {
  number: number;
  status: Status;
  severity: Severity;
  isDuplicate: boolean;
  actions: IncidentActions | null;
};

/** Where the incident stands on its way, and how it moves on. */
export function StatusCard({ number, status, severity, isDuplicate, actions }: Props) {
  const reached = STEPS.findIndex((step) => step === status);
  return (
    <Card
      title="Status"
      actions={
        actions && (
          <>
            <span data-page-key="s" data-page-label="Change severity">
              <SeverityDialog number={number} severity={severity} action={actions.changeSeverity} />
            </span>
            {!isDuplicate && <DuplicateDialog number={number} action={actions.markDuplicate} />}
            <DialogForm
              label="Change status"
              title="Change the status"
              size="sm"
              action={actions.changeStatus}
              fields={{ incident: number }}
              submit="Change status"
            >
              <StatusFields status={status} />
            </DialogForm>
          </>
        )
      }
    >
      {status === "canceled" ? (
        <p className="text-sm text-muted">
          {isDuplicate
            ? "Canceled as a duplicate. Excluded from statistics."
            : "Canceled as a false alarm. Excluded from statistics."}
        </p>
      ) : (
        <ol
          aria-label={`Status: ${STATUS_WORDS[status]}`}
          className="grid grid-cols-4 gap-1.5 text-xs sm:text-sm"
        >
          {STEPS.map((step, index) => (
            <li
              key={step}
              aria-current={step === status ? "step" : undefined}
              className={cx(
                "min-w-0 border-t-3 pt-1.5 wrap-anywhere",
                index <= reached ? "border-accent" : "border-line",
                step === status ? "font-medium max-sm:whitespace-nowrap" : "text-muted",
              )}
            >
              <span className={step === status ? undefined : "max-sm:sr-only"}>
                {STATUS_WORDS[step]}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function DuplicateDialog({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["markDuplicate"];
}) {
  return (
    <DialogForm
      label="Duplicate"
      title="Mark as a duplicate"
      description="Cancels this incident, links it to the other and excludes it from statistics. You can undo this."
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Mark as duplicate"
    >
      <IncidentPicker number={number} label="Duplicate of" />
    </DialogForm>
  );
}

function StatusFields({ status }: { status: Status }) {
  const moves = movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] }));
  return (
    <>
      <BaseField name="from" value={status} />
      <Field name="to" label="New status">
        <Select options={moves} defaultValue={moves[0]?.value} />
      </Field>
      <Field name="text" label="Why, or what was found" hint="Added to the timeline.">
        <Textarea rows={3} />
      </Field>
      <Field name="at" label="When" hint="Now, unless you change it.">
        <LocalTimeInput atNow />
      </Field>
    </>
  );
}

/** Resolves in two presses. */
export function ResolveDialog({
  number,
  status,
  action,
  children,
}: {
  number: number;
  status: Status;
  action: IncidentActions["changeStatus"];
  children: React.ReactNode;
}) {
  return (
    <DialogForm
      label={children}
      title="Resolve the incident"
      description="The impact has ended."
      variant="primary"
      action={action}
      fields={{ incident: number, to: "resolved" }}
      submit="Resolve"
    >
      <BaseField name="from" value={status} />
      <Field name="text" label="What resolved it" hint="Added to the timeline.">
        <Textarea rows={3} />
      </Field>
      <Field name="at" label="When" hint="Now, unless you change it.">
        <LocalTimeInput atNow />
      </Field>
    </DialogForm>
  );
}

function SeverityDialog({
  number,
  severity,
  action,
}: {
  number: number;
  severity: Severity;
  action: IncidentActions["changeSeverity"];
}) {
  const options = SEVERITIES.map((value) => ({
    value,
    label: `${value}, ${SEVERITY_RULES[value].word}: ${SEVERITY_RULES[value].rule}`,
  }));
  return (
    <DialogForm
      label={
        <span className="flex items-center gap-1.5">
          Severity <SeverityBadge severity={severity} />
        </span>
      }
      title="Change the severity"
      size="sm"
      action={action}
      fields={{ incident: number }}
      submit="Change severity"
    >
      <BaseField name="from" value={severity} />
      <Field name="to" label="Severity">
        <Select options={options} defaultValue={severity} />
      </Field>
      <Field name="text" label="Why">
        <Textarea rows={2} />
      </Field>
    </DialogForm>
  );
}

/** Tells stakeholders something; the status may move with it. */
export function UpdateDialog({
  number,
  status,
  action,
  children,
}: {
  number: number;
  status: Status;
  action: IncidentActions["update"];
  children: React.ReactNode;
}) {
  const options = [
    { value: "", label: `${STATUS_WORDS[status]} (no change)` },
    ...movesFrom(status).map((to) => ({ value: to, label: STATUS_WORDS[to] })),
  ];
  return (
    <DialogForm
      label={children}
      title="Update stakeholders"
      description="What users notice, what you are doing, and when the next update comes."
      wide
      action={action}
      fields={{ incident: number }}
      submit="Send update"
    >
      <BaseField name="from" value={status} />
      <Field name="text" label="Update" hint="Markdown." required>
        <Textarea rows={5} />
      </Field>
      <Field name="to" label="Status">
        <Select options={options} defaultValue="" />
      </Field>
    </DialogForm>
  );
}
