import { Sparkline } from "@/components/charts/sparkline";
import { remembered } from "@/components/markup/remembered";
import { BudgetBar } from "@/components/ui/budget-bar";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { NameList } from "@/components/ui/name-list";
import { SortHeading, type SortLink } from "@/components/ui/sort-heading";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";
import { formatSli, formatTarget } from "@/lib/formats/percent";
import type { Tier } from "@/lib/policy/tiers";
import { goneIn, type GoneIn } from "./gone-in";

export type SloRow = {
  href: string;
  name: string;
  /** Left out where all rows are of one service. */
  service?: { name: string; href: string };
  /** Beside the service, such as a team or "no data for 2 h". */
  notes: string[];
  targetPpm: number;
  windowLabel: string;
  /** 0..1; null without data. */
  sli: number | null;
  remaining: number | null;
  tier: Tier | null;
  burnRate: number | null;
  exhaustion: GoneIn;
  /** The line of the budget left, by `sparklineOf`. */
  sparkline: string;
};

/**
 * A narrow table leaves out what the page of the SLO says first; on a phone a row is a card, and
 * has room.
 */
const HIDDEN_IF_NARROW = "sm:@max-[42rem]:hidden";
const HIDDEN_IF_NARROWEST = "sm:@max-[34rem]:hidden";

/**
 * The worst budget stands wherever the caller's order puts it. `order` gives the headings that
 * sort.
 */
export function SloTable({
  rows,
  caption,
  headings = {},
}: {
  rows: SloRow[];
  caption: string;
  headings?: Partial<Record<"name" | "target" | "sli" | "budget" | "burn" | "gone", SortLink>>;
}) {
  const heading = (key: keyof typeof headings, label: string) => (
    <SortHeading link={headings[key]}>{label}</SortHeading>
  );
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <Th sorted={headings.name?.sorted} className="w-1/2 min-w-40">
            {heading("name", "SLO")}
          </Th>
          <Th numeric sorted={headings.target?.sorted} className={HIDDEN_IF_NARROW}>
            {heading("target", "Target")}
          </Th>
          <Th numeric sorted={headings.sli?.sorted}>
            {heading("sli", "SLI")}
          </Th>
          <Th sorted={headings.budget?.sorted} className="w-32 @min-[58rem]:w-[18%]">
            {heading("budget", "Budget left")}
          </Th>
          <Th className="w-16 @max-[49rem]:hidden @min-[58rem]:w-28">
            <span className="sr-only">Budget left over time</span>
          </Th>
          <Th numeric sorted={headings.burn?.sorted} className={HIDDEN_IF_NARROW}>
            {heading("burn", "Burning")}
          </Th>
          <Th numeric sorted={headings.gone?.sorted} className={HIDDEN_IF_NARROWEST}>
            {heading("gone", "Gone in")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SloTableRow key={row.href} row={row} />
        ))}
      </tbody>
    </DataTable>
  );
}

const SloTableRow = remembered(({ row }: { row: SloRow }) => (
  <tr>
    <Td lead>
      <Link href={row.href} className="row-link font-medium text-pretty hover:underline">
        <bdi>{row.name}</bdi>
      </Link>
      <div className="text-xs text-faint">
        {row.service && (
          <>
            <Link href={row.service.href} className="row-link hover:text-ink">
              <bdi>{row.service.name}</bdi>
            </Link>{" "}
            ·{" "}
          </>
        )}
        <NameList names={row.notes} separator=" · " />
      </div>
    </Td>
    <Td numeric label="Target" className={HIDDEN_IF_NARROW}>
      <span title={row.windowLabel} className="text-muted">
        {formatTarget(row.targetPpm)}
      </span>
    </Td>
    <Td numeric label="SLI">
      <Figure>{formatSli(row.sli, row.targetPpm)}</Figure>
    </Td>
    <Td label="Budget left" className="min-w-40 @min-[38rem]:@max-[58rem]:min-w-0">
      <BudgetBar remaining={row.remaining} tier={row.tier} />
    </Td>
    <Td className="min-w-16 @max-[49rem]:hidden @min-[58rem]:min-w-28">
      <Sparkline
        path={row.sparkline}
        tier={row.tier}
        label={`Budget left of ${row.name} over the window`}
      />
    </Td>
    <Td numeric label="Burning" className={HIDDEN_IF_NARROW}>
      <Figure>{formatBurnRate(row.burnRate)}</Figure>
    </Td>
    <Td numeric label="Gone in" className={HIDDEN_IF_NARROWEST}>
      <GoneInFigure exhaustion={row.exhaustion} />
    </Td>
  </tr>
));

/** Words run on two lines, so that they take no room from the names. */
function GoneInFigure({ exhaustion }: { exhaustion: GoneIn }) {
  const text = goneIn(exhaustion, formatDuration);
  if (exhaustion?.state === "in") return <Figure className="text-muted">{text}</Figure>;
  return (
    <span className="inline-block font-sans text-xs text-balance text-muted sm:max-w-16">
      {text}
    </span>
  );
}
