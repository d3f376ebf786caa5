import { CRITERIA, LEVEL_NAMES, LEVELS, type Level } from "@/lib/reliability/scorecard/levels";
import type { Criterion, Scorecard } from "@/lib/reliability/scorecard/scorecard";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { CRITERION_TITLES } from "./criteria-card";
import { LevelBadge } from "./level-badge";
import { OUTCOME_WORDS, OutcomeMark } from "./outcome-mark";

export type ScorecardRow = {
  slug: string;
  name: string;
  team: { slug: string; name: string };
  card: Scorecard;
};

const titlesOf = (level: Level): string =>
  CRITERIA.filter((each) => each.level === level)
    .map(({ title }) => title)
    .join(", ");

/** A row for each service, with a mark for each criterion of a level. */
export function ScorecardTable({ rows }: { rows: readonly ScorecardRow[] }) {
  return (
    <DataTable caption="Scorecards">
      <thead>
        <tr>
          <Th className="min-w-40 align-bottom">Service</Th>
          <Th className="align-bottom">Owner</Th>
          <Th className="align-bottom">Level</Th>
          {LEVELS.map((level) => (
            <Th key={level} className="align-bottom whitespace-normal">
              {level} {LEVEL_NAMES[level]}
              <span className="block text-xs font-normal text-faint">{titlesOf(level)}</span>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slug, name, team, card }) => (
          <tr key={slug}>
            <Td lead>
              <Link href={`/services/${slug}/scorecard`} className="font-medium hover:underline">
                <bdi>{name}</bdi>
              </Link>
            </Td>
            <Td label="Owner" className="min-w-28 wrap-anywhere">
              <Link href={`/teams/${team.slug}`} className="text-muted hover:text-ink">
                <bdi>{team.name}</bdi>
              </Link>
            </Td>
            <Td label="Level">
              <LevelBadge level={card.level} />
            </Td>
            {LEVELS.map((level) => (
              <Td key={level} label={`${level} ${LEVEL_NAMES[level]}`}>
                <Marks criteria={card.criteria.filter((each) => each.level === level)} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const Marks = ({ criteria }: { criteria: readonly Criterion[] }) => (
  <ul className="inline-flex gap-2">
    {criteria.map(({ id, outcome }) => {
      const words = `${CRITERION_TITLES[id]}: ${OUTCOME_WORDS[outcome]}`;
      return (
        <li key={id} title={words}>
          <OutcomeMark outcome={outcome} label={false} />
          <span className="sr-only">{words}</span>
        </li>
      );
    })}
  </ul>
);
