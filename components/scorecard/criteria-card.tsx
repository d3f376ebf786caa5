import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { isMet } from "@/lib/reliability/assessment/verdict";
import {
  CRITERIA,
  LEVEL_NAMES,
  type CriterionId,
  type Level,
} from "@/lib/reliability/scorecard/levels";
import type { Criterion } from "@/lib/reliability/scorecard/scorecard";
import { VerdictRow } from "./verdict-row";

export type CriterionLink = { href: string; label: string };

type Props = {
  level: Level;
  criteria: readonly Criterion[];
  links: Partial<Record<CriterionId, CriterionLink>>;
  now: number;
};

export const CRITERION_TITLES = Object.fromEntries(
  CRITERIA.map(({ id, title }) => [id, title]),
) as Readonly<Record<CriterionId, string>>;

/** What a level asks for beyond those below it. */
export function CriteriaCard({ level, criteria, links, now }: Props) {
  const own = criteria.filter((each) => each.level === level);
  const met = own.filter(({ outcome }) => isMet(outcome));
  return (
    <Card
      title={`Level ${level}: ${LEVEL_NAMES[level]}`}
      note={`${met.length} of ${own.length} met`}
      flush
    >
      <ul className="divide-y divide-line px-4 pb-1">
        {own.map((each) => {
          const link = links[each.id];
          return (
            <VerdictRow
              key={each.id}
              title={CRITERION_TITLES[each.id]}
              verdict={each}
              now={now}
              link={
                link && (
                  <Link href={link.href} className="text-muted underline hover:text-ink">
                    {link.label}
                  </Link>
                )
              }
            />
          );
        })}
      </ul>
    </Card>
  );
}
