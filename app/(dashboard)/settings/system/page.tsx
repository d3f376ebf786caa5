import type { Metadata } from "next";
import { CaretakerForm } from "@/components/system/caretaker-form";
import { DependencyTable } from "@/components/system/dependency-table";
import { JobTable, type JobRow } from "@/components/system/job-table";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { StatTile, StatTiles } from "@/components/ui/stat-tile";
import { findCaretaker } from "@/db/alerts/caretaker";
import { listTeams } from "@/db/people/teams";
import { storeSize } from "@/db/store/size";
import { listLeases, type Lease } from "@/db/store/leases";
import { formatBytes } from "@/lib/formats/bytes";
import { formatCount, plural } from "@/lib/formats/count";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import type { Job } from "@/server/jobs/job";
import { JOBS } from "@/server/jobs/registry";
import { dependencyStates } from "@/server/outgoing/dependencies";
import { OWN_CALLS_PAGE } from "../../reliability/burnline/page-href";
import { saveCaretaker } from "./actions";

export const metadata: Metadata = { title: "System" };

export default async function SystemPage() {
  const actor = await requireActor();
  const [store, leases, caretaker] = await orNotFound(
    Promise.all([storeSize(actor), listLeases(actor), findCaretaker(actor)]),
  );
  const teams = (await listTeams(actor)).filter(({ demo }) => !demo);
  const now = new Date();
  const dependencies = dependencyStates();
  return (
    <div className="grid gap-5">
      <StatTiles>
        <StatTile label="Store" value={store.engine} note={`${formatBytes(store.bytes)} on disk`} />
        <StatTile
          label="SLOs"
          value={formatCount(store.rows.slos)}
          note={`of ${plural(store.rows.services, "service")}`}
        />
        <StatTile
          label="Open minutes"
          value={formatCount(store.rows.sli_minute)}
          note="not yet packed into hours"
        />
        <StatTile
          label="Packed hours"
          value={formatCount(store.rows.sli_hour)}
          note="60 minutes each"
        />
      </StatTiles>
      <Card title="Background jobs" flush>
        <JobTable
          jobs={JOBS.map((job) =>
            shown(
              job,
              leases.find(({ name }) => name === job.name),
              now,
            ),
          )}
          now={now.getTime()}
        />
      </Card>
      <Card
        title="Other systems"
        note="since this process started"
        actions={
          <Link href={OWN_CALLS_PAGE} className="text-muted hover:underline">
            Timeouts, retries and breakers
          </Link>
        }
        flush
      >
        {dependencies.length === 0 ? (
          <p className="px-4 pb-4 text-sm text-muted">
            No other systems yet. Prometheus appears here once it is a data source.
          </p>
        ) : (
          <DependencyTable dependencies={dependencies} now={now.getTime()} />
        )}
      </Card>
      <Card title="Who looks after Burnline">
        <CaretakerForm
          action={saveCaretaker}
          teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          chosen={caretaker?.slug ?? null}
        />
      </Card>
      <p className="text-sm text-muted">
        A Prometheus scrapes these figures and more at <span className="figure">/metrics</span>.
      </p>
    </div>
  );
}

const shown = ({ name, does }: Job, lease: Lease | undefined, now: Date): JobRow => ({
  name,
  does,
  ranAt: lease?.ranAt?.getTime() ?? null,
  running: lease !== undefined && lease.expiresAt > now,
  holder: lease?.holder ?? null,
  error: lease?.error ?? null,
});
