"use client";

import { useRef, useState } from "react";
import { FormActions } from "@/components/ui/form-actions";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { NameAndSlug } from "@/components/ui/name-and-slug";
import { Select, type Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import type { TargetAdvice } from "@/lib/advice/target-history";
import type { Window } from "@/lib/slo/objective";
import type { SloDefinition } from "@/lib/slo/schema";
import { AlertFields } from "./alert-fields";
import { ObjectivesFields } from "./objectives-fields";
import { SliFields } from "./sli-fields";
import { draftOf, initialDraft, type SloDraft } from "./slo-draft";
import { SloPreview } from "./slo-preview";
import { windowLabel } from "./slo-words";
import { SourceFields } from "./source-fields";
import { TargetHistory } from "./target-history";

type Props = {
  action: FormAction;
  /** Asks a data source one of the queries. */
  tryQuery: FormAction;
  /** The services that the person manages. */
  services: Option[];
  dataSources: Option[];
  /** For an administrator, where a data source is added. */
  addDataSourceHref?: string;
  /** Set when an SLO is edited. */
  existing?: {
    service: string;
    slug: string;
    version: number;
    definition: SloDefinition;
    eventsPerDay: number | null;
    advice: { window: Window; advice: TargetAdvice | null }[];
  };
  initialService?: string;
  timeZones: string[];
};

const NAME_HINT = "What the user gets, for example “Payments succeed”.";

/**
 * One form for making and editing an SLO; what the choices mean in numbers stands beside it as one
 * types.
 */
export function SloForm({
  action,
  tryQuery,
  services,
  dataSources,
  addDataSourceHref,
  existing,
  initialService,
  timeZones,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<SloDraft | null>(null);
  const definition = existing?.definition;
  const initial = initialDraft(definition);

  const readDraft = () => {
    const form = box.current?.querySelector("form");
    if (form) setDraft(draftOf(new FormData(form)));
  };
  const readRendered = () => requestAnimationFrame(readDraft);

  return (
    <div
      ref={box}
      onInput={readDraft}
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <Form action={action} label="SLO" className="group/slo grid gap-5">
        <WarnBeforeLeaving />
        <Card title="What is measured">
          <div className="grid gap-5">
            {existing ? (
              <>
                <input type="hidden" name="service" value={existing.service} />
                <input type="hidden" name="version" value={existing.version} />
              </>
            ) : (
              <Field name="service" label="Service" required>
                <Select
                  options={services}
                  placeholder="Choose a service"
                  defaultValue={initialService}
                />
              </Field>
            )}
            <div className="grid gap-5 sm:grid-cols-2">
              <NameAndSlug
                maxLength={120}
                nameHint={NAME_HINT}
                slugHint="Lowercase letters, digits and hyphens."
                existing={existing && { slug: existing.slug, name: existing.definition.name }}
              />
            </div>
            <Field
              name="description"
              label="Description"
              hint="Which users and which journey this protects."
            >
              <Textarea defaultValue={definition?.description} rows={2} />
            </Field>
            <SliFields sli={definition?.sli} />
          </div>
        </Card>
        <Card title="Where the numbers come from">
          <SourceFields
            source={definition?.source}
            dataSources={dataSources}
            tryQuery={tryQuery}
            {...(addDataSourceHref ? { addHref: addDataSourceHref } : {})}
          />
        </Card>
        <ObjectivesFields
          objectives={definition?.objectives}
          timeZones={timeZones}
          onChange={readRendered}
        />
        <Card title="Alerts">
          <AlertFields
            alerting={definition?.alerting}
            initial={initial}
            draft={draft}
            onChange={readRendered}
          />
        </Card>
        <FormActions
          cancelHref={
            existing
              ? `/services/${existing.service}/slos/${existing.slug}`
              : initialService
                ? `/services/${initialService}`
                : "/slos"
          }
        >
          <SubmitButton>{existing ? "Save changes" : "Create SLO"}</SubmitButton>
        </FormActions>
      </Form>
      <SloPreview draft={draft ?? initial} eventsPerDay={existing?.eventsPerDay ?? null}>
        {existing?.advice.map(({ window, advice }, index) => (
          <Card key={index} title="Suggested target" note={windowLabel(window)}>
            <TargetHistory advice={advice} window={window} />
          </Card>
        ))}
      </SloPreview>
    </div>
  );
}
