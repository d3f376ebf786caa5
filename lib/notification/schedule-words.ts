import { formatInstant } from "@/lib/formats/instant";
import type { Cause } from "./cause";
import type { Words } from "./notice";

/** What happens on a schedule, to whom it concerns. */
export function scheduleWords(cause: Cause, name: string, timeZone: string): Words {
  const note = (title: string, lead: string): Words => ({ tone: "note", title, lead, facts: [] });
  switch (cause.kind) {
    case "shift-begins":
      return note(
        `You are on call for ${name} soon`,
        `Your shift begins on ${formatInstant(cause.startsAt, timeZone)}.`,
      );
    case "swap-asked":
      return note(`Someone asks you to take a shift of ${name}`, "Accept or decline it.");
    case "swap-answered":
      return note(`Your swap in ${name} was answered`, "See who has the shift now.");
    case "override-lost":
      return note(
        `Your override in ${name} does not count`,
        `Another one covers the time from ${formatInstant(cause.start, timeZone)} to ${formatInstant(cause.end, timeZone)}, and wins.`,
      );
    default:
      return note(name, "Something changed on this schedule.");
  }
}
