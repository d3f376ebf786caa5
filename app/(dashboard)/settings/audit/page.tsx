import type { Metadata } from "next";
import { AuditTable } from "@/components/system/audit-table";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DayFields } from "@/components/ui/day-fields";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterForm } from "@/components/ui/filter-form";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { Input } from "@/components/ui/input";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMessage } from "@/components/ui/status-message";
import type { UserActor } from "@/db/access/actor";
import { findAuditCheck, listAudit } from "@/db/store/audit-list";
import { auditFilterOf, auditListHref, parseAuditListQuery } from "@/lib/audit/list-query";
import { plural } from "@/lib/formats/count";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { readPreferences } from "../../../preferences/read-preferences";

export const metadata: Metadata = { title: "Audit log" };

const PAGE_SIZE = 50;

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseAuditListQuery(params);
  const { page: _page, ...values } = query;
  const filter = auditFilterOf(query, displayZone(await readPreferences()));
  const { items, total, page, pages } = await orNotFound(
    listAudit(actor, filter, { size: PAGE_SIZE, page: query.page }),
  );
  const backwards = query.from !== "" && query.to !== "" && query.from > query.to;
  return (
    <div className="grid gap-4">
      {actor.admin && <ChainState actor={actor} />}
      <FilterForm
        action="/settings/audit"
        values={values}
        label="Filter the audit log"
        className="grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_12rem_12rem]"
      >
        <Input
          name="person"
          type="search"
          className="max-sm:col-span-2"
          aria-label="Who"
          placeholder="Who: email, token, job"
          defaultValue={query.person}
        />
        <Input
          name="thing"
          type="search"
          className="max-sm:col-span-2"
          aria-label="What"
          placeholder="What: action, thing, change"
          defaultValue={query.thing}
        />
        <DayFields from={query.from} to={query.to} />
      </FilterForm>
      <IgnoredParams params={params} used={query} className="" />
      {backwards && (
        <StatusMessage kind="warning">
          The first day is after the last, so nothing can be found.
        </StatusMessage>
      )}
      <Card
        title="Audit log"
        note={plural(total, "entry", "entries")}
        actions={
          <a
            href={auditListHref(query, {}, "/settings/audit/csv")}
            download
            className={buttonStyle({ size: "sm" })}
          >
            Export CSV
          </a>
        }
        flush
      >
        {items.length > 0 ? (
          <AuditTable rows={items.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))} />
        ) : (
          <EmptyState
            icon="search"
            title="Nothing matches"
            action={<LinkButton href="/settings/audit">Show all entries</LinkButton>}
          >
            No entry fits these filters.
          </EmptyState>
        )}
        <Pagination page={page} pages={pages} href={(to) => auditListHref(query, { page: to })} />
      </Card>
    </div>
  );
}

/** Each entry holds a hash of the one before it; a job walks the whole chain once a day. */
async function ChainState({ actor }: { actor: UserActor }) {
  const check = await findAuditCheck(actor);
  if (!check)
    return (
      <StatusMessage kind="info" quiet>
        The log has not been verified yet. That happens once a day.
      </StatusMessage>
    );
  const when = <RelativeTime at={check.ranAt.getTime()} now={new Date().getTime()} />;
  if (check.error !== null)
    return (
      <StatusMessage kind="error">
        Checked {when}: {check.error}
      </StatusMessage>
    );
  return (
    <StatusMessage kind="ok" quiet>
      Checked {when}: no entry was changed or taken out.
    </StatusMessage>
  );
}
