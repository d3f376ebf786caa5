import type { Metadata } from "next";
import { CalendarLinks } from "@/components/schedule/calendar-links";
import { LoadTable } from "@/components/schedule/load-table";
import { OverrideDialog } from "@/components/schedule/override-dialog";
import { OverrideList } from "@/components/schedule/override-list";
import { SwapList } from "@/components/schedule/swap-list";
import { UpcomingShifts } from "@/components/schedule/upcoming-shifts";
import { VersionList } from "@/components/schedule/version-list";
import { WarningList } from "@/components/schedule/warning-list";
import { ZoneChangeNote } from "@/components/schedule/zone-change-note";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { parseViewQuery } from "@/lib/on-call/view-query";
import { orNotFound } from "@/server/auth/or-not-found";
import { requireActor } from "@/server/auth/current-actor";
import {
  addOverrideAction,
  answerSwapAction,
  askForSwapAction,
  createCalendarLinkAction,
  endOverrideAction,
  revokeCalendarLinkAction,
} from "../actions";
import { NowCard } from "./now-card";
import { LanesCard } from "./lanes-card";
import { loadSchedulePage } from "./load-schedule-page";

export const metadata: Metadata = { title: "Schedule" };

const ACTIONS = {
  addOverride: addOverrideAction,
  endOverride: endOverrideAction,
  askForSwap: askForSwapAction,
  answerSwap: answerSwapAction,
};

export default async function SchedulePage({
  params,
  searchParams,
}: PageProps<"/on-call/[schedule]">) {
  const actor = await requireActor();
  const { schedule: slug } = await params;
  const query = parseViewQuery(await searchParams);
  const now = Date.now();
  const page = await orNotFound(loadSchedulePage(actor, slug, query, now));
  const { view, names, viewer, swaps, versions, upcoming, overrides, people } = page;
  const { schedule } = view;
  return (
    <>
      <PageHeader
        title={schedule.name}
        crumbs={[{ href: "/on-call", label: "On-call" }]}
        aside={
          <>
            <Link href={`/teams/${schedule.team.slug}`} className="hover:text-ink">
              <bdi>{schedule.team.name}</bdi>
            </Link>
            <span>{schedule.timeZone.replaceAll("_", " ")}</span>
            <LiveRefresh at={now} stream="/api/live" />
          </>
        }
        {...(viewer.mayManage
          ? {
              actions: (
                <LinkButton variant="primary" href={`/on-call/${slug}/edit`}>
                  Edit
                </LinkButton>
              ),
            }
          : {})}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-4">
          <NowCard view={view} names={names} now={now} />
          <LanesCard view={view} names={names} query={query} now={now} />
          <Card title="Load" note="in the weeks shown" flush>
            <LoadTable loads={view.loads} names={names} />
          </Card>
          <Card title="History" note="edits never change the past" flush>
            <VersionList versions={versions} names={names} />
          </Card>
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title="Warnings" note="next 8 weeks">
            <WarningList warnings={view.warnings} names={names} />
            <ZoneChangeNote change={view.zoneChange} timeZone={schedule.timeZone} />
          </Card>
          <Card
            title="Overrides"
            flush
            {...(viewer.mayRespond
              ? {
                  actions: (
                    <OverrideDialog
                      schedule={slug}
                      timeZone={schedule.timeZone}
                      {...page.overrideSpan}
                      people={page.eligible}
                      replaceable={page.replaceable}
                      mayManage={viewer.mayManage}
                      action={addOverrideAction}
                    />
                  ),
                }
              : {})}
          >
            <OverrideList
              schedule={slug}
              overrides={overrides}
              now={now}
              names={names}
              end={endOverrideAction}
            />
            {viewer.mayManage && (
              <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 text-sm">
                <Link href={`/on-call/${slug}/import`} className="text-accent hover:underline">
                  Import a calendar
                </Link>
                <Link href={`/on-call/${slug}/copy`} className="text-accent hover:underline">
                  Copy last year’s
                </Link>
              </p>
            )}
          </Card>
          {swaps.length > 0 && (
            <Card id="swaps" title="Swaps" flush>
              <SwapList
                schedule={slug}
                swaps={swaps}
                names={names}
                viewer={viewer}
                answer={answerSwapAction}
              />
            </Card>
          )}
          <Card title="Upcoming shifts" flush>
            <UpcomingShifts
              schedule={slug}
              shifts={upcoming}
              now={now}
              names={names}
              viewer={viewer}
              others={people.filter(({ value }) => value !== viewer.email)}
              actions={ACTIONS}
            />
          </Card>
          <Card title="Calendar">
            <CalendarLinks
              schedule={slug}
              links={page.feeds}
              create={createCalendarLinkAction}
              revoke={revokeCalendarLinkAction}
            />
          </Card>
        </div>
      </div>
    </>
  );
}
