import { plural } from "@/lib/formats/count";
import type { FieldGroup, SettingField } from "@/lib/reliability/simulate/fields";
import { SIDES, type Flat, type Side } from "@/lib/reliability/simulate/flat";
import { cx } from "../../ui/class-names";
import { Field } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Select } from "../../ui/select";
import { DecimalInput } from "./decimal-input";

const SIDE_WORDS: Readonly<Record<Side, string>> = { before: "Before", after: "After" };

type Props = {
  group: FieldGroup;
  /** What comes between the side and the name of a field: "1." for the first layer. */
  of?: string;
  flat: Flat;
  open?: boolean;
};

/** A group of settings that folds, each setting with a field before and one after. */
export function SettingRows({ group, of = "", flat, open = false }: Props) {
  const differing = group.fields.filter(({ name }) => differs(flat, `${of}${name}`)).length;
  return (
    <details open={open || differing > 0} className="group/rows border-t border-line py-2">
      <summary className="flex cursor-pointer list-none items-center justify-between [&::-webkit-details-marker]:hidden gap-2 rounded-xs py-1 text-sm font-medium">
        <span className="flex items-center gap-1.5">
          <Icon
            name="chevron-down"
            size={14}
            className="-rotate-90 text-muted group-open/rows:rotate-0"
          />
          {group.title}
        </span>
        {differing > 0 && (
          <span className="text-xs font-normal text-muted">{plural(differing, "difference")}</span>
        )}
      </summary>
      <div className="grid gap-3 pt-2 pb-1">
        <p aria-hidden="true" className="grid grid-cols-2 gap-3 text-xs text-muted">
          {SIDES.map((side) => (
            <span key={side}>{SIDE_WORDS[side]}</span>
          ))}
        </p>
        {group.fields.filter(isMeant(flat, of)).map((field) => (
          <SettingRow key={field.name} field={field} of={of} flat={flat} />
        ))}
      </div>
    </details>
  );
}

const isMeant =
  (flat: Flat, of: string) =>
  ({ when }: SettingField): boolean =>
    !when || SIDES.some((side) => when.holds.includes(flat[`${side}.${of}${when.field}`] ?? ""));

const differs = (flat: Flat, name: string): boolean =>
  flat[`before.${name}`] !== flat[`after.${name}`];

function SettingRow({ field, of, flat }: { field: SettingField; of: string; flat: Flat }) {
  const changed = differs(flat, `${of}${field.name}`);
  return (
    <div className="grid gap-1">
      <p aria-hidden="true" className="text-sm">
        {field.label}
      </p>
      <div className="grid grid-cols-2 gap-3">
        {SIDES.map((side) => (
          <SettingInput
            key={side}
            field={field}
            name={`${side}.${of}${field.name}`}
            side={side}
            flat={flat}
            marked={changed && side === "after"}
          />
        ))}
      </div>
    </div>
  );
}

type InputProps = { field: SettingField; name: string; side: Side; flat: Flat; marked: boolean };

function SettingInput({ field, name, side, flat, marked }: InputProps) {
  const look = cx(marked && "border-accent! bg-accent-soft!");
  return (
    <Field
      name={name}
      label={
        <span className="sr-only">
          {SIDE_WORDS[side]}: {field.label}
        </span>
      }
    >
      {field.choices ? (
        <Select options={[...field.choices]} defaultValue={flat[name]} className={look} />
      ) : (
        <DecimalInput value={flat[name]} unit={field.unit} className={look} />
      )}
    </Field>
  );
}
