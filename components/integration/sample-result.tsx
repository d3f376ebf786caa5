"use client";

import { useFormScope } from "../ui/form-context";
import { ReadAlerts, type ReadAlert } from "./read-alerts";

/** What the action read, which it answers as JSON under `alerts`. */
export function SampleResult() {
  const { state } = useFormScope();
  const text = state.status === "ok" ? state.values?.alerts : undefined;
  return text === undefined ? null : <ReadAlerts alerts={JSON.parse(text) as ReadAlert[]} />;
}
