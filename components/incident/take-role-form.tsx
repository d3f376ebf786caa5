import { Form } from "@/components/ui/form";
import { HiddenFields } from "@/components/ui/hidden-fields";
import type { IncidentActions } from "./incident-actions";

type Props = { id: string; number: number; me: string; action: IncidentActions["assignRole"] };

/** Takes the role that the button says which sends it. */
export function TakeRoleForm({ id, number, me, action }: Props) {
  return (
    <Form action={action} id={id} className="contents">
      <HiddenFields fields={{ incident: number, email: me, from: "none" }} />
    </Form>
  );
}
