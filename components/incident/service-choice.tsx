"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { useFieldErrors } from "@/components/ui/form-context";

/** The affected services, as ticks. */
export function ServiceChoice({ services, chosen }: { services: { slug: string; name: string }[]; chosen: string[] }) {
  const errors = useFieldErrors("services");
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-medium">Affected services</legend>
      <div className="grid max-h-56 gap-1.5 overflow-y-auto rounded-sm border border-line px-3 py-2.5 sm:grid-cols-2">
        {services.map(({ slug, name }) => <Checkbox key={slug} name="services" value={slug} label={name} defaultChecked={chosen.includes(slug)} />)}
      </div>
      <FieldError id="services-error" messages={errors} />
    </fieldset>
  );
}
