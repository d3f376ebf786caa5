import { Instant } from "../ui/instant";
import { Link } from "../ui/link";
import { FactRow } from "./fact-row";

/**
 * Budget of an SLO that the incident spent: `consumed` of the whole (1 is all of it) at the target,
 * by `bad` events or slices, all formatted.
 */
export type SpentBudget = {
  sloId: number;
  slo: string;
  service: string;
  href: string | null;
  consumed: string;
  bad: string;
  target: string;
  rounded: boolean;
};

/** `at`: as of publishing; null for now. */
export function SpentBudgets({ spent, at }: { spent: SpentBudget[]; at: number | null }) {
  return spent.map(({ sloId, slo, service, href, consumed, bad, target, rounded }) => (
    <FactRow
      key={sloId}
      term={
        <>
          Budget of{" "}
          {href === null ? (
            slo
          ) : (
            <Link href={href} className="link">
              {slo}
            </Link>
          )}{" "}
          ({service})
        </>
      }
    >
      <dd>
        <span className="figure">{consumed}</span> spent, <span className="figure">{bad}</span> bad
        {rounded && <span className="text-muted">, in whole hours: minute data had expired</span>}
        {at !== null && (
          <span className="text-muted">
            , target <span className="figure">{target}</span>, as of publishing,{" "}
            <Instant at={at} style="day" />
          </span>
        )}
      </dd>
    </FactRow>
  ));
}
