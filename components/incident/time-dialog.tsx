import { DialogForm } from "@/components/ui/dialog-form";
import { KEY_TIME_WORDS, type KeyTime } from "@/lib/incident/times";
import type { IncidentActions } from "./incident-actions";
import { TimeFields } from "./time-fields";

type Props = {
  number: number;
  mark: KeyTime;
  at: number | null;
  action: IncidentActions["setTime"];
};

/** Sets one of the key times, or corrects it. */
export const TimeDialog = ({ number, mark, at, action }: Props) => (
  <DialogForm
    label={at === null ? "Set" : "Edit"}
    title={KEY_TIME_WORDS[mark]}
    description="All changes are logged."
    variant="quiet"
    size="sm"
    action={action}
    fields={{ incident: number, mark }}
    submit="Save time"
  >
    <TimeFields mark={mark} at={at} />
  </DialogForm>
);
