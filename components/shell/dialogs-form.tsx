"use client";

import { useSearchParams } from "next/navigation";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";

/** Asks for the page again, with the dialog that the button names; used where there is no script. */
export function DialogsForm() {
  const others = [...useSearchParams()].filter(([name]) => name !== DIALOG_PARAM);
  return (
    <form id={DIALOGS_FORM} method="get" hidden>
      {others.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}
