import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { BaseField } from "@/components/ui/base-field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { PageMarkdown } from "@/components/ui/page-markdown";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { Textarea } from "@/components/ui/textarea";
import { MAX_TITLE } from "@/lib/incident/limits";
import type { Severity } from "@/lib/incident/severity";
import { DialogForm } from "@/components/ui/dialog-form";
import type { IncidentActions } from "./incident-actions";
import { IncidentPicker } from "./incident-picker";
import { ServiceChoice } from "./service-choice";
import { StepForm } from "./step-form";

type RelatedIncident = { number: number; title: string; severity: Severity };
type Service = { slug: string; name: string };
type Props = {
  number: number;
  title: string;
  summary: string;
  version: number;
  services: Service[];
  choices: Service[];
  related: RelatedIncident[];
  actions: IncidentActions | null;
  mayDelete: boolean;
};

/** Summary, affected services and related incidents. */
export function AboutCard({
  number,
  title,
  summary,
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
            <DialogForm
              label="Edit"
              title="Edit the incident"
              wide
              size="sm"
              action={actions.edit}
              fields={{ incident: number }}
              submit="Save changes"
            >
              <BaseField name="version" value={version} />
              <Field name="title" label="Title" required>
                <Input defaultValue={title} maxLength={MAX_TITLE} autoComplete="off" />
              </Field>
              <Field name="summary" label="Summary" hint="Markdown.">
                <Textarea rows={5} defaultValue={summary} />
              </Field>
              <ServiceChoice services={choices} chosen={services.map(({ slug }) => slug)} />
            </DialogForm>
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
          <PageMarkdown text={summary} className="text-sm" />
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
              <DialogForm
                label="Link incident"
                title="Link an incident"
                variant="quiet"
                size="sm"
                action={actions.link}
                fields={{ incident: number }}
                submit="Link incident"
              >
                <IncidentPicker number={number} label="Incident" />
              </DialogForm>
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}
