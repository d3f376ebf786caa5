import { formatInstant, instantText } from "@/lib/formats/instant";
import { formatRelative } from "@/lib/formats/relative-time";
import { clockSkewMs, runningText } from "@/lib/formats/running-time";

type Seen = { now: number; skewMs: number };

/** When each was made by the server's clock, and how far this browser's is from it. */
const seen = new WeakMap<Element, Seen>();

/** Writes what each time of written-out HTML says by now, and its instant in that zone as a hint. */
export function renewClockTimes(within: ParentNode, browserMs: number, timeZone: string): void {
  for (const time of within.querySelectorAll<HTMLTimeElement>("time[data-clock]")) {
    const at = Date.parse(time.dateTime);
    const kind = time.dataset.clock;
    const text =
      kind === "ago" || kind === "running"
        ? runningTextOf(kind, at, skewOf(time, browserMs), browserMs)
        : instantText(at, kind === "day" || kind === "time" ? kind : "full", timeZone);
    if (time.textContent !== text) time.textContent = text;
    const title = formatInstant(at, timeZone);
    if (time.title !== title) time.title = title;
  }
}

function skewOf(time: HTMLTimeElement, browserMs: number): Seen {
  const now = Number(time.closest<HTMLElement>("[data-now]")?.dataset.now ?? browserMs);
  const known = seen.get(time);
  if (known?.now === now) return known;
  const fresh = { now, skewMs: now - browserMs };
  seen.set(time, fresh);
  return fresh;
}

function runningTextOf(
  kind: "ago" | "running",
  at: number,
  { now, skewMs }: Seen,
  browserMs: number,
) {
  if (kind === "ago") return formatRelative(at, Math.max(now, browserMs + skewMs));
  return runningText(browserMs + clockSkewMs(skewMs) - at);
}
