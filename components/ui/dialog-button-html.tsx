import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { Button } from "./button";
import type { OpenerProps } from "./dialog-opener";

/** The id of the dialog of that name. */
export const dialogId = (name: string): string => `dialog-${encodeURIComponent(name)}`;

/** The button of a dialog of the page's `DialogHost`s; without a script it asks for the page with it. */
export const DialogButtonHtml = ({ label, name, ...look }: OpenerProps) => (
  <Button
    type="submit"
    form={DIALOGS_FORM}
    name={DIALOG_PARAM}
    value={name}
    aria-haspopup="dialog"
    aria-controls={dialogId(name)}
    {...look}
  >
    {label}
  </Button>
);
