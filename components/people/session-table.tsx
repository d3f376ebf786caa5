import { describeUserAgent } from "@/lib/people/user-agent";
import { Badge } from "../ui/badge";
import { DataTable, Td, Th } from "../ui/data-table";
import { Form, type FormAction } from "../ui/form";
import { RelativeTime } from "../ui/relative-time";
import { SubmitButton } from "../ui/submit-button";

export type ShownSession = {
  id: number;
  current: boolean;
  userAgent: string | null;
  address: string | null;
  createdAt: number;
  lastSeenAt: number;
};

export function SessionTable({
  sessions,
  now,
  endSession,
}: {
  sessions: ShownSession[];
  now: number;
  endSession: FormAction;
}) {
  return (
    <DataTable caption="Active sessions">
      <thead>
        <tr>
          <Th>Browser</Th>
          <Th>Address</Th>
          <Th>Signed in</Th>
          <Th>Last seen</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <Td lead>
              <span className="inline-flex flex-wrap items-center gap-2">
                {describeUserAgent(session.userAgent)}
                {session.current && <Badge tone="accent">This one</Badge>}
              </span>
            </Td>
            <Td label="Address">
              <span className="figure">{session.address ?? "unknown"}</span>
            </Td>
            <Td label="Signed in">
              <RelativeTime at={session.createdAt} now={now} />
            </Td>
            <Td label="Last seen">
              <RelativeTime at={session.lastSeenAt} now={now} />
            </Td>
            <Td className="text-right">
              {!session.current && (
                <Form
                  action={endSession}
                  label={`Sign out ${describeUserAgent(session.userAgent)}`}
                  className="inline-grid"
                >
                  <input type="hidden" name="session" value={session.id} />
                  <SubmitButton variant="secondary" size="sm" pendingLabel="Signing out…">
                    Sign out
                  </SubmitButton>
                </Form>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
