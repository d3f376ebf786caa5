import { Badge } from "../ui/badge";
import { DataTable, Td, Th } from "../ui/data-table";
import { RelativeTime } from "../ui/relative-time";

export type JobRow = {
  name: string;
  does: string;
  ranAt: number | null;
  running: boolean;
  holder: string | null;
  error: string | null;
};

export function JobTable({ jobs, now }: { jobs: JobRow[]; now: number }) {
  return (
    <DataTable caption="Background jobs">
      <thead>
        <tr>
          <Th>Job</Th>
          <Th>State</Th>
          <Th>Last run</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.name}>
            <Td lead>
              {job.name}
              <span className="block text-xs font-normal text-muted">{job.does}</span>
            </Td>
            <Td label="State">
              <div>
                <JobState job={job} />
                {job.error !== null && (
                  <span className="mt-0.5 block text-xs text-exhausted">{job.error}</span>
                )}
              </div>
            </Td>
            <Td label="Last run">
              {job.ranAt === null ? (
                <span className="text-muted">Not yet</span>
              ) : (
                <RelativeTime at={job.ranAt} now={now} />
              )}
            </Td>
            <Td label="By" className="figure text-xs break-all text-muted">
              {job.holder}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function JobState({ job }: { job: JobRow }) {
  if (job.running) return <Badge tone="accent">Running</Badge>;
  if (job.error !== null) return <Badge tone="exhausted">Failed</Badge>;
  return job.ranAt === null ? <Badge>Nothing to do yet</Badge> : <Badge tone="healthy">OK</Badge>;
}
