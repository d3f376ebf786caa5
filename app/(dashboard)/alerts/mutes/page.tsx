import type { Metadata } from "next";
import { MuteForm } from "@/components/alert/mute-form";
import { MuteTable, type MuteView } from "@/components/alert/mute-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { can, type UserActor } from "@/db/access/actor";
import type { AlertMute } from "@/db/alerts/alert";
import { listEndedMutes, listOpenMutes } from "@/db/alerts/mutes";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { readableTeams } from "@/server/teams/readable-teams";
import { createMuteAction, endMuteAction } from "../actions";
import { AlertTabs } from "../alert-tabs";

export const metadata: Metadata = { title: "Mutes" };

export default async function MutesPage() {
  const actor = await requireActor();
  const now = requestTime();
  const at = new Date(now);
  const [open, ended, teams] = await Promise.all([
    listOpenMutes(actor, at),
    listEndedMutes(actor, at),
    readableTeams(actor),
  ]);
  const responding = teams.filter((team) => can(actor, "respond", team));
  return (
    <>
      <PageHeader title="Mutes" aside={<LiveRefresh at={now} stream="/api/live" />} />
      <AlertTabs current="mutes" />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <Card flush>
            {open.length === 0 ? (
              <EmptyState icon="alerts" title="Nothing is muted">
                A mute keeps alerts quiet that are expected, such as during planned work. They are
                recorded all the same, and what still fires at the end of a mute is told then.
              </EmptyState>
            ) : (
              <MuteTable
                caption="Mutes, the next to end first"
                mutes={open.map((mute) => muteView(actor, mute))}
                now={now}
                end={endMuteAction}
              />
            )}
          </Card>
          {ended.length > 0 && (
            <Card title="Ended" flush>
              <MuteTable
                caption="Mutes that have ended"
                mutes={ended.map((mute) => ({ ...muteView(actor, mute), mayEnd: false }))}
                now={now}
                end={endMuteAction}
              />
            </Card>
          )}
        </div>
        {responding.length > 0 && (
          <MuteForm
            action={createMuteAction}
            teams={responding.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        )}
      </div>
    </>
  );
}

const muteView = (actor: UserActor, mute: AlertMute): MuteView => ({
  id: mute.id,
  team: mute.team.name,
  matchers: mute.matchers,
  reason: mute.reason,
  createdBy: mute.createdBy,
  endsAt: mute.endsAt.getTime(),
  mayEnd: can(actor, "respond", mute.team),
});
