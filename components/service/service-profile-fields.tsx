"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ServiceProfile } from "@/lib/reliability/registry/profile-schema";

type Props = {
  profile: ServiceProfile;
  /** What its description links to, offered while no runbook is known. */
  linked: string | null;
};

/** What arithmetic on the service starts from; blank is unknown. */
export function ServiceProfileFields({ profile, linked }: Props) {
  return (
    <div className="grid gap-5">
      <p className="text-sm text-muted">
        What the arithmetic of its dependencies starts from. Leave blank what is unknown.
      </p>
      <div className="grid gap-5 sm:grid-cols-3">
        <Field
          name="reliability.ownAvailabilityPercent"
          label="Own availability"
          hint="Without failures of what it calls."
        >
          <Input
            mono
            inputMode="decimal"
            unit="%"
            placeholder="unknown"
            defaultValue={profile.ownAvailabilityPercent}
          />
        </Field>
        <Field
          name="reliability.deadlineMs"
          label="Deadline"
          hint="How long its users wait for an answer."
        >
          <Input
            mono
            inputMode="numeric"
            unit="ms"
            placeholder="unknown"
            defaultValue={profile.deadlineMs}
          />
        </Field>
        <Field name="reliability.workers" label="Workers" hint="Requests served at a time.">
          <Input mono inputMode="numeric" placeholder="unknown" defaultValue={profile.workers} />
        </Field>
      </div>
      <Field
        name="reliability.runbook"
        label="Runbook"
        hint={
          profile.runbook === undefined && linked !== null
            ? "Taken from the description. Clear it if that is not the runbook."
            : "Address of the page that responders open at night."
        }
      >
        <Input
          inputMode="url"
          placeholder="https://wiki.example.org/checkout"
          defaultValue={profile.runbook ?? linked ?? undefined}
        />
      </Field>
    </div>
  );
}
