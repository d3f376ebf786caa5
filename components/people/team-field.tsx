import { Field } from "../ui/field";
import { Select, type Option } from "../ui/select";

type Props = { label?: string; hint?: string; teams: Option[]; chosen?: string | undefined };

/** The team of a thing; where there is only one to choose, it is chosen. */
export function TeamField({ label = "Owner", hint, teams, chosen }: Props) {
  return (
    <Field name="team" label={label} hint={hint} required>
      <Select
        options={teams}
        placeholder="Choose a team"
        defaultValue={chosen ?? (teams.length === 1 ? teams[0]?.value : undefined)}
      />
    </Field>
  );
}
