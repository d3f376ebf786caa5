import { rememberedPart } from "@/components/markup/remembered";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { formatPercent } from "@/lib/formats/percent";

/** Shares of what the SLO's target allowed in the period: 1 is all of it. */
export type SpendingRow = {
  slo: string;
  service: string;
  href: string;
  consumed: number;
  inIncidents: number;
};

/** How much of each SLO's budget went in incidents, and how much besides. */
export const SpendingTable = rememberedPart(({ rows }: { rows: readonly SpendingRow[] }) => {
  const widest = Math.max(1, ...rows.map(({ consumed }) => consumed));
  return (
    <DataTable caption="Budget spent by incidents">
      <thead>
        <tr>
          <Th>SLO</Th>
          <Th>
            <span className="sr-only">Drawn to scale</span>
          </Th>
          <Th numeric>In incidents</Th>
          <Th numeric>Other</Th>
          <Th numeric>Total</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slo, service, href, consumed, inIncidents }) => (
          <tr key={href}>
            <Td lead named>
              <Link href={href} className="hover:underline">
                {slo}
              </Link>{" "}
              <span className="text-muted">{service}</span>
            </Td>
            <Td className="w-1/4 max-md:hidden">
              <SpendingBar
                inIncidents={inIncidents / widest}
                consumed={consumed / widest}
                whole={1 / widest}
              />
            </Td>
            <Td numeric label="In incidents">
              <Figure>{formatPercent(inIncidents, 1)}</Figure>
            </Td>
            <Td numeric label="Other">
              <Figure>{formatPercent(consumed - inIncidents, 1)}</Figure>
            </Td>
            <Td numeric label="Total">
              <Figure className={consumed > 1 ? "text-exhausted" : ""}>
                {formatPercent(consumed, 1)}
              </Figure>
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
});

/** The dark part went in incidents, the light one besides; a line stands where the budget ends. */
function SpendingBar({
  inIncidents,
  consumed,
  whole,
}: {
  inIncidents: number;
  consumed: number;
  whole: number;
}) {
  const percent = (share: number) => `${share * 100}%`;
  return (
    <svg aria-hidden="true" width="100%" height="10" className="block overflow-visible">
      <rect y="2" width="100%" height="6" rx="3" className="fill-sunken" />
      <rect y="2" width={percent(consumed)} height="6" rx="3" className="fill-line-strong" />
      <rect y="2" width={percent(inIncidents)} height="6" rx="3" className="fill-accent" />
      <line
        x1={percent(whole)}
        x2={percent(whole)}
        y2="10"
        strokeWidth="1.5"
        className="stroke-ink"
      />
    </svg>
  );
}
