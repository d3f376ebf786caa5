import { Form } from "@/components/ui/form";
import { HiddenFields } from "@/components/ui/hidden-fields";
import type { IncidentActions } from "./incident-actions";

/** The form that stars an entry, or takes its star away; its button says of which. */
export const starForm = (starred: boolean): string => (starred ? "star" : "unstar");

export const StarForms = ({
  number,
  action,
}: {
  number: number;
  action: IncidentActions["star"];
}) =>
  [true, false].map((starred) => (
    <Form key={String(starred)} id={starForm(starred)} action={action} className="contents">
      <HiddenFields fields={{ incident: number, starred: String(starred) }} />
    </Form>
  ));
