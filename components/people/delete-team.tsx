import { endingWords, holdingWords, isEmptyHanded, type TeamHoldings } from "@/lib/team/holdings";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import type { FormAction } from "../ui/form";
import { Select, type Option } from "../ui/select";

type Props = {
  action: FormAction;
  team: { slug: string; name: string };
  holdings: TeamHoldings;
  others: Option[];
};

/** Says what ends with the team, and asks who gets what it is in charge of. */
export function DeleteTeam({ action, team, holdings, others }: Props) {
  const moves = !isEmptyHanded(holdings);
  const endings = endingWords(holdings);
  return (
    <div className="grid justify-items-start gap-3">
      <div className="grid gap-1 text-sm text-muted">
        {moves && (
          <p>It owns {holdingWords(holdings)}. Before it is deleted, another team takes over.</p>
        )}
        {endings.map((words) => (
          <p key={words}>{words}</p>
        ))}
        {!moves && endings.length === 0 && <p>It owns nothing and has no members.</p>}
        {moves && others.length === 0 && <p>There is no other team. Create one first.</p>}
      </div>
      {(!moves || others.length > 0) && (
        <DialogForm
          label="Delete team"
          variant="danger"
          title={`Delete the team “${team.name}”?`}
          description={<p>{endings.length > 0 && `${endings.join(" ")} `}This can’t be undone.</p>}
          action={action}
          fields={{ team: team.slug }}
          submit="Delete team"
          danger
        >
          {moves && (
            <Field
              name="moveTo"
              label="New owner"
              hint={`Takes over ${holdingWords(holdings)}, and its members can see all of it.`}
              required
            >
              <Select options={others} placeholder="Choose a team" />
            </Field>
          )}
        </DialogForm>
      )}
    </div>
  );
}
