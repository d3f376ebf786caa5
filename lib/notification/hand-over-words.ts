import { listed } from "@/lib/formats/listed";
import type { Severity } from "@/lib/alerting/policy";
import type { Words } from "./notice";

/** Who hands an open page over to whom, by name; `comes`: the reader is one who is on call now. */
export type HandOver = {
  schedule: string;
  from: string;
  to: readonly string[];
  side: "goes" | "comes";
};

/** What a shift's end means for a page that somebody has; `page` are the words of the page itself. */
export function handOverWords(
  { schedule, from, to, side }: HandOver,
  page: Words,
  severity: Severity,
): Words {
  if (side === "comes")
    return {
      ...page,
      tone: severity,
      title: `Handed over to you: ${page.title}`,
      lead: `${from}’s shift of ${schedule} has ended, and this page is still open. Acknowledge it to take it on.`,
    };
  return {
    ...page,
    tone: "note",
    title: `Your shift of ${schedule} has ended: ${page.title}`,
    lead:
      to.length === 0
        ? "This page is still open, and nobody is on call now: it stays with you."
        : `This page is still open. ${listed(to)} ${to.length === 1 ? "is" : "are"} on call now and can take it on; until then it stays with you.`,
  };
}
