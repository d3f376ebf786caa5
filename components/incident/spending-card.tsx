import { rememberedPart } from "@/components/markup/remembered";
import { Card } from "@/components/ui/card";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { InfoTip } from "@/components/ui/info-tip";
import { Link } from "@/components/ui/link";
import { formatCount, plural } from "@/lib/formats/count";
import { formatPercent } from "@/lib/formats/percent";

type Spent = {
  slo: string;
  service: string;
  href: string;
  unit: "events" | "slices";
  bad: number;
  consumed: number;
  remaining: number | null;
  rounded: boolean;
};

type Props = {
  spent: Spent[];
  canceled: boolean;
  over: boolean;
  /** Where all of them are shown; null where they are. */
  allHref: string | null;
};

const MOST = 8;

/** What the incident has cost, per SLO of its services, those that it hit hardest first. */
export function SpendingCard({ spent, canceled, over, allHref }: Props) {
  const isCut = allHref !== null && spent.length > MOST + 1;
  const shown = isCut ? spent.slice(0, MOST) : spent;
  return (
    <Card
      id="spending"
      flush
      footer={isCut ? <Rest spent={spent.slice(MOST)} allHref={allHref} /> : undefined}
      title={
        <span className="flex items-center gap-1.5">
          Budget spent by this incident{" "}
          <InfoTip term="budget spent by an incident">
            Bad events between the start of the impact and the resolution, or now, over what the
            SLO’s window allows. Of each SLO’s first objective.
          </InfoTip>
        </span>
      }
    >
      {spent.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-muted">
          {canceled
            ? "Canceled: nothing is counted."
            : "The affected services have no SLOs that you can see."}
        </p>
      ) : (
        <SpendingTable spent={shown} over={over} />
      )}
    </Card>
  );
}

const SpendingTable = rememberedPart(({ spent, over }: Pick<Props, "spent" | "over">) => (
  <DataTable caption="Budget spent by this incident">
    <thead>
      <tr>
        <Th>SLO</Th>
        <Th numeric>Bad</Th>
        <Th numeric>Spent</Th>
        <Th numeric>{over ? "Left now" : "Left"}</Th>
      </tr>
    </thead>
    <tbody>
      {spent.map((row) => (
        <tr key={row.href}>
          <Td lead named>
            <Link href={row.href} className="hover:underline">
              <bdi>{row.slo}</bdi>
            </Link>{" "}
            <bdi className="text-muted">{row.service}</bdi>
            {row.rounded && (
              <span className="block text-xs text-faint">
                in whole hours: minute data has expired
              </span>
            )}
          </Td>
          <Td numeric label="Bad">
            <Figure>{formatCount(row.bad)}</Figure>
          </Td>
          <Td numeric label="Spent">
            <Figure className={row.consumed >= 0.1 ? "text-exhausted" : ""}>
              {formatPercent(row.consumed, 1)}
            </Figure>
          </Td>
          <Td numeric label={over ? "Left now" : "Left"}>
            <Figure>{formatPercent(row.remaining, 1)}</Figure>
          </Td>
        </tr>
      ))}
    </tbody>
  </DataTable>
));

/** What the rest has cost, in numbers. */
const Rest = ({ spent, allHref }: { spent: Spent[]; allHref: string }) => (
  <>
    {plural(spent.length, "other SLO")}, at most{" "}
    <Figure>{formatPercent(spent[0]?.consumed ?? 0, 1)}</Figure> each ·{" "}
    <Link href={allHref} className="link">
      Show all
    </Link>
  </>
);
