import type { Metadata } from "next";
import { FindingList } from "@/components/reliability/finding/finding-list";
import { OwnLimitsTable } from "@/components/reliability/own/own-limits-table";
import { OwnProcess } from "@/components/reliability/own/own-process";
import { DependencyTable } from "@/components/system/dependency-table";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";
import { OWN_NAMES } from "@/server/reliability/own-dependencies";
import { type OwnReview, ownReview } from "@/server/reliability/own-review";
import { ownProcess } from "@/server/reliability/own-process";
import { requestTime } from "@/server/request/request-time";
import { OWN_CALLS_PAGE } from "./page-href";

export const metadata: Metadata = { title: "Calls of Burnline" };

export default async function OwnCallsPage() {
  const actor = await requireActor();
  const now = requestTime();
  const review = ownReview(actor, new Date(now));
  const { isLive, calls, findings } = review;
  return (
    <>
      <PageHeader
        title="Burnline"
        crumbs={[{ href: "/reliability", label: "Dependency map" }]}
        aside={
          <>
            <Badge tone="neutral">Built in</Badge>
            {isLive && <LiveRefresh at={now} />}
          </>
        }
        lead="How Burnline itself calls other systems. Read from the running process; can’t be changed here."
      />
      <div className="grid gap-4">
        {isLive ? (
          <>
            <OwnProcess now={now} {...ownProcess(now)} />
            <SystemsCard calls={calls} now={now} />
          </>
        ) : (
          <p className="max-w-[48rem] text-sm text-muted">
            These are the settings for each kind of system. Only administrators see which systems
            Burnline calls, and how they answer.
          </p>
        )}
        <Card title="Timeouts, retries and breakers" flush>
          <OwnLimitsTable calls={calls.map(({ dependency }) => dependency)} names={OWN_NAMES} />
        </Card>
        <Card title="Findings" note="worst first" flush>
          {findings.length === 0 ? (
            <p className="px-4 pb-4 text-sm text-muted">
              Nothing is wrong with what is known of these calls.
            </p>
          ) : (
            <FindingList findings={findings} names={OWN_NAMES} hrefOf={() => OWN_CALLS_PAGE} />
          )}
        </Card>
      </div>
    </>
  );
}

function SystemsCard({ calls, now }: { calls: OwnReview["calls"]; now: number }) {
  const called = calls.flatMap(({ state }) => (state === null ? [] : [state]));
  return (
    <Card title="Systems" note="that this process called" flush>
      {called.length === 0 ? (
        <p className="px-4 pb-4 text-sm text-muted">This process has called no other system yet.</p>
      ) : (
        <DependencyTable dependencies={called} now={now} />
      )}
    </Card>
  );
}
