import { csvText } from "@/lib/formats/csv";
import { CRITERIA, LEVEL_NAMES } from "./levels";
import type { Scorecard } from "./scorecard";

type Row = { slug: string; name: string; team: { slug: string }; card: Scorecard };

const HEADER = [
  "service",
  "name",
  "team",
  "level",
  "level_name",
  ...CRITERIA.map(({ id }) => id.replaceAll("-", "_")),
];

/** One service a line, with the outcome of each criterion. */
export const scorecardsCsv = (rows: readonly Row[]): string =>
  csvText(
    HEADER,
    rows.map(({ slug, name, team, card }) => [
      slug,
      name,
      team.slug,
      card.level,
      LEVEL_NAMES[card.level],
      ...card.criteria.map(({ outcome }) => outcome),
    ]),
  );
