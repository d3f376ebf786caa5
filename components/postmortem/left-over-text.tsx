import { FIELD_WORDS, TEXT_FIELDS } from "@/lib/postmortem/template";
import { Button } from "../ui/button";
import { DialogActions, DialogButton, DialogClose } from "../ui/dialog";
import { StatusMessage } from "../ui/status-message";
import type { Fields } from "./local-copy";

/** Offers what was typed in another tab and is not stored. */
export function LeftOverText({ fields, take, drop }: { fields: Fields; take: () => void; drop: () => void }) {
  const changed = TEXT_FIELDS.filter((name) => fields[name] !== undefined);
  return (
    <StatusMessage kind="info">
      <p>Something was typed in another tab and is not saved: {changed.map((name) => FIELD_WORDS[name]).join(", ")}. This browser has kept it.</p>
      <details className="mt-1 text-ink">
        <summary className="w-fit cursor-pointer rounded-xs">Read it</summary>
        <dl className="mt-1 grid gap-2">
          {changed.map((name) => <div key={name}><dt className="font-medium">{FIELD_WORDS[name]}</dt><dd className="wrap-anywhere whitespace-pre-wrap">{fields[name] === "" ? "(emptied)" : fields[name]}</dd></div>)}
        </dl>
      </details>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={take}>Put it into this text</Button>
        <DialogButton size="sm" variant="quiet" label="Discard it" title="Discard what was typed in the other tab?" description="It is kept nowhere else unless that tab is still open. This cannot be undone.">
          <DialogActions><DialogClose /><Button variant="danger" onClick={drop}>Discard it</Button></DialogActions>
        </DialogButton>
      </div>
    </StatusMessage>
  );
}
