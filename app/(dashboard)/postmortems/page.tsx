import type { Metadata } from "next";
import { DueList } from "@/components/postmortem/due-list";
import { FilterForm } from "@/components/ui/filter-form";
import { PostmortemTable } from "@/components/postmortem/postmortem-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import { can, type Actor } from "@/db/access/actor";
import { canInIncident } from "@/db/incidents/incident";
import { listDuePostmortems } from "@/db/postmortems/list-due";
import { listPostmortems } from "@/db/postmortems/list";
import { SEVERITIES } from "@/lib/incident/severity";
import { parsePostmortemListQuery, postmortemListHref } from "@/lib/postmortem/list-query";
import { POSTMORTEM_STATUSES, POSTMORTEM_STATUS_WORDS } from "@/lib/postmortem/moves";
import { POSTMORTEM_DUE_DAYS, postmortemDueAt } from "@/lib/postmortem/overdue";
import { choiceParam } from "@/lib/text/url-params";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { readableTeams } from "@/server/teams/readable-teams";
import { waivePostmortemAction } from "../incidents/actions";
import { WaitingReviewsCard } from "../waiting-reviews-card";
import { PostmortemTabs } from "./postmortem-tabs";

export const metadata: Metadata = { title: "Postmortems" };

const PAGE_SIZE = 50;
const FIRST_DUE = 5;
const MOST_DUE = 50;
const MOST_WAITING = 50;
const STATUSES = POSTMORTEM_STATUSES.map((status) => ({
  value: status,
  label: POSTMORTEM_STATUS_WORDS[status],
}));
const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({ value: severity, label: severity }));

export default async function PostmortemsPage({ searchParams }: PageProps<"/postmortems">) {
  const actor = await requireActor();
  const params = await searchParams;
  const { page: asked, ...filter } = parsePostmortemListQuery(params);
  const allDue = choiceParam(params, "due", ["all"] as const);
  const [found, due, teams] = await Promise.all([
    listPostmortems(actor, filter, { size: PAGE_SIZE, page: asked }),
    dueRows(actor, allDue ? MOST_DUE : FIRST_DUE),
    readableTeams(actor),
  ]);
  const mayBegin = teams.some((team) => can(actor, "respond", team));
  const now = requestTime();
  const rows = found.items.map(({ id, title, status, team, incident, updatedAt }) => ({
    id,
    title,
    status,
    team: team.name,
    severity: incident?.severity ?? null,
    updatedAt: updatedAt.getTime(),
  }));
  const begin = mayBegin ? (
    <LinkButton variant="primary" href="/postmortems/new">
      New postmortem
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title="Postmortems" {...(begin ? { actions: begin } : {})} />
      <PostmortemTabs current="postmortems" />
      <WaitingReviewsCard actor={actor} now={now} most={MOST_WAITING} className="mb-5" />
      {due.total > 0 && (
        <DueList
          {...due}
          now={now}
          days={POSTMORTEM_DUE_DAYS}
          waive={waivePostmortemAction}
          moreHref={allDue ? null : "/postmortems?due=all"}
        />
      )}
      <FilterForm
        action="/postmortems"
        values={filter}
        className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_10rem]"
      >
        <Input
          name="q"
          type="search"
          className="max-sm:col-span-2"
          aria-label="Search postmortems"
          placeholder="Search titles, sections and factors"
          defaultValue={filter.q}
        />
        <Select
          name="team"
          aria-label="Team"
          placeholder="All teams"
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={filter.team}
        />
        <Select
          name="status"
          aria-label="Status"
          placeholder="All statuses"
          options={STATUSES}
          defaultValue={filter.status}
        />
        <Select
          name="severity"
          aria-label="Severity"
          placeholder="All severities"
          options={SEVERITY_OPTIONS}
          defaultValue={filter.severity}
        />
      </FilterForm>
      <IgnoredParams params={params} used={{ ...filter, due: allDue ?? "", page: asked }} />
      <Card flush>
        {rows.length > 0 ? (
          <PostmortemTable rows={rows} now={now} />
        ) : Object.values(filter).some(Boolean) ? (
          <EmptyState
            icon="search"
            title="Nothing matches"
            action={<LinkButton href="/postmortems">Show all postmortems</LinkButton>}
          >
            No postmortem fits these filters.
          </EmptyState>
        ) : (
          <EmptyState
            icon="documents"
            title="No postmortems yet"
            {...(begin ? { action: begin } : {})}
          >
            A postmortem records what happened, why it could happen, and what you will change. It
            blames no one.
          </EmptyState>
        )}
        <Pagination
          page={found.page}
          pages={found.pages}
          href={(to) => postmortemListHref({ ...filter, page: to }, { page: to })}
        />
      </Card>
    </>
  );
}

async function dueRows(actor: Actor, limit: number) {
  const { items, total } = await listDuePostmortems(actor, { limit });
  const rows = items.map(({ incident, postmortem }) => ({
    incident: incident.id,
    title: incident.title,
    severity: incident.severity,
    dueAt:
      postmortemDueAt({
        severity: incident.severity,
        resolvedAt: incident.resolvedAt?.getTime() ?? 0,
      }) ?? 0,
    postmortem,
    mayWrite: canInIncident(actor, "respond", incident),
  }));
  return { rows, total };
}
