import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/actor";
import { listTeams } from "@/db/teams";
import { requireActor } from "@/server/auth/current-actor";
import { sloSnapshot } from "@/server/slo-snapshot";
import { BudgetBoard } from "./budget-board";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const actor = await requireActor();
  const [snapshot, teams] = await Promise.all([sloSnapshot(actor), listTeams(actor)]);
  const mayCreate = actor.admin || teams.some((team) => can(actor, "manage", team));
  return (
    <>
      <PageHeader title="Overview" aside={<LiveRefresh at={snapshot.at} />} {...(mayCreate ? { actions: <LinkButton variant="primary" href="/slos/new">New SLO</LinkButton> } : {})} />
      <BudgetBoard snapshot={snapshot} slos={snapshot.slos} mayCreate={mayCreate} />
    </>
  );
}
