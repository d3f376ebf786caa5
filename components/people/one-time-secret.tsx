"use client";

import type { ReactNode } from "react";
import { CodeBlock } from "../ui/code-block";
import { useFormScope } from "../ui/form-context";

/** Shows what the form's action answered under `name`: it is nowhere else and comes only once. */
export function OneTimeSecret({
  name,
  label,
  children,
}: {
  name: string;
  label: string;
  children: ReactNode;
}) {
  const { state } = useFormScope();
  const secret = state.status === "ok" ? state.values?.[name] : undefined;
  if (secret === undefined) return null;
  return (
    <div className="grid gap-2">
      <CodeBlock code={secret} label={label} wrap />
      <p className="text-sm text-muted">{children}</p>
    </div>
  );
}
