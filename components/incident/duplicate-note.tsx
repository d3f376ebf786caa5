import { Link } from "@/components/ui/link";
import { StatusMessage } from "@/components/ui/status-message";
import type { IncidentActions } from "./incident-actions";
import { StepForm } from "./step-form";

/** Another incident; without a title for whoever may not read it. */
type Other = { number: number; title: string | null };
type Props = {
  number: number;
  of: Other | null;
  duplicates: Other[];
  actions: IncidentActions | null;
};

/** That the incident is a duplicate of another, or which others are duplicates of it. */
export function DuplicateNote({ number, of, duplicates, actions }: Props) {
  if (!of && duplicates.length === 0) return null;
  return (
    <div className="mb-4 grid gap-2">
      {of && (
        <StatusMessage kind="info" quiet>
          <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0 wrap-anywhere">
              Duplicate of <OtherLink {...of} />. Canceled and excluded from statistics.
            </span>
            {actions && (
              <StepForm
                action={actions.unmarkDuplicate}
                fields={{ incident: number }}
                label="Not a duplicate"
                size="sm"
              >
                Not a duplicate
              </StepForm>
            )}
          </span>
        </StatusMessage>
      )}
      {duplicates.length > 0 && (
        <StatusMessage kind="info" quiet>
          <span className="wrap-anywhere">
            {duplicates.length === 1 ? "1 duplicate: " : `${duplicates.length} duplicates: `}
            {duplicates.map((other, index) => (
              <span key={other.number}>
                {index > 0 && ", "}
                <OtherLink {...other} />
              </span>
            ))}
          </span>
        </StatusMessage>
      )}
    </div>
  );
}

function OtherLink({ number, title }: Other) {
  if (title === null) return <span className="figure">#{number}</span>;
  return (
    <Link href={`/incidents/${number}`} className="font-medium underline">
      <span className="figure">#{number}</span> <bdi>{title}</bdi>
    </Link>
  );
}
