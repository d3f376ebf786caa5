import type { Metadata } from "next";
import { ChangePasswordForm, RenameForm } from "@/components/people/profile-forms";
import { SessionTable } from "@/components/people/session-table";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Link } from "@/components/ui/link";
import { StatusMessage } from "@/components/ui/status-message";
import { listOwnSessions } from "@/db/people/sessions";
import { findOwnPasswordHash } from "@/db/people/users";
import { requireActor } from "@/server/auth/current-actor";
import { ownContacts } from "@/server/notifications/own-page";
import { changeMyPassword, endOthers, endSession, rename } from "./actions";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const now = new Date();
  const [sessions, passwordHash, { unreachable }] = await Promise.all([
    listOwnSessions(actor, now),
    findOwnPasswordHash(actor),
    ownContacts(actor),
  ]);
  const shown = sessions.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    address,
    current: id === actor.sessionId,
    createdAt: createdAt.getTime(),
    lastSeenAt: lastSeenAt.getTime(),
  }));
  const others = sessions.length - 1;
  return (
    <div className="grid gap-5">
      {unreachable !== null && (
        <StatusMessage kind="error" quiet>
          {unreachable}{" "}
          <Link href="/settings/notifications" className="underline">
            Set up notifications
          </Link>
        </StatusMessage>
      )}
      <Card title="You" note={actor.email}>
        <RenameForm action={rename} name={actor.name} />
      </Card>
      <Card title="Password">
        <ChangePasswordForm
          action={changeMyPassword}
          hasPassword={passwordHash !== null}
          email={actor.email}
        />
      </Card>
      <Card
        title="Active sessions"
        flush
        actions={
          others > 0 && (
            <ConfirmButton
              label="Sign out everywhere else"
              size="sm"
              title="Sign out everywhere else?"
              description={`${others} other ${others === 1 ? "session ends" : "sessions end"} at once. This one stays.`}
              confirmLabel="Sign out"
              action={endOthers}
            />
          )
        }
      >
        <SessionTable sessions={shown} now={now.getTime()} endSession={endSession} />
      </Card>
    </div>
  );
}
