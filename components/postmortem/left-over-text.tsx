import { Button } from "../ui/button";
import { DialogActions, DialogButton, DialogClose } from "../ui/dialog";
import { StatusMessage } from "../ui/status-message";
import { CopiedFields, namesOf } from "./copied-fields";
import type { LeftOver } from "./local-draft";

/** Offers what was typed in another tab, or gave way to such a text, and is not stored. */
export function LeftOverText({
  left: { key, fields, replaced },
  take,
  drop,
}: {
  left: LeftOver;
  take: () => void;
  drop: () => void;
}) {
  return (
    <StatusMessage kind="info">
      <p>
        There is unsaved text from another tab{replaced && ", or replaced here"}: {namesOf(fields)}.
        This browser has kept it.
      </p>
      <CopiedFields fields={fields} />
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={take}>
          Use it here
        </Button>
        <DialogButton
          size="sm"
          variant="quiet"
          label="Discard it"
          name={`Discard ${key}`}
          title={replaced ? "Discard what was replaced?" : "Discard the text from the other tab?"}
          description={`It is kept nowhere else${replaced ? "" : " unless that tab is still open"}. This can’t be undone.`}
        >
          <DialogActions>
            <DialogClose />
            <Button variant="danger" onClick={drop}>
              Discard it
            </Button>
          </DialogActions>
        </DialogButton>
      </div>
    </StatusMessage>
  );
}
