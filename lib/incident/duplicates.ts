import { foldedText } from "@/lib/text/folded";

/** An open incident as someone who declares another sees it. */
export type OpenIncident = {
  number: number;
  title: string;
  severity: string;
  services: readonly string[];
};

const SHORT = 4;

/**
 * The open incidents that a draft may repeat: of one of its services, or with a long word of its
 * title. The likeliest first.
 */
export function likelyDuplicates<T extends OpenIncident>(
  draft: { title: string; services: readonly string[] },
  open: readonly T[],
): T[] {
  const words = wordsOf(draft.title);
  const scored = open.map((incident) => {
    const shared = wordsOf(incident.title).filter((word) => words.includes(word)).length;
    const services = incident.services.filter((slug) => draft.services.includes(slug)).length;
    return { incident, score: 2 * services + shared };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ incident }) => incident);
}

const wordsOf = (title: string): string[] => [
  ...new Set(
    foldedText(title)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORT),
  ),
];
