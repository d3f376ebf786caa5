import { Form } from "@/components/ui/form";
import type { IncidentActions } from "./incident-actions";

type Props = { id: string; number: number; me: string; action: IncidentActions["assignRole"] };

/** Takes the role that the button says which sends it. */
export function TakeRoleForm({ id, number, me, action }: Props) {
  return (
    <Form action={action} id={id} className="contents">
      <input type="hidden" name="incident" value={number} />
      <input type="hidden" name="email" value={me} />
      <input type="hidden" name="from" value="none" />
    </Form>
  );
}
