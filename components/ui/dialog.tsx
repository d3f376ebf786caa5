"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { DialogOpener, type OpenerProps } from "./dialog-opener";
import { DialogPanel, type PanelProps } from "./dialog-panel";
import { useClosing } from "./dialog-scope";

/** A button and the native dialog it opens; focus returns to the button when it closes. */
export function DialogButton({
  title,
  description,
  wide,
  children,
  ...opener
}: OpenerProps & PanelProps & { children: ReactNode }) {
  return (
    <DialogOpener {...opener}>
      <DialogPanel title={title} description={description} wide={wide}>
        {children}
      </DialogPanel>
    </DialogOpener>
  );
}

export function DialogClose({ children = "Cancel" }: { children?: ReactNode }) {
  return (
    <Button data-dialog-cancel="" {...useClosing()}>
      {children}
    </Button>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>;
}
