import type { Metadata } from "next";
import { NoManagedTeam } from "@/components/people/no-managed-team";
import { PolicyForm } from "@/components/escalation/policy-form";
import { targetGroups } from "@/components/escalation/target-options";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { listTargetChoices } from "@/db/escalations/list-target-choices";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { readPreferences } from "../../../../preferences/read-preferences";
import { timeZones } from "../../../slos/time-zones";
import { createPolicy } from "../actions";

export const metadata: Metadata = { title: "New escalation policy" };

export default async function NewPolicyPage({ searchParams }: PageProps<"/on-call/policies/new">) {
  const actor = await requireActor();
  const { team } = await searchParams;
  const [teams, choices] = await Promise.all([readableTeams(actor), listTargetChoices(actor)]);
  const managed = teams.filter((candidate) => can(actor, "manage", candidate));
  return (
    <>
      <PageHeader
        title="New escalation policy"
        crumbs={[
          { href: "/on-call", label: "On-call" },
          { href: "/on-call/policies", label: "Escalation policies" },
        ]}
      />
      {managed.length === 0 ? (
        <NoManagedTeam
          thing="A policy"
          people="the people who are paged for its services"
          admin={actor.admin}
        />
      ) : (
        <PolicyForm
          action={createPolicy}
          teams={managed.map(({ slug, name }) => ({ value: slug, label: name }))}
          groups={targetGroups(choices)}
          timeZones={timeZones()}
          timeZone={displayZone(await readPreferences())}
          initialTeam={typeof team === "string" ? team : undefined}
        />
      )}
    </>
  );
}
