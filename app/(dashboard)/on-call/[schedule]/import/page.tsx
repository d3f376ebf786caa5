import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportForm } from "@/components/schedule/import-form";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { findSchedule } from "@/db/schedules/find";
import { requireActor } from "@/server/auth/current-actor";
import { importCalendarAction } from "../../actions";

export const metadata: Metadata = { title: "Import a calendar" };

export default async function ImportPage({ params }: PageProps<"/on-call/[schedule]/import">) {
  const actor = await requireActor();
  const { schedule: slug } = await params;
  const schedule = await findSchedule(actor, slug);
  if (!schedule || !can(actor, "manage", schedule.team)) notFound();
  return (
    <>
      <PageHeader
        title="Import a calendar"
        crumbs={[
          { href: "/on-call", label: "On-call" },
          { href: `/on-call/${slug}`, label: schedule.name },
        ]}
        lead="Each event puts whoever attends it on call, by their email, as an override of this schedule. Import again after a change: what the calendar no longer has is taken back."
      />
      <ImportForm schedule={slug} action={importCalendarAction} />
    </>
  );
}
