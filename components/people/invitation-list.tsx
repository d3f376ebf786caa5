import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import type { FormAction } from "../ui/form";
import { RelativeTime } from "../ui/relative-time";

export type ShownInvitation = {
  id: number;
  email: string | null;
  team: string | null;
  role: string;
  admin: boolean;
  invitedBy: string | null;
  expiresAt: number;
};

export function InvitationList({
  invitations,
  now,
  revoke,
}: {
  invitations: ShownInvitation[];
  now: number;
  revoke: FormAction;
}) {
  return (
    <DataTable caption="Open invitations">
      <thead>
        <tr>
          <Th>For</Th>
          <Th>Gives</Th>
          <Th>Invited by</Th>
          <Th>Expires</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <tr key={invitation.id}>
            <Td lead>{invitation.email ?? "Anyone with the link"}</Td>
            <Td label="Gives" named>
              <Gives {...invitation} />
            </Td>
            <Td label="Invited by" named>
              <bdi>{invitation.invitedBy ?? "unknown"}</bdi>
            </Td>
            <Td label="Expires">
              <RelativeTime at={invitation.expiresAt} now={now} />
            </Td>
            <Td className="text-right">
              <ConfirmButton
                size="sm"
                label="Withdraw"
                title={`Withdraw the invitation${invitation.email === null ? "" : ` of ${invitation.email}`}?`}
                description="Its link stops working at once."
                confirmLabel="Withdraw"
                action={revoke}
                fields={{ invitation: String(invitation.id) }}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Gives({ team, role, admin }: Pick<ShownInvitation, "team" | "role" | "admin">) {
  if (!team) return admin ? "administrator" : "an account";
  return (
    <>
      {role} in <bdi>{team}</bdi>
      {admin && ", administrator"}
    </>
  );
}
