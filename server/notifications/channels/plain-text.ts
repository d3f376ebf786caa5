import type { Notice } from "@/lib/notification/notice";

/** A message as lines of text, without its title. */
export function plainText({ lead, facts, more }: Notice): string {
  return [
    lead,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    ...more.flatMap((other) => ["", other.title, other.lead]),
  ]
    .filter((line, index) => line !== "" || index > 0)
    .join("\n");
}
