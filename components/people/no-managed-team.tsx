import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

type Props = {
  /** What cannot be made without a team: "A service". */
  thing: string;
  /** Who the people of its team are. */
  people: string;
  admin: boolean;
};

/** Stands in the place of a form whose thing needs a team that its maker manages. */
export function NoManagedTeam({ thing, people, admin }: Props) {
  const title = `${thing} belongs to a team`;
  if (!admin)
    return (
      <EmptyState icon="teams" title={title}>
        You don’t manage a team. Ask an administrator to make you a manager.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="teams"
      title={title}
      action={
        <LinkButton variant="primary" href="/settings/teams">
          Create a team
        </LinkButton>
      }
    >
      Create a team first: {people}.
    </EmptyState>
  );
}
