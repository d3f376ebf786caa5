import type { ZoneChange } from "@/lib/on-call/zone-change";
import { Instant } from "../ui/instant";

/** When the clocks of the schedule's zone change next; nothing where they don't soon. */
export function ZoneChangeNote({
  change,
  timeZone,
}: {
  change: ZoneChange | null;
  timeZone: string;
}) {
  if (!change) return null;
  const minutes = Math.abs(change.minutes);
  return (
    <p className="mt-3 text-sm text-muted">
      Clocks in {timeZone.replaceAll("_", " ")} go {change.minutes > 0 ? "forward" : "back"} by{" "}
      {minutes} min on <Instant at={change.at} className="figure" />. A shift over that time is{" "}
      {minutes} min {change.minutes > 0 ? "shorter" : "longer"}; handoffs keep their local time.
    </p>
  );
}
