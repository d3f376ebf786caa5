"use client";

import { useState } from "react";
import { FormActions } from "@/components/ui/form-actions";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { RadioGroup, SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { useSubmittedValue, useSubmittedValues } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Select } from "@/components/ui/select";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import { WhoIsPaged, type PagedBySeverity } from "@/components/escalation/who-is-paged";
import { FromAlert, type DeclaringAlert } from "./from-alert";
import { OwningTeams } from "./owning-teams";
import { STARTED } from "./started-choices";
import { likelyDuplicates, type OpenIncident } from "@/lib/incident/duplicates";
import { MAX_TITLE } from "@/lib/incident/limits";
import { SEVERITIES, SEVERITY_RULES, type Severity } from "@/lib/incident/severity";

/** A service that an incident may affect; `people`: who may work its incidents. */
type DeclarableService = {
  slug: string;
  name: string;
  team: string;
  people: string[];
  /** Who is paged for it now. */
  paged: PagedBySeverity;
};

type Props = {
  action: FormAction;
  services: DeclarableService[];
  open: (OpenIncident & { severity: Severity })[];
  initialService?: string | undefined;
  /** The alert that it is declared from. */
  alert?: DeclaringAlert;
  cancelHref: string;
};

const SEVERITY_CHOICES = SEVERITIES.map((severity) => ({
  value: severity,
  label: (
    <span className="flex items-center gap-2">
      <SeverityBadge severity={severity} />
      <span className="first-letter:uppercase">{SEVERITY_RULES[severity].word}</span>
    </span>
  ),
  hint: SEVERITY_RULES[severity].rule,
}));
export function DeclareForm(props: Props) {
  return (
    <Form
      action={props.action}
      label="Declare an incident"
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]"
    >
      <WarnBeforeLeaving />
      <DeclareFields {...props} />
    </Form>
  );
}

function DeclareFields({ services, open, initialService, alert, cancelHref }: Props) {
  const submittedServices = useSubmittedValues("services");
  const [title, setTitle] = useState(
    useSubmittedValue("title") ?? alert?.title.slice(0, MAX_TITLE) ?? "",
  );
  const [first, setFirst] = useState(
    submittedServices?.[0] ??
      initialService ??
      (services.length === 1 ? services[0]?.slug : undefined) ??
      "",
  );
  const [more, setMore] = useState<string[]>(submittedServices?.slice(1) ?? []);
  const [severity, setSeverity] = useState(useSubmittedValue("severity"));
  const [started, setStarted] = useState(useSubmittedValue("started") ?? "0");
  const chosen = [first, ...more].filter(Boolean);
  const duplicates = likelyDuplicates({ title, services: chosen }, open).slice(0, 3);
  const toggle = (slug: string, on: boolean) =>
    setMore(on ? [...more, slug] : more.filter((other) => other !== slug));
  return (
    <>
      <Card>
        <div className="grid gap-5">
          {alert && <FromAlert alert={alert} />}
          <Field name="title" label="What do users notice?" required>
            <Input
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever comes here wants to type this
              autoFocus
              autoComplete="off"
              maxLength={MAX_TITLE}
              {...(alert ? { defaultValue: alert.title.slice(0, MAX_TITLE) } : {})}
              placeholder="Card payments fail in Europe"
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <RadioGroup
            name="severity"
            legend="Severity"
            options={SEVERITY_CHOICES}
            onChange={setSeverity}
            className="[&>div]:sm:grid-cols-2"
          />
          <Field
            name="services"
            label="Affected service"
            hint="Its team owns the incident."
            required
          >
            <Select
              options={services.map(({ slug, name, team }) => ({
                value: slug,
                label: `${name} · ${team}`,
              }))}
              placeholder="Choose a service"
              value={first}
              onChange={(event) => {
                setFirst(event.target.value);
                toggle(event.target.value, false);
              }}
            />
          </Field>
          {services.length > 1 && (
            <details open={more.length > 0}>
              <summary className="w-fit cursor-pointer rounded-xs text-sm text-muted hover:text-ink">
                More services{more.length > 0 && ` (${more.length})`}
              </summary>
              <div className="mt-2 grid max-h-56 gap-1.5 overflow-y-auto rounded-sm border border-line px-3 py-2.5 sm:grid-cols-2">
                {services
                  .filter(({ slug }) => slug !== first)
                  .map(({ slug, name }) => (
                    <Checkbox
                      key={slug}
                      grouped
                      name="services"
                      value={slug}
                      label={name}
                      checked={more.includes(slug)}
                      onChange={(event) => toggle(slug, event.target.checked)}
                    />
                  ))}
              </div>
            </details>
          )}
          <div className="grid gap-2">
            <SegmentedControl
              name="started"
              legend="Impact began"
              options={STARTED}
              value={started}
              onChange={setStarted}
            />
            <div hidden={started !== "exact"}>
              <Field name="at" label="Impact began at">
                <LocalTimeInput atNow className="max-w-60" />
              </Field>
            </div>
            <noscript>
              <p className="text-xs text-muted">Used only with Custom time (UTC).</p>
            </noscript>
          </div>
          <Checkbox
            name="command"
            label="Make me commander"
            hint="Assigns you as commander and acknowledges the incident."
            defaultChecked
          />
          <details>
            <summary className="w-fit cursor-pointer rounded-xs text-sm text-muted hover:text-ink">
              Summary (optional)
            </summary>
            <Field name="summary" label="Summary" hint="Markdown." className="mt-2">
              <Textarea rows={4} />
            </Field>
          </details>
          <FormActions cancelHref={cancelHref}>
            <SubmitButton variant="primary" pendingLabel="Declaring…">
              Declare incident
            </SubmitButton>
          </FormActions>
        </div>
      </Card>
      <div className="flex flex-col gap-4">
        <div aria-live="polite" className="empty:-mb-4">
          {duplicates.length > 0 && <Duplicates incidents={duplicates} />}
        </div>
        {chosen.length > 0 && (
          <WhoIsPaged
            severity={severity}
            services={services.filter(({ slug }) => chosen.includes(slug))}
          />
        )}
        {chosen.length > 0 && (
          <OwningTeams services={services.filter(({ slug }) => chosen.includes(slug))} />
        )}
        {open.length > 0 && duplicates.length === 0 && (
          <Card title="Open now" note={open.length}>
            <OpenList incidents={open} />
          </Card>
        )}
      </div>
    </>
  );
}

function Duplicates({ incidents }: { incidents: Props["open"] }) {
  return (
    <Card title="Already declared?" className="border-warning bg-warning-soft">
      <OpenList incidents={incidents} />
      <p className="mt-2 text-xs text-muted">
        They are open. Work there if it is the same; declare this one if it is not.
      </p>
    </Card>
  );
}

function OpenList({ incidents }: { incidents: Props["open"] }) {
  return (
    <ul className="grid gap-2 text-sm">
      {incidents.map(({ number, title, severity }) => (
        <li key={number} className="flex items-baseline gap-2">
          <SeverityBadge severity={severity} className="shrink-0" />
          <Link href={`/incidents/${number}`} className="min-w-0 wrap-anywhere hover:underline">
            <bdi>{title}</bdi> <span className="figure text-muted">#{number}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
