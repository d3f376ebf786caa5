import { withoutUnstorable } from "@/lib/text/storable";

/** The value without what no database of ours keeps: an alert is not lost for one odd character. */
export function storableValue(value: unknown): unknown {
  if (typeof value === "string") return withoutUnstorable(value);
  if (Array.isArray(value)) return value.map(storableValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [withoutUnstorable(name), storableValue(item)]),
  );
}
