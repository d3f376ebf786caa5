import type { Metadata } from "next";
import { AcceptInvitationForm, JoinForm } from "@/components/people/accept-invitation-form";
import { findInvitation } from "@/db/people/invitations";
import type { InvitationRow } from "@/db/people/invitation";
import { ROLE_MEANING } from "@/lib/people/roles";
import { currentActor } from "@/server/auth/current-actor";
import { keyHash } from "@/server/auth/random-key";
import { systemActor } from "@/server/auth/system-actor";
import { acceptWithNewAccount, joinTeam } from "./actions";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, actor] = await Promise.all([
    findInvitation(systemActor("invitation"), keyHash(token), new Date()),
    currentActor(),
  ]);
  if (!invitation) return <Gone />;
  return (
    <>
      <header className="grid gap-1">
        <h1 dir="auto" className="text-lg font-semibold">
          {invitation.team ? `Join ${invitation.team.name}` : "Join Burnline"}
        </h1>
        <p className="text-sm text-muted">
          <GivenBy {...invitation} />
        </p>
      </header>
      {actor ? (
        <JoinForm action={joinTeam} invitationKey={token} name={actor.name} />
      ) : (
        <>
          <AcceptInvitationForm
            action={acceptWithNewAccount}
            invitationKey={token}
            email={invitation.email}
          />
          <p className="text-sm text-muted">
            Have an account already?{" "}
            <Link
              href={`/sign-in?next=/invite/${encodeURIComponent(token)}`}
              className="text-accent underline underline-offset-3"
            >
              Sign in
            </Link>{" "}
            first.
          </p>
        </>
      )}
    </>
  );
}

function GivenBy({ invitedBy, team, role, admin }: InvitationRow) {
  return (
    <>
      {invitedBy === null ? (
        "You are invited"
      ) : (
        <>
          <bdi>{invitedBy}</bdi> invites you
        </>
      )}
      {team ? ` as ${role}. ${ROLE_MEANING[role]}` : "."}
      {admin && " You become an administrator of the installation."}
    </>
  );
}

function Gone() {
  return (
    <>
      <h1 className="text-lg font-semibold">This invitation is not open</h1>
      <p className="text-sm text-muted">
        It has expired, was withdrawn, or has been used. Ask whoever sent it for a new one.
      </p>
      <p className="text-sm">
        <Link href="/" className="text-accent underline underline-offset-3">
          Go to Burnline
        </Link>
      </p>
    </>
  );
}
