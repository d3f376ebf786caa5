import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PolicyForm } from "@/components/escalation/policy-form";
import { targetGroups } from "@/components/escalation/target-options";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { findPolicy } from "@/db/escalations/find";
import { listTargetChoices } from "@/db/escalations/list-target-choices";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { readPreferences } from "../../../../../preferences/read-preferences";
import { timeZones } from "../../../../slos/time-zones";
import { deletePolicyAction, updatePolicy } from "../../actions";

export const metadata: Metadata = { title: "Edit escalation policy" };

export default async function EditPolicyPage({
  params,
}: PageProps<"/on-call/policies/[policy]/edit">) {
  const actor = await requireActor();
  const { policy: slug } = await params;
  const [policy, teams, choices] = await Promise.all([
    findPolicy(actor, slug),
    readableTeams(actor),
    listTargetChoices(actor),
  ]);
  if (!policy || !can(actor, "manage", policy.team)) notFound();
  const managed = teams.filter((team) => can(actor, "manage", team));
  const { name, version, definition } = policy;
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        crumbs={[
          { href: "/on-call/policies", label: "Escalation policies" },
          { href: `/on-call/policies/${slug}`, label: name },
        ]}
      />
      <PolicyForm
        action={updatePolicy}
        teams={managed.map((team) => ({ value: team.slug, label: team.name }))}
        groups={targetGroups(choices)}
        timeZones={timeZones()}
        timeZone={displayZone(await readPreferences())}
        existing={{ slug, name, team: policy.team.slug, version, definition }}
      />
      <Card title="Delete" className="mt-8 max-w-3xl">
        <p className="mb-3 text-sm text-muted">
          Pages that are under way go on by the policy that they began with. A policy can be deleted
          once nothing pages by it.
        </p>
        <ConfirmButton
          label="Delete"
          variant="danger"
          title={`Delete ${name}?`}
          description="What it told whom stays in the history of alerts and incidents. This can’t be undone."
          confirmLabel="Delete permanently"
          action={deletePolicyAction}
          fields={{ policy: slug }}
        />
      </Card>
    </>
  );
}
