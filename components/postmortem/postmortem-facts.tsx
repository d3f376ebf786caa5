import { formatDuration } from "@/lib/formats/duration";
import { SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import type { IncidentTimes } from "@/lib/incident/times";
import { factsOf, phasesOf } from "@/lib/postmortem/phases";
import type { Publication } from "@/lib/postmortem/review";
import { InfoTip } from "../ui/info-tip";
import { Instant } from "../ui/instant";
import { Link } from "../ui/link";
import { SeverityBadge } from "../ui/severity-badge";
import { StatTile } from "../ui/stat-tile";
import { FactRow } from "./fact-row";
import { PhaseScale } from "./phase-scale";
import { SpentBudgets, type SpentBudget } from "./spent-budgets";

type Services = { slug: string; name: string; href: string | null }[];
type Props = {
  /** Null for one that was begun from scratch, or whose incident was deleted. */
  incident: {
    number: number;
    href: string | null;
    severity: Severity;
    times: IncidentTimes;
    services: Services;
  } | null;
  published: Publication | null;
  spent: SpentBudget[];
  /** When the spent budget was read; null for now. */
  spentAt: number | null;
};

const TIPS = {
  duration:
    "From the beginning of the impact until it was mitigated, or resolved where that is not known.",
  detect: "From the beginning of the impact until the first alert or report.",
  acknowledge: "From the detection until someone took it on.",
  mitigate: "From the beginning of the impact until it was over.",
  resolve: "From the beginning of the impact until the incident was resolved.",
};

/** What the records of the incident and of the publishing say: nobody types these figures. */
export function PostmortemFacts({ incident, published, spent, spentAt }: Props) {
  const services = incident?.services ?? [];
  if (incident === null && published === null && spent.length === 0) return null;
  return (
    <section
      aria-label="Facts"
      className="grid gap-5 rounded-md border border-line bg-surface p-4 sm:p-5"
    >
      {incident && <IncidentFacts {...incident} />}
      {(published !== null || services.length > 0 || spent.length > 0) && (
        <dl className="grid gap-2 text-sm">
          {published && (
            <FactRow term="Published">
              <dd>
                {published.words}{" "}
                <span className="text-muted">
                  <Instant at={published.at} />
                </span>
              </dd>
            </FactRow>
          )}
          {services.length > 0 && (
            <FactRow term="Services">
              {services.map((service) => (
                <dd key={service.slug}>
                  {service.href === null ? (
                    service.name
                  ) : (
                    <Link href={service.href} className="link">
                      <bdi>{service.name}</bdi>
                    </Link>
                  )}
                </dd>
              ))}
            </FactRow>
          )}
          <SpentBudgets spent={spent} at={spentAt} />
        </dl>
      )}
    </section>
  );
}

function IncidentFacts({
  number,
  href,
  severity,
  times,
}: Omit<NonNullable<Props["incident"]>, "services">) {
  const facts = factsOf(times);
  const tile = (label: string, term: string, ms: number | null, tip: string) => (
    <StatTile
      boxed={false}
      label={label}
      value={ms === null ? "not known" : formatDuration(ms)}
      tip={<InfoTip term={term}>{tip}</InfoTip>}
    />
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span className="flex items-center gap-2">
          <SeverityBadge severity={severity} />
          <span className="text-muted">{SEVERITY_RULES[severity].word}</span>
        </span>
        {href === null ? (
          <span className="text-muted">
            Incident <span className="figure">{number}</span>
          </span>
        ) : (
          <Link href={href} className="link">
            Incident <span className="figure">{number}</span>
          </Link>
        )}
        <span className="text-muted">
          <Instant at={times.startedAt} />
          {times.resolvedAt !== null && (
            <>
              {" "}
              – <Instant at={times.resolvedAt} />
            </>
          )}
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {tile("Impact lasted", "impact", facts.durationMs, TIPS.duration)}
        {tile("To detect", "TTD, time to detect", facts.timeToDetectMs, TIPS.detect)}
        {tile(
          "To acknowledge",
          "TTA, time to acknowledge",
          facts.timeToAcknowledgeMs,
          TIPS.acknowledge,
        )}
        {tile("To mitigate", "TTM, time to mitigate", facts.timeToMitigateMs, TIPS.mitigate)}
        {tile("To resolve", "TTR, time to resolve", facts.timeToResolveMs, TIPS.resolve)}
      </dl>
      <PhaseScale phases={phasesOf(times)} />
    </>
  );
}
