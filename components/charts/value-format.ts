import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent } from "@/lib/formats/percent";
import type { ValueFormat } from "./chart";

/** Null reads "no data". */
export function formatValue(format: ValueFormat, value: number | null): string {
  switch (format.kind) {
    case "percent":
      return formatPercent(value, format.decimals);
    case "duration":
      return formatDuration(value);
    case "count":
      return value === null ? "–" : formatCount(value);
    default:
      return format satisfies never;
  }
}
