import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogFormPanel, type FormPanelProps } from "./dialog-form-panel";
import { DialogOpener } from "./dialog-opener";

type Props = ButtonLook &
  FormPanelProps & {
    label: ReactNode;
    /**
     * By which an address asks for it; by default what it does, and to what. It must not change
     * while the page renews itself.
     */
    name?: string | undefined;
  };

/** A button and the form in a dialog that it opens. */
export function DialogForm({ label, name, variant, size, className, ...panel }: Props) {
  return (
    <DialogOpener
      label={label}
      name={name ?? [panel.submit, ...Object.values(panel.fields)].join(" ")}
      variant={variant}
      size={size}
      className={className}
    >
      <DialogFormPanel {...panel} />
    </DialogOpener>
  );
}
