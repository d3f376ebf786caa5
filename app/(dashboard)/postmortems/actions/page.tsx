import type { Metadata } from "next";
import { ActionTable } from "@/components/postmortem/action-table";
import { FilterForm } from "@/components/ui/filter-form";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/select";
import type { Actor } from "@/db/access/actor";
import {
  countActions,
  listActions,
  type ActionFilter,
  type ListedAction,
} from "@/db/postmortems/list-actions";
import { listPostmortemPeople } from "@/db/postmortems/list-reviews";
import { countAccepted, listAccepted } from "@/db/recommendations/list-accepted";
import { canInPostmortem } from "@/db/postmortems/postmortem";
import { ACTION_STATES, ACTION_STATE_WORDS } from "@/lib/postmortem/action-item";
import { actionListHref, parseActionListQuery } from "@/lib/postmortem/list-query";
import { dayAt, isActionOverdue } from "@/lib/postmortem/overdue";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { readableTeams } from "@/server/teams/readable-teams";
import { readPreferences } from "../../../preferences/read-preferences";
import { changeActionItem, setActionItemState } from "../actions";
import { PostmortemTabs } from "../postmortem-tabs";
import { AcceptedCard } from "./accepted-card";

export const metadata: Metadata = { title: "Action items" };

const PAGE_SIZE = 50;
const STATES = [
  ...ACTION_STATES.map((state) => ({ value: state, label: ACTION_STATE_WORDS[state] })),
  { value: "all", label: "All states" },
];

export default async function ActionItemsPage({ searchParams }: PageProps<"/postmortems/actions">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseActionListQuery(params);
  const [teams, preferences] = await Promise.all([readableTeams(actor), readPreferences()]);
  const today = dayAt(requestTime(), displayZone(preferences));
  const filter: ActionFilter = {
    team: query.team,
    state: query.state,
    ...(query.owner === "me" ? { ownerId: actor.userId } : {}),
  };
  const overdue = { ...filter, overdueOn: today };
  const shown = query.overdue ? overdue : filter;
  const [{ items, page, pages }, accepted, lateItems, lateAccepted] = await Promise.all([
    listActions(actor, shown, { size: PAGE_SIZE, page: query.page }),
    listAccepted(actor, shown),
    countActions(actor, overdue),
    countAccepted(actor, overdue),
  ]);
  const late = lateItems + lateAccepted;
  const rows = await shownRows(
    actor,
    items.map((item) => ({ ...item, overdue: isActionOverdue(item, today) })),
  );
  return (
    <>
      <PageHeader title="Postmortems" {...(late > 0 ? { aside: `${late} overdue` } : {})} />
      <PostmortemTabs current="actions" />
      <FilterForm
        action="/postmortems/actions"
        values={{ owner: query.owner, team: query.team, state: query.state }}
        className="mb-4 grid grid-cols-2 items-center gap-2 sm:grid-cols-[10rem_10rem_12rem_auto]"
      >
        <Select
          name="owner"
          aria-label="Owner"
          placeholder="Everyone’s"
          options={[{ value: "me", label: "Mine" }]}
          defaultValue={query.owner}
        />
        <Select
          name="team"
          aria-label="Team"
          placeholder="All teams"
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={query.team}
        />
        <Select
          name="state"
          aria-label="State"
          placeholder="Open"
          options={STATES}
          defaultValue={query.state}
        />
        <Checkbox
          key={String(query.overdue)}
          name="overdue"
          value="1"
          label="Overdue only"
          defaultChecked={query.overdue}
        />
      </FilterForm>
      <IgnoredParams params={params} used={query} />
      <Card {...(accepted.length > 0 ? { title: "From postmortems" } : {})} flush>
        {rows.length > 0 ? (
          <ActionTable
            caption="Action items"
            rows={rows}
            edit={{ change: changeActionItem, setState: setActionItemState }}
          />
        ) : accepted.length > 0 ? (
          <p className="px-4 pb-4 text-sm text-muted">No action items from postmortems.</p>
        ) : (
          <EmptyState
            icon="check"
            title="No action items"
            {...(actionListHref(query) === "/postmortems/actions"
              ? {}
              : {
                  action: <LinkButton href="/postmortems/actions">Show all open items</LinkButton>,
                })}
          >
            Action items from postmortems and accepted recommendations appear here until they are
            done or dropped.
          </EmptyState>
        )}
        <Pagination page={page} pages={pages} href={(to) => actionListHref(query, { page: to })} />
      </Card>
      {accepted.length > 0 && <AcceptedCard actor={actor} items={accepted} today={today} />}
    </>
  );
}

/** With the people of its team where the reader may change an item; each team is asked once. */
async function shownRows(actor: Actor, rows: (ListedAction & { overdue: boolean })[]) {
  const mine = rows.filter(({ postmortem }) => canInPostmortem(actor, "respond", postmortem));
  const postmortemOf = new Map(mine.map(({ postmortem }) => [postmortem.team.id, postmortem.id]));
  const people = new Map(
    await Promise.all(
      [...postmortemOf].map(
        async ([team, id]) =>
          [team, (await listPostmortemPeople(actor, id)).map(({ name }) => name)] as const,
      ),
    ),
  );
  return rows.map(({ id, text, kind, owner, dueOn, state, overdue, postmortem }) => {
    const names = canInPostmortem(actor, "respond", postmortem)
      ? people.get(postmortem.team.id)
      : undefined;
    return {
      id,
      text,
      kind,
      owner,
      dueOn,
      state,
      overdue,
      ...(names ? { people: names } : {}),
      postmortem: {
        href: `/postmortems/${postmortem.id}#actions`,
        title: postmortem.title,
        team: postmortem.team.name,
      },
    };
  });
}
