"use client";

import { useId, useRef, useState } from "react";
import { TeamField } from "@/components/people/team-field";
import { BaseField } from "@/components/ui/base-field";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormActions } from "@/components/ui/form-actions";
import { NameAndSlug } from "@/components/ui/name-and-slug";
import { Select, type Option } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { WarnBeforeLeaving } from "@/components/ui/warn-before-leaving";
import type { ScheduleBody } from "@/lib/on-call/schema";
import { knownPeople } from "./known-people";
import { LayersFields } from "./layers-fields";
import { SchedulePreview } from "./schedule-preview";

type Props = {
  action: FormAction;
  /** Answers what the form would mean, and stores nothing. */
  preview: FormAction;
  teams: Option[];
  people: readonly { email: string; name: string }[];
  timeZones: readonly string[];
  timeZone: string;
  startsAt: string;
  existing?: { slug: string; version: number; body: ScheduleBody };
  initialTeam?: string;
};

/** One form for making and editing a schedule; what it would mean stands beside it as one types. */
export function ScheduleForm(props: Props) {
  const { action, preview, teams, people, timeZones, timeZone, startsAt, existing } = props;
  const box = useRef<HTMLDivElement>(null);
  const known = knownPeople(useId(), people);
  const [edits, setEdits] = useState(0);
  const changed = () => setEdits((count) => count + 1);
  const zone = existing?.body.timeZone ?? timeZone;
  const zones = timeZones.includes(zone) ? timeZones : [...timeZones, zone];
  return (
    <div
      ref={box}
      onInput={changed}
      className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]"
    >
      <Form action={action} label="Schedule" className="grid min-w-0 gap-5">
        <WarnBeforeLeaving />
        <Card>
          <div className="grid gap-5 sm:grid-cols-2">
            {existing && <BaseField name="version" value={existing.version} />}
            <div className={cx("grid gap-5 sm:col-span-2", !existing && "sm:grid-cols-2")}>
              <NameAndSlug
                maxLength={80}
                slugHint="Lowercase letters, digits and hyphens. Can’t be changed later."
                existing={existing && { slug: existing.slug, name: existing.body.name }}
              />
            </div>
            <TeamField teams={teams} chosen={existing?.body.team ?? props.initialTeam} />
            <Field
              name="timeZone"
              label="Time zone"
              hint="Handoffs stay at this local time when clocks change."
              required
            >
              <Select
                options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
                defaultValue={zone}
              />
            </Field>
          </div>
        </Card>
        <LayersFields
          layers={existing?.body.layers ?? []}
          known={known}
          startsAt={startsAt}
          onChange={changed}
        />
        <datalist id={known.listId}>
          {people.map(({ email, name }) => (
            <option key={email} value={email} label={name} />
          ))}
        </datalist>
        <FormActions cancelHref={existing ? `/on-call/${existing.slug}` : "/on-call"}>
          <SubmitButton>{existing ? "Save changes" : "Create schedule"}</SubmitButton>
        </FormActions>
      </Form>
      <SchedulePreview box={box} edits={edits} action={preview} isNew={!existing} />
    </div>
  );
}
