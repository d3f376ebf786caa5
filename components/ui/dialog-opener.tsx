import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogButtonHtml } from "./dialog-button-html";
import { DialogHost } from "./dialog-host";

export type OpenerProps = ButtonLook & {
  /** The text of the button that opens it. */
  label: ReactNode;
  /** By which an address asks for it; no other dialog of the page has the same. */
  name: string;
};

/**
 * A button and the dialog it opens, a `DialogPanel`, which is made when it is opened first. As long
 * as there is no script, the button asks for the page with the dialog open. What is written out as
 * HTML has one host for all its dialogs.
 */
export const DialogOpener = ({ children, ...button }: OpenerProps & { children: ReactNode }) => (
  <>
    <DialogButtonHtml {...button} />
    <DialogHost dialogs={{ [button.name]: children }} />
  </>
);
