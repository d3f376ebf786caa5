import { EarlierCard, type Earlier as Shown } from "@/components/incident/earlier-card";
import { readMarkdown } from "@/components/ui/markdown-html";
import type { EarlierIncident } from "@/db/postmortems/list-earlier-incidents";
import type { CardProps } from "./card-props";

/** Similar incidents of the past, and what ended them. */
export async function Earlier({ shown: { earlier } }: CardProps) {
  if (earlier.length === 0) return null;
  const [said, factors] = await Promise.all([
    readMarkdown(earlier.map(saidOf), { headingLevel: 4 }),
    readMarkdown(
      earlier.flatMap(({ lesson }) => lesson?.factors ?? []),
      { line: true },
    ),
  ]);
  return (
    <EarlierCard
      earlier={earlier.map((past): Shown => {
        const { lesson } = past;
        const { id, title, severity, startedAt, resolvedAt } = past.incident;
        const text = saidOf(past);
        return {
          number: id,
          title,
          severity,
          startedAt: startedAt.getTime(),
          lastedMs: (resolvedAt ?? startedAt).getTime() - startedAt.getTime(),
          said: { text, html: said.get(text) ?? null },
          lesson: lesson && {
            ...lesson,
            factors: lesson.factors.map((factor) => ({
              text: factor,
              html: factors.get(factor) ?? null,
            })),
          },
        };
      })}
    />
  );
}

const saidOf = ({ incident, resolution }: EarlierIncident): string =>
  resolution || incident.summary;
