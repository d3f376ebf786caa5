import type { Metadata } from "next";
import { OnCallList } from "@/components/schedule/on-call-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { canInSome } from "@/db/access/actor";
import { listSwapsAskedOf } from "@/db/schedules/list-swaps";
import { requireActor } from "@/server/auth/current-actor";
import { onCallNow, type OnCallNow } from "@/server/schedules/on-call-now";
import { readableTeams } from "@/server/teams/readable-teams";
import { onCallRows } from "./on-call-rows";

export const metadata: Metadata = { title: "On-call" };

export default async function OnCallPage() {
  const actor = await requireActor();
  const now = new Date();
  const [teams, found, asked] = await Promise.all([
    readableTeams(actor),
    onCallNow(actor, now.getTime()),
    listSwapsAskedOf(actor, actor.email.toLowerCase(), now),
  ]);
  const mayCreate = canInSome(actor, "manage", teams);
  const create = (
    <LinkButton variant="primary" href="/on-call/new">
      New schedule
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="On-call"
        aside={<LiveRefresh at={now.getTime()} stream="/api/live" />}
        actions={
          <>
            <LinkButton href="/on-call/policies">Escalation policies</LinkButton>
            {mayCreate && create}
          </>
        }
      />
      {asked.length > 0 && (
        <div className="mb-4">
          <Card title="You are asked to take a shift" note={asked.length} flush>
            <ul className="divide-y divide-line border-t border-line text-sm">
              {asked.map(({ swap, slug, name }) => (
                <li key={swap.id} className="px-4 py-2.5 wrap-anywhere">
                  <Link href={`/on-call/${slug}#swaps`} className="font-medium hover:underline">
                    <bdi>{name}</bdi>
                  </Link>
                  : <bdi>{nameIn(found, slug, swap.from)}</bdi> asks for{" "}
                  <Instant at={swap.start.getTime()} className="figure" /> to{" "}
                  <Instant at={swap.end.getTime()} className="figure" />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
      <Card {...(found.length > 0 ? { title: "On call now" } : {})} flush>
        {found.length === 0 ? (
          <EmptyState
            icon="on-call"
            title="No schedules yet"
            {...(mayCreate ? { action: create } : {})}
          >
            A schedule says who is on call when: people take turns, hand over at a local time, and
            swap when life happens.
          </EmptyState>
        ) : (
          <OnCallList rows={onCallRows(actor, found)} now={now.getTime()} />
        )}
      </Card>
    </>
  );
}

const nameIn = (found: readonly OnCallNow[], slug: string, person: string): string =>
  found.find(({ schedule }) => schedule.slug === slug)?.names.get(person) ?? person;
