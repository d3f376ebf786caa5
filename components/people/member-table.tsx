import { ROLES } from "@/lib/people/roles";
import { Badge } from "../ui/badge";
import { ConfirmButton } from "../ui/confirm-button";
import { DataTable, Td, Th } from "../ui/data-table";
import { Form, type FormAction } from "../ui/form";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

type ShownMember = {
  userId: number;
  name: string;
  email: string;
  role: (typeof ROLES)[number];
  active: boolean;
  self: boolean;
};
type Props = {
  team: { slug: string; name: string };
  members: ShownMember[];
  manages: boolean;
  setRole: FormAction;
  remove: FormAction;
};

export function MemberTable({ team, members, manages, setRole, remove }: Props) {
  return (
    <DataTable caption={`Members of ${team.name}`}>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <Td lead>
              <span className="flex flex-wrap items-center gap-x-2">
                <bdi>{member.name}</bdi>
                {!member.active && <Badge>Deactivated</Badge>}
                {member.self && <Badge>You</Badge>}
              </span>
              <span className="block text-xs font-normal text-muted">{member.email}</span>
            </Td>
            <Td label="Role">
              {manages ? (
                <RoleForm team={team.slug} member={member} setRole={setRole} />
              ) : (
                member.role
              )}
            </Td>
            <Td className="text-right">
              {(manages || member.self) && (
                <ConfirmButton
                  size="sm"
                  label={member.self ? "Leave" : "Remove"}
                  title={
                    member.self ? `Leave ${team.name}?` : `Remove ${member.name} from ${team.name}?`
                  }
                  description={
                    member.self
                      ? "You lose your role in this team at once. Your API tokens for the team stop, and invitations you made no longer work."
                      : "They lose their role in this team at once. Their API tokens for the team stop, and invitations they made no longer work."
                  }
                  confirmLabel={member.self ? "Leave" : "Remove"}
                  action={remove}
                  fields={{ team: team.slug, user: String(member.userId) }}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function RoleForm({
  team,
  member,
  setRole,
}: {
  team: string;
  member: ShownMember;
  setRole: FormAction;
}) {
  return (
    <Form
      key={member.role}
      action={setRole}
      label={`Role of ${member.name}`}
      className="flex flex-wrap items-center gap-2"
    >
      <input type="hidden" name="team" value={team} />
      <input type="hidden" name="user" value={member.userId} />
      <Select
        name="role"
        aria-label={`Role of ${member.name}`}
        defaultValue={member.role}
        options={ROLES.map((role) => ({ value: role, label: role }))}
      />
      <SubmitButton variant="secondary" size="sm">
        Change
      </SubmitButton>
    </Form>
  );
}
