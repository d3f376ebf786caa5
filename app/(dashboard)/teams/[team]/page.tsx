import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkButton } from "@/components/ui/button";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/actor";
import { findTeam } from "@/db/teams";
import { requireActor } from "@/server/auth/current-actor";
import { sloSnapshot } from "@/server/slo-snapshot";
import { BudgetBoard } from "../../budget-board";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: PageProps<"/teams/[team]">) {
  const actor = await requireActor();
  const { team: slug } = await params;
  const [team, snapshot] = await Promise.all([findTeam(actor, slug), sloSnapshot(actor)]);
  if (!team) notFound();
  const mayCreate = can(actor, "manage", team);
  const slos = snapshot.slos.filter(({ slo }) => slo.service.teamId === team.id);
  return (
    <>
      <PageHeader title={team.name} aside={<LiveRefresh at={snapshot.at} />} actions={
        <>
          <LinkButton href={`/settings/teams/${slug}`}>Members</LinkButton>
          {mayCreate && <LinkButton href={`/services/new?team=${slug}`}>New service</LinkButton>}
          {mayCreate && <LinkButton variant="primary" href="/slos/new">New SLO</LinkButton>}
        </>
      } />
      <BudgetBoard snapshot={snapshot} slos={slos} team={slug} mayCreate={mayCreate} />
    </>
  );
}
