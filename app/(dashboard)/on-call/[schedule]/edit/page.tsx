import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ScheduleForm } from "@/components/schedule/schedule-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { findSchedule } from "@/db/schedules/find";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { deleteScheduleAction, previewSchedule, updateSchedule } from "../../actions";
import { scheduleFormChoices } from "../../schedule-form-choices";

export const metadata: Metadata = { title: "Edit schedule" };

export default async function EditSchedulePage({ params }: PageProps<"/on-call/[schedule]/edit">) {
  const actor = await requireActor();
  const { schedule: slug } = await params;
  const [schedule, teams] = await Promise.all([findSchedule(actor, slug), readableTeams(actor)]);
  if (!schedule || !can(actor, "manage", schedule.team)) notFound();
  const managed = teams.filter((each) => can(actor, "manage", each));
  const { name, team, timeZone, layers, version } = schedule;
  return (
    <>
      <PageHeader
        title={`Edit ${name}`}
        crumbs={[
          { href: "/on-call", label: "On-call" },
          { href: `/on-call/${slug}`, label: name },
        ]}
        lead="Changes count from now on. Who was on call until now stays as it was."
      />
      <ScheduleForm
        action={updateSchedule}
        preview={previewSchedule}
        {...await scheduleFormChoices(actor, managed)}
        existing={{
          slug,
          version,
          body: scheduleBodyOf({ name, team: team.slug, timeZone, layers }),
        }}
      />
      <Card title="Delete" className="mt-8 max-w-2xl">
        <p className="mb-3 text-sm text-muted">
          From then on nobody is on call by it. A schedule can be deleted once no escalation policy
          notifies it.
        </p>
        <ConfirmButton
          label="Delete"
          variant="danger"
          title={`Delete ${name}?`}
          description="Calendars that subscribe to it are told that its coming shifts are canceled. This can’t be undone."
          confirmLabel="Delete permanently"
          action={deleteScheduleAction}
          fields={{ schedule: slug }}
        />
      </Card>
    </>
  );
}
