"use client";

import type { ReactNode } from "react";
import { SENDERS } from "@/lib/intake/sender";
import { CodeBlock } from "../ui/code-block";
import { useFormScope } from "../ui/form-context";
import { Link } from "../ui/link";
import { SetUpSteps } from "./set-up-steps";

/**
 * The key that the form's action answered, with what to paste where: it is nowhere else and comes
 * only once. In its place `children`, until then.
 */
export function KeyPanel({ link = false, children }: { link?: boolean; children: ReactNode }) {
  const { state } = useFormScope();
  const values = state.status === "ok" ? state.values : undefined;
  const kind = SENDERS.find((sender) => sender === values?.kind);
  if (!values?.key || !kind) return children;
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <CodeBlock code={values.key} label="Key" wrap />
        <p className="text-sm text-muted">
          Copy it now. It is stored as a hash and never shown again.
        </p>
      </div>
      <SetUpSteps kind={kind} base={values.base ?? ""} code={values.key} />
      {link && (
        <Link href={`/settings/integrations/${values.slug ?? ""}`} className="link text-sm">
          See what it receives
        </Link>
      )}
    </div>
  );
}
