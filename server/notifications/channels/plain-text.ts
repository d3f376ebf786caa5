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

/** `text` in at most so many characters. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;
