import { RelativeTime } from "@/components/ui/relative-time";
import { plural } from "@/lib/formats/count";
import { ALERT_STATE_WORDS } from "@/lib/alert/words";
import type { AlertView } from "./alert-view";

/** Where an alert stands: who has it, and why it may tell nobody. */
export function AlertState({ alert, now }: { alert: AlertView; now: number }) {
  const { state, acknowledgedBy, needsAcknowledgement, mutedUntil, flaps, stale } = alert;
  const open = state !== "resolved";
  return (
    <>
      <span className={state === "firing" ? "font-medium" : "text-muted"}>
        {ALERT_STATE_WORDS[state]}
        {state === "acknowledged" && acknowledgedBy !== null && (
          <>
            {" "}
            by <bdi>{acknowledgedBy}</bdi>
          </>
        )}
      </span>
      {state === "acknowledged" && needsAcknowledgement && (
        <span className="block text-xs text-warning">still firing: acknowledge it again</span>
      )}
      {open && mutedUntil !== null && (
        <span className="block text-xs text-muted">
          muted, ends <RelativeTime at={mutedUntil} now={now} />
        </span>
      )}
      {flaps > 0 && (
        <span className="block text-xs text-warning">flapping: {plural(flaps, "reopening")}</span>
      )}
      {open && stale && <span className="block text-xs text-warning">not heard of for long</span>}
    </>
  );
}
