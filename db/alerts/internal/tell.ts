import type { EventCause } from "@/lib/notification/cause";
import { tellEvent } from "../../notifications/internal/tell-event";
import type { Db } from "../../store/engine";
import type { Changed } from "./changed";

type AlertEvent = Extract<EventCause["event"], `alert.${string}`>;

type Happened = Pick<Changed, "alert" | "transition">;

/** Tells the channels of its team that asked for it; nobody while it is muted. */
export async function tellOfAlert(
  tx: Db,
  { alert, transition }: Happened,
  now: Date,
): Promise<void> {
  const event = eventOf({ alert, transition });
  if (event === null || alert.muteId !== null) return;
  await tellEvent(
    tx,
    [alert.teamId],
    { kind: "event", event, at: now.getTime() },
    { alertId: alert.id },
  );
}

/** One that grew fires as a page; null for what those who asked are not told. */
function eventOf({ alert, transition }: Happened): AlertEvent | null {
  switch (transition) {
    case "fired":
    case "reopened":
    case "raised":
    case "unmuted":
      return alert.state === "firing" ? "alert.firing" : null;
    case "acknowledged":
      return "alert.acknowledged";
    case "resolved":
      return "alert.resolved";
    case "lowered":
    case "muted":
    case "stale":
    case "skipped":
      return null;
    default:
      throw new RangeError(`no transition ${String(transition satisfies never)}`);
  }
}
