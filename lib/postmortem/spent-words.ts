import { plural } from "@/lib/formats/count";
import { formatPercent } from "@/lib/formats/percent";

/** Budget that an incident spent, for people: "38.0 %" of the whole by "12 events". */
export const spentWords = ({ consumed, bad, unit }: { consumed: number; bad: number; unit: "events" | "slices" }): { consumed: string; bad: string } => ({
  consumed: formatPercent(consumed),
  bad: plural(bad, unit === "events" ? "event" : "slice"),
});
