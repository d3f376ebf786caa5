import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CopyForm } from "@/components/schedule/copy-form";
import { OverridePlan } from "@/components/schedule/override-plan";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { planCopy } from "@/db/schedules/copy-overrides";
import { findSchedule } from "@/db/schedules/find";
import { listKnownPeople } from "@/db/schedules/list-known-people";
import { plural } from "@/lib/formats/count";
import { copySpan, parseCopyQuery } from "@/lib/on-call/copy-query";
import { requireActor } from "@/server/auth/current-actor";
import { copyOverridesAction } from "../../actions";

export const metadata: Metadata = { title: "Copy last year’s overrides" };

export default async function CopyPage({
  params,
  searchParams,
}: PageProps<"/on-call/[schedule]/copy">) {
  const actor = await requireActor();
  const { schedule: slug } = await params;
  const schedule = await findSchedule(actor, slug);
  if (!schedule || !can(actor, "manage", schedule.team)) notFound();
  const now = new Date();
  const { timeZone } = schedule;
  const query = parseCopyQuery(await searchParams, timeZone, now.getTime());
  const within = copySpan(query, timeZone);
  const { add, same } = await planCopy(actor, slug, { within, by: query.by }, now);
  const emails = [...add, ...same].flatMap(({ person, replaces }) =>
    [person ?? [], replaces ?? []].flat(),
  );
  const people = await listKnownPeople(actor, emails);
  const names = Object.fromEntries(people.map(({ email, name }) => [email, name]));
  return (
    <>
      <PageHeader
        title="Copy last year’s overrides"
        crumbs={[
          { href: "/on-call", label: "On-call" },
          { href: `/on-call/${slug}`, label: schedule.name },
        ]}
        lead="Such as holidays: overrides that began a year before the days that you choose are shown as they would be this year, then added."
      />
      <CopyForm
        schedule={slug}
        query={query}
        canCopy={add.length > 0}
        action={copyOverridesAction}
      />
      <Card title="Preview" note={`${plural(add.length, "override")} to add`} flush>
        {add.length + same.length === 0 ? (
          <EmptyState icon="on-call" title="No overrides a year before">
            No override began a year before these days. Choose other days.
          </EmptyState>
        ) : (
          <OverridePlan add={add} same={same} names={names} />
        )}
      </Card>
    </>
  );
}
