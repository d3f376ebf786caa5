import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import type { Severity } from "@/lib/incident/severity";
import { STATUS_WORDS, type Status } from "@/lib/incident/status";
import type { IncidentActions } from "./incident-actions";
import { DuplicateDialog, SeverityDialog, StatusDialog } from "./status-dialogs";

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
            <StatusDialog number={number} status={status} action={actions.changeStatus} />
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
