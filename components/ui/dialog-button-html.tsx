import type { MouseEventHandler } from "react";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { buttonStyle } from "./button-style";
import type { OpenerProps } from "./dialog-opener";

/** The id of the dialog of that name. */
export const dialogId = (name: string): string => `dialog-${encodeURIComponent(name)}`;

/** The button that opens a dialog by script, or asks for the page with it. */
export function DialogButtonHtml({
  label,
  name,
  onClick,
  ...look
}: OpenerProps & { onClick?: MouseEventHandler }) {
  return (
    <button
      type="submit"
      form={DIALOGS_FORM}
      name={DIALOG_PARAM}
      value={name}
      className={buttonStyle(look)}
      aria-haspopup="dialog"
      aria-controls={dialogId(name)}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
