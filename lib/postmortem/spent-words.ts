import { plural } from "@/lib/formats/count";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import type { PublishedSpending } from "./published-spending";

/** Budget that an incident spent, for people: "38.0%" of the whole at "99.9%" by "12 events". */
export const spentWords = ({
  consumed,
  bad,
  unit,
  targetPpm,
  rounded,
}: Pick<PublishedSpending, "consumed" | "bad" | "unit" | "targetPpm" | "rounded">): {
  consumed: string;
  bad: string;
  target: string;
  rounded: boolean;
} => ({
  consumed: formatPercent(consumed),
  bad: plural(bad, unit === "events" ? "event" : "slice"),
  target: formatTarget(targetPpm),
  rounded,
});
