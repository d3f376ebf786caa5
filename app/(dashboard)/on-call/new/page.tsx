import type { Metadata } from "next";
import { ScheduleForm } from "@/components/schedule/schedule-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { createSchedule, previewSchedule } from "../actions";
import { scheduleFormChoices } from "../schedule-form-choices";

export const metadata: Metadata = { title: "New schedule" };

export default async function NewSchedulePage({ searchParams }: PageProps<"/on-call/new">) {
  const actor = await requireActor();
  const { team } = await searchParams;
  const managed = (await readableTeams(actor)).filter((each) => can(actor, "manage", each));
  return (
    <>
      <PageHeader title="New schedule" crumbs={[{ href: "/on-call", label: "On-call" }]} />
      {managed.length === 0 ? (
        <EmptyState
          icon="teams"
          title="A schedule belongs to a team"
          {...(actor.admin
            ? {
                action: (
                  <LinkButton variant="primary" href="/settings/teams">
                    Create a team
                  </LinkButton>
                ),
              }
            : {})}
        >
          {actor.admin
            ? "Create a team first: the people who are on call for its services."
            : "You don’t manage a team. Ask an administrator to make you a manager."}
        </EmptyState>
      ) : (
        <ScheduleForm
          action={createSchedule}
          preview={previewSchedule}
          {...await scheduleFormChoices(actor, managed)}
          {...(typeof team === "string" ? { initialTeam: team } : {})}
        />
      )}
    </>
  );
}
