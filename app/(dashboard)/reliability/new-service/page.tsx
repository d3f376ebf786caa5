import type { Metadata } from "next";
import { AnswersForm } from "@/components/guide/answers-form";
import { NoManagedTeam } from "@/components/people/no-managed-team";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { answersInAddress } from "@/lib/guide/address";
import { GUIDE_PATH } from "@/lib/guide/path";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { proposeService } from "./actions";
import { Proposal } from "./proposal";

export const metadata: Metadata = { title: "New service" };

export default async function NewServiceGuidePage({
  searchParams,
}: PageProps<"/reliability/new-service">) {
  const actor = await requireActor();
  const teams = (await readableTeams(actor)).filter((team) => can(actor, "manage", team));
  if (teams.length === 0)
    return (
      <>
        <PageHeader title="Launch a service" />
        <NoManagedTeam
          thing="A service"
          people="the people who look after the service"
          admin={actor.admin}
        />
      </>
    );
  const answers = answersInAddress(await searchParams);
  if (answers !== null && answers !== "unreadable")
    return (
      <>
        <PageHeader
          title={`Launch ${answers.name}`}
          crumbs={[{ href: GUIDE_PATH, label: "Launch a service" }]}
          lead="Change what does not fit. Nothing is created yet."
        />
        <Proposal actor={actor} answers={answers} />
      </>
    );
  return (
    <>
      <PageHeader
        title="Launch a service"
        lead="A few questions before launch give it SLOs, alerts and a runbook to start with, each with its reason."
      />
      {answers === "unreadable" && (
        <p role="alert" className="mb-4 text-sm text-exhausted">
          The link to a proposal cannot be read. Answer the questions again.
        </p>
      )}
      <AnswersForm
        action={proposeService}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </>
  );
}
