import type { ReactNode } from "react";
import type { ButtonLook } from "./button-style";
import { DialogFormPanel, type FormPanelProps } from "./dialog-form-panel";
import { DialogOpener } from "./dialog-opener";

type Props = ButtonLook & FormPanelProps & { label: ReactNode };

/** A button and the form in a dialog that it opens. */
export function DialogForm({ label, variant, size, className, ...panel }: Props) {
  return (
    <DialogOpener
      label={label}
      name={[panel.submit, ...Object.values(panel.fields)].join(" ")}
      variant={variant}
      size={size}
      className={className}
    >
      <DialogFormPanel {...panel} />
    </DialogOpener>
  );
}
