import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Link } from "@/components/ui/link";
import { MarkdownHtml, type ReadText } from "@/components/ui/markdown-html";
import { SeverityBadge } from "@/components/ui/severity-badge";
import type { Severity } from "@/lib/incident/severity";
import type { IncidentActions } from "./incident-actions";
import { EditDialog, LinkDialog } from "./about-dialogs";
import type { ServiceOption } from "./edit-fields";
import { StepForm } from "./step-form";

type RelatedIncident = { number: number; title: string; severity: Severity };
type Props = {
  number: number;
  title: string;
  summary: string;
  /** The summary as HTML. */
  html: ReadText;
  version: number;
  services: ServiceOption[];
  choices: ServiceOption[];
  related: RelatedIncident[];
  actions: IncidentActions | null;
  mayDelete: boolean;
};

/** Summary, affected services and related incidents. */
export function AboutCard({
  number,
  title,
  summary,
  html,
  version,
  services,
  choices,
  related,
  actions,
  mayDelete,
}: Props) {
  return (
    <Card
      title="About"
      actions={
        actions && (
          <>
            <EditDialog
              number={number}
              title={title}
              summary={summary}
              version={version}
              services={services}
              choices={choices}
              action={actions.edit}
            />
            {mayDelete && (
              <ConfirmButton
                label="Delete"
                size="sm"
                title={`Delete incident #${number}?`}
                description={`This deletes “${title}” with its timeline and removes it from all statistics. The audit log keeps a record. For a false alarm, cancel it instead.`}
                confirmLabel="Delete incident"
                action={actions.remove}
                fields={{ incident: String(number) }}
              />
            )}
          </>
        )
      }
    >
      <div className="grid gap-4 text-sm">
        {summary === "" ? (
          <p className="text-faint">No summary yet.</p>
        ) : (
          <MarkdownHtml text={summary} html={html} className="text-sm" />
        )}
        <div>
          <p className="text-muted">Affected services</p>
          <ul className="mt-0.5 flex flex-wrap gap-x-3 gap-y-1">
            {services.map(({ slug, name }) => (
              <li key={slug} className="min-w-0 wrap-anywhere">
                <Link href={`/services/${slug}`} className="hover:underline">
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="text-muted">Related incidents</p>
          <ul className="mt-0.5 grid gap-1.5">
            {related.map((other) => (
              <li key={other.number} className="flex items-center gap-2">
                <SeverityBadge severity={other.severity} className="shrink-0" />
                <Link
                  href={`/incidents/${other.number}`}
                  className="min-w-0 flex-1 wrap-anywhere hover:underline"
                >
                  <bdi>{other.title}</bdi>{" "}
                  <span className="figure text-muted">#{other.number}</span>
                </Link>
                {actions && (
                  <StepForm
                    action={actions.unlink}
                    fields={{ incident: number, other: other.number }}
                    label={`Unlink #${other.number}`}
                    variant="quiet"
                    size="sm"
                  >
                    Remove
                  </StepForm>
                )}
              </li>
            ))}
          </ul>
          {related.length === 0 && <p className="text-faint">None.</p>}
          {actions && (
            <div className="mt-1.5">
              <LinkDialog number={number} action={actions.link} />
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}
