import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ScheduleBody } from "@/lib/on-call/schema";
import type { KnownPeople } from "./known-people";
import { PeopleFields } from "./people-fields";
import { RestrictionsFields } from "./restriction-fields";
import { RotationFields } from "./rotation-fields";

export type LayerBody = ScheduleBody["layers"][number];

type Props = {
  index: number;
  layer: LayerBody | undefined;
  known: KnownPeople;
  /** Wall time from which a new layer's turns count. */
  startsAt: string;
  onChange: () => void;
  blank: boolean;
};

export function LayerFields({ index, layer, known, startsAt, onChange, blank }: Props) {
  const prefix = `layers.${index}`;
  const name = (field: string) => `${prefix}.${field}`;
  return (
    <div className="group/layer grid gap-5">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <Field name={name("name")} label="Name of the layer" required={!blank}>
          <Input
            autoComplete="off"
            maxLength={60}
            defaultValue={layer?.name ?? (blank || index > 0 ? "" : "Primary")}
          />
        </Field>
        <Field name={name("perTurn")} label="People per turn">
          <Input mono inputMode="numeric" defaultValue={layer?.perTurn ?? 1} />
        </Field>
      </div>
      <PeopleFields
        name={name("people")}
        people={layer?.people ?? []}
        known={known}
        onChange={onChange}
        unscripted={blank}
      />
      <RotationFields prefix={prefix} rotation={layer?.rotation} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name={name("startsAt")}
          label="Starts"
          hint="In the schedule’s time zone. The first person has the first turn."
          required={!blank}
        >
          <Input type="datetime-local" step={60} mono defaultValue={layer?.startsAt ?? startsAt} />
        </Field>
        <Field name={name("endsAt")} label="Ends" hint="Leave blank for never.">
          <Input type="datetime-local" step={60} mono defaultValue={layer?.endsAt ?? ""} />
        </Field>
      </div>
      <RestrictionsFields
        prefix={prefix}
        restrictions={layer?.restrictions ?? []}
        onChange={onChange}
      />
    </div>
  );
}
