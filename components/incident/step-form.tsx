"use client";

import { HiddenFields } from "@/components/ui/hidden-fields";
import type { ButtonLook } from "@/components/ui/button-style";
import type { ReactNode } from "react";
import { Form, type FormAction } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";

/** One step in one press. */
export function StepForm({
  action,
  fields,
  label,
  children,
  pendingLabel = "…",
  ...look
}: ButtonLook & {
  action: FormAction;
  fields: Record<string, string | number>;
  label: string;
  children: ReactNode;
  pendingLabel?: string;
}) {
  return (
    <Form action={action} className="contents">
      <HiddenFields fields={fields} />
      <SubmitButton variant="secondary" {...look} aria-label={label} pendingLabel={pendingLabel}>
        {children}
      </SubmitButton>
    </Form>
  );
}
