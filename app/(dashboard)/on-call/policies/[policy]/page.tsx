import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PagedSteps } from "@/components/escalation/paged-steps";
import { PolicyUsesList } from "@/components/escalation/policy-uses-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { FilterLinks } from "@/components/ui/filter-links";
import { can } from "@/db/access/actor";
import { findPolicy } from "@/db/escalations/find";
import { getPolicyUses } from "@/db/escalations/find-uses";
import { getPolicyPaged } from "@/db/escalations/who-is-paged";
import { PAGED_FOR, parsePagedFor } from "@/lib/escalation/paged-for";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import { requireActor } from "@/server/auth/current-actor";

export const metadata: Metadata = { title: "Escalation policy" };

export default async function PolicyPage({
  params,
  searchParams,
}: PageProps<"/on-call/policies/[policy]">) {
  const actor = await requireActor();
  const { policy: slug } = await params;
  const pagedFor = parsePagedFor((await searchParams).for);
  const now = new Date();
  const policy = await findPolicy(actor, slug);
  if (!policy) notFound();
  const [paged, uses] = await Promise.all([
    getPolicyPaged(actor, slug, now, pagedFor),
    getPolicyUses(actor, slug),
  ]);
  const mayManage = can(actor, "manage", policy.team);
  return (
    <>
      <PageHeader
        title={policy.name}
        crumbs={[
          { href: "/on-call", label: "On-call" },
          { href: "/on-call/policies", label: "Escalation policies" },
        ]}
        aside={<LiveRefresh at={now.getTime()} stream="/api/live" />}
        {...(mayManage
          ? { actions: <LinkButton href={`/on-call/policies/${slug}/edit`}>Edit</LinkButton> }
          : {})}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <Card
          title="Who is notified now"
          note="minute by minute, if nobody acknowledges"
          {...(hasPaths(policy.definition)
            ? {
                actions: (
                  <FilterLinks
                    label="Paged for"
                    links={PAGED_FOR.map((each) => ({
                      href: `/on-call/policies/${slug}${each === "page" ? "" : `?for=${each}`}`,
                      label: each === "page" ? "Alert" : each,
                      current: each === pagedFor,
                    }))}
                  />
                ),
              }
            : {})}
        >
          <PagedSteps paged={paged} />
        </Card>
        <Card title="About">
          <dl className="grid gap-3 text-sm">
            <div>
              <dt className="text-muted">Owner</dt>
              <dd>
                <Link href={`/teams/${policy.team.slug}`} className="hover:underline">
                  <bdi>{policy.team.name}</bdi>
                </Link>
              </dd>
            </div>
            <div>
              <dt className="text-muted">Slug</dt>
              <dd className="figure wrap-anywhere">{policy.slug}</dd>
            </div>
            <div>
              <dt className="text-muted">Asks again</dt>
              <dd>{policy.definition.reNotifyAfterMinutes} min after an acknowledgement</dd>
            </div>
            <PolicyUsesList owner={policy.team} {...uses} />
          </dl>
        </Card>
      </div>
    </>
  );
}

/** Whether severities differ in whom it notifies. */
const hasPaths = ({ levels }: EscalationPolicy): boolean =>
  levels.some(({ when }) => when !== undefined && when.severities.length > 0);
