import { SloAlarm } from "@/components/slo/slo-alarm";
import { SloSentence } from "@/components/slo/slo-sentence";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { TierBadge } from "@/components/ui/tier";
import { can } from "@/db/access/actor";
import { MINUTE_MS } from "@/lib/time/duration";
import type { SloView } from "./slo-view";

/** Name, status, what is wrong right now, and where the objective stands in words. */
export function SloHeader({ actor, slo, detail, spans, archived, mayManage, href }: SloView) {
  const { objective, evaluation, at } = detail;
  const { service } = slo;
  const isReceived =
    slo.firstMinute !== null && slo.firstMinute * MINUTE_MS >= evaluation.window.end;
  return (
    <PageHeader
      title={slo.name}
      crumbs={[
        { href: "/services", label: "Services" },
        { href: `/services/${service.slug}`, label: service.name },
      ]}
      aside={
        <>
          {archived ? (
            <Badge tone="neutral">Archived</Badge>
          ) : (
            <>
              <TierBadge tier={evaluation.budget.tier} />
              <SloAlarm
                evaluation={evaluation}
                incidents={spans.filter(({ isOpen }) => isOpen).slice(0, 3)}
              />
            </>
          )}
          <LiveRefresh at={at} />
        </>
      }
      lead={
        <SloSentence
          sli={slo.sli}
          service={service.name}
          objective={objective}
          evaluation={evaluation}
          isReceived={isReceived}
        />
      }
      actions={
        <>
          {can(actor, "respond", service.team) && !archived && (
            <LinkButton href={`/incidents/new?service=${service.slug}`}>
              Declare incident
            </LinkButton>
          )}
          <LinkButton href="#what-if">What if…</LinkButton>
          {mayManage && <LinkButton href={`${href}/edit`}>Edit</LinkButton>}
        </>
      }
    />
  );
}
