import { formatCount } from "@/lib/formats/count";
import { clean } from "@/lib/reliability/findings/figures";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { DependencyField, FieldGroup } from "./dependency-fields";

/** Undefined: unknown; null: known not to be there. */
type Setting = string | number | boolean | readonly string[] | null | undefined;

export function settingAt(settings: DependencySettings, name: string): Setting {
  if (name.startsWith("bulkhead.") && settings.bulkhead === null)
    return name === "bulkhead.max" ? null : undefined;
  let value: unknown = settings;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value as Setting;
}

/** As it is typed into a form; blank is unknown. */
export function typedSetting(settings: DependencySettings, field: DependencyField): string {
  const value = settingAt(settings, field.name);
  if (value === undefined) return "";
  return value === null ? (field.none ?? "none") : value.toString();
}

/** As it is read; null where it is unknown. */
export function shownSetting(settings: DependencySettings, field: DependencyField): string | null {
  const value = settingAt(settings, field.name);
  if (value === undefined) return null;
  if (value === null) return field.none ?? "none";
  switch (field.kind) {
    case "flag":
      return value === true ? "yes" : "no";
    case "number":
      if (typeof value !== "number") return value.toString();
      return isShare(settings, field) ? `${clean(value * 100)}%` : withUnit(value, field.unit);
    case "choice":
      return field.options.find((option) => option.value === value)?.label ?? value.toString();
    case "ticks":
      return typeof value === "object" ? value.join(", ") : value.toString();
    case "text":
    case "date":
      return value.toString();
    default:
      return field satisfies never;
  }
}

/** The threshold of a breaker that opens after failures in a row is their number. */
const isShare = ({ breaker }: DependencySettings, { name, share }: DependencyField): boolean =>
  share === true && !(name === "breaker.threshold" && breaker?.kind === "consecutive");

/** Those of a group that are known, as they are read. */
export const knownSettings = (settings: DependencySettings, { fields }: FieldGroup) =>
  fields.flatMap((field) => {
    const shown = shownSetting(settings, field);
    return shown === null ? [] : [{ name: field.name, label: field.label, shown }];
  });

function withUnit(value: number, unit: string | undefined): string {
  // Small shares keep all their digits.
  const figure = Math.abs(value) < 1000 ? value.toString() : formatCount(value);
  if (unit === undefined) return figure;
  return unit === "%" || unit.startsWith("/") ? `${figure}${unit}` : `${figure} ${unit}`;
}
