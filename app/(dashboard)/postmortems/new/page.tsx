import type { Metadata } from "next";
import { redirect } from "next/navigation";
import {
  IncidentPostmortemForm,
  NewPostmortemForm,
} from "@/components/postmortem/new-postmortem-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMessage } from "@/components/ui/status-message";
import { can } from "@/db/access/actor";
import { canInIncident } from "@/db/incidents/incident";
import { getIncident } from "@/db/incidents/find";
import { findPostmortemOf } from "@/db/postmortems/find";
import { postmortemNumber } from "@/lib/postmortem/schema";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { readableTeams } from "@/server/teams/readable-teams";
import { createPostmortemAction } from "../actions";

export const metadata: Metadata = { title: "New postmortem" };

const HEADER = (
  <PageHeader title="New postmortem" crumbs={[{ href: "/postmortems", label: "Postmortems" }]} />
);

export default async function NewPostmortemPage({ searchParams }: PageProps<"/postmortems/new">) {
  const actor = await requireActor();
  const { incident, team } = await searchParams;
  const number = typeof incident === "string" ? postmortemNumber(incident) : null;
  if (number !== null) return <OfIncident number={number} />;
  const teams = (await readableTeams(actor)).filter((candidate) =>
    can(actor, "respond", candidate),
  );
  return (
    <>
      {HEADER}
      {teams.length === 0 ? (
        <EmptyState icon="teams" title="A postmortem belongs to a team">
          You need the responder role in a team.
        </EmptyState>
      ) : (
        <NewPostmortemForm
          action={createPostmortemAction}
          teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...(typeof team === "string" ? { initialTeam: team } : {})}
        />
      )}
    </>
  );
}

async function OfIncident({ number }: { number: number }) {
  const actor = await requireActor();
  const [incident, existing] = [
    await orNotFound(getIncident(actor, number)),
    await findPostmortemOf(actor, number),
  ];
  if (existing) redirect(`/postmortems/${existing.id}`);
  const problem =
    incident.status === "resolved"
      ? canInIncident(actor, "respond", incident)
        ? null
        : "You need the responder role in a team affected by the incident."
      : "Resolve the incident before writing its postmortem.";
  return (
    <>
      {HEADER}
      {problem === null ? (
        <IncidentPostmortemForm
          action={createPostmortemAction}
          incident={number}
          title={incident.title}
        />
      ) : (
        <StatusMessage kind="info">{problem}</StatusMessage>
      )}
    </>
  );
}
