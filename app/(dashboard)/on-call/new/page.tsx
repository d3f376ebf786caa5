import type { Metadata } from "next";
import { NoManagedTeam } from "@/components/people/no-managed-team";
import { ScheduleForm } from "@/components/schedule/schedule-form";
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
        <NoManagedTeam
          thing="A schedule"
          people="the people who are on call for its services"
          admin={actor.admin}
        />
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
