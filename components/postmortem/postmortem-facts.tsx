import Link from "next/link";
import { formatDuration } from "@/lib/formats/duration";
import { SEVERITY_RULES, type Severity } from "@/lib/incident/severity";
import type { IncidentTimes } from "@/lib/incident/times";
import { factsOf, phasesOf } from "@/lib/postmortem/phases";
import { InfoTip } from "../ui/info-tip";
import { Instant } from "../ui/instant";
import { SeverityBadge } from "../ui/severity-badge";
import { StatTile } from "../ui/stat-tile";
import { PhaseScale } from "./phase-scale";

/** Budget of an SLO that the incident spent: `consumed` of the whole (1 is all of it), by `bad` events or slices, all formatted. */
export type SpentBudget = { slo: string; service: string; href: string; consumed: string; bad: string };

type Props = {
  incident: { number: number; href: string | null; severity: Severity; times: IncidentTimes; services: { slug: string; name: string; href: string | null }[] };
  spent?: SpentBudget[];
};

const TIPS = {
  duration: "From the beginning of the impact until it was mitigated, or resolved where that is not known.",
  detect: "From the beginning of the impact until the first alert or report.",
  acknowledge: "From the detection until somebody took it on.",
  mitigate: "From the beginning of the impact until it was over.",
  resolve: "From the beginning of the impact until the incident was resolved.",
};

/** What the incident's own record says, computed: nobody types these figures. */
export function PostmortemFacts({ incident: { number, href, severity, times, services }, spent = [] }: Props) {
  const facts = factsOf(times);
  const tile = (label: string, term: string, ms: number | null, tip: string) => <StatTile boxed={false} label={label} value={ms === null ? "not known" : formatDuration(ms)} tip={<InfoTip term={term}>{tip}</InfoTip>} />;
  return (
    <section aria-label="Facts" className="grid gap-5 rounded-md border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span className="flex items-center gap-2"><SeverityBadge severity={severity} /><span className="text-muted">{SEVERITY_RULES[severity].word}</span></span>
        {href === null ? <span className="text-muted">Incident <span className="figure">{number}</span></span> : <Link href={href} prefetch={false} className="link">Incident <span className="figure">{number}</span></Link>}
        <span className="text-muted"><Instant at={times.startedAt} />{times.resolvedAt !== null && <> – <Instant at={times.resolvedAt} /></>}</span>
      </div>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {tile("Impact lasted", "impact", facts.durationMs, TIPS.duration)}
        {tile("To detect", "TTD, time to detect", facts.timeToDetectMs, TIPS.detect)}
        {tile("To acknowledge", "TTA, time to acknowledge", facts.timeToAcknowledgeMs, TIPS.acknowledge)}
        {tile("To mitigate", "TTM, time to mitigate", facts.timeToMitigateMs, TIPS.mitigate)}
        {tile("To resolve", "TTR, time to resolve", facts.timeToResolveMs, TIPS.resolve)}
      </dl>
      <PhaseScale phases={phasesOf(times)} />
      {(services.length > 0 || spent.length > 0) && (
        <dl className="grid gap-2 text-sm">
          {services.length > 0 && (
            <div className="flex flex-wrap gap-x-3 gap-y-1">
              <dt className="text-muted">Services</dt>
              {services.map((service) => <dd key={service.slug}>{service.href === null ? service.name : <Link href={service.href} prefetch={false} className="link">{service.name}</Link>}</dd>)}
            </div>
          )}
          {spent.map(({ slo, service, href: sloHref, consumed, bad }) => (
            <div key={sloHref} className="flex flex-wrap gap-x-3 gap-y-1">
              <dt className="text-muted">Budget of <Link href={sloHref} prefetch={false} className="link">{slo}</Link> ({service})</dt>
              <dd><span className="figure">{consumed}</span> spent, <span className="figure">{bad}</span> bad</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

