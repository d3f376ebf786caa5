import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CriteriaCard } from "@/components/scorecard/criteria-card";
import { LevelBadge } from "@/components/scorecard/level-badge";
import { LevelHistory } from "@/components/scorecard/level-history";
import { NextSteps } from "@/components/scorecard/next-steps";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { listLevels } from "@/db/scorecards/list-levels";
import { findService } from "@/db/services/find";
import { levelChanges } from "@/lib/reliability/scorecard/history";
import { LEVELS } from "@/lib/reliability/scorecard/levels";
import { nextSteps } from "@/lib/reliability/scorecard/scorecard";
import { requireActor } from "@/server/auth/current-actor";
import { reachedUrl } from "@/server/auth/installation-url";
import { LEVELS_KEPT, serviceScorecard } from "@/server/reliability/scorecard";
import { requestTime } from "@/server/request/request-time";
import { criterionLinks } from "./criterion-links";
import { KeptCards } from "./kept-cards";

export const metadata: Metadata = { title: "Scorecard" };

export default async function ScorecardPage({
  params,
}: PageProps<"/services/[service]/scorecard">) {
  const actor = await requireActor();
  const { service: slug } = await params;
  const service = await findService(actor, slug);
  if (!service) notFound();
  const crumbs = [
    { href: "/services", label: "Services" },
    { href: `/services/${slug}`, label: service.name },
  ];
  if (service.archivedAt !== null)
    return (
      <>
        <PageHeader
          title="Scorecard"
          crumbs={crumbs}
          aside={<Badge tone="neutral">Archived</Badge>}
        />
        <EmptyState icon="services" title="No scorecard">
          Archived services have no scorecard.
        </EmptyState>
      </>
    );
  const [card, stored, { origin }] = await Promise.all([
    serviceScorecard(service),
    listLevels(actor, service.id, LEVELS_KEPT),
    reachedUrl(),
  ]);
  const now = requestTime();
  const changes = levelChanges(stored.map(({ at, ...row }) => ({ ...row, at: at.getTime() })));
  return (
    <>
      <PageHeader
        title="Scorecard"
        crumbs={crumbs}
        aside={<LevelBadge level={card.level} />}
        actions={
          <Link
            href="/reliability/scorecards/levels"
            className="text-sm text-muted hover:text-ink hover:underline"
          >
            How levels work
          </Link>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem] xl:grid-rows-[auto_1fr]">
        <Card title="What to do next" className="xl:col-start-2">
          <NextSteps steps={nextSteps(card)} />
        </Card>
        <div className="grid min-w-0 gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          {LEVELS.map((level) => (
            <CriteriaCard
              key={level}
              level={level}
              criteria={card.criteria}
              links={criterionLinks(service)}
              now={now}
            />
          ))}
          <KeptCards actor={actor} service={service} />
        </div>
        <div className="grid min-w-0 gap-4 xl:col-start-2">
          <Card title="History">
            <LevelHistory changes={changes} />
          </Card>
          <Card title="Badge" note="for anyone who can view the service">
            <CodeBlock
              label="Badge URL"
              code={`${origin}/api/v1/services/${slug}/scorecard/badge.svg`}
            />
          </Card>
        </div>
      </div>
    </>
  );
}
