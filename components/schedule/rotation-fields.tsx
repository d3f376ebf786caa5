import { SegmentedControl } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ScheduleBody } from "@/lib/on-call/schema";
import { WEEKDAY_OPTIONS } from "./weekday-words";

type Rotation = ScheduleBody["layers"][number]["rotation"];

const UNITS = [
  { value: "hour", label: "Hours" },
  { value: "day", label: "Days" },
  { value: "week", label: "Weeks" },
  { value: "month", label: "Months" },
];

/** How long a turn is and when it changes; only the fields of the chosen unit are seen. */
export function RotationFields({
  prefix,
  rotation,
}: {
  prefix: string;
  rotation: Rotation | undefined;
}) {
  const name = (field: string) => `${prefix}.rotation.${field}`;
  return (
    <div className="grid gap-4 md:grid-cols-[auto_minmax(0,1fr)]">
      <div className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-start gap-3">
        <Field name={name("every")} label="Turns of">
          <Input mono inputMode="numeric" defaultValue={rotation?.every ?? 1} />
        </Field>
        <SegmentedControl
          name={name("unit")}
          legend="Unit"
          options={UNITS}
          defaultValue={rotation?.unit ?? "week"}
        />
      </div>
      <div className="grid max-w-sm grid-cols-2 items-start gap-3">
        <Field name={name("handoff")} label="Handoff at" required>
          <Input type="time" mono defaultValue={rotation?.handoff ?? "09:00"} />
        </Field>
        <Field
          name={name("weekday")}
          label="On"
          className="hidden group-has-[[value=week]:checked]/layer:grid"
        >
          <Select options={WEEKDAY_OPTIONS} defaultValue={rotation?.weekday ?? "mon"} />
        </Field>
        <Field
          name={name("day")}
          label="Day of month"
          className="hidden group-has-[[value=month]:checked]/layer:grid"
        >
          <Input mono inputMode="numeric" defaultValue={rotation?.day ?? 1} />
        </Field>
      </div>
    </div>
  );
}
