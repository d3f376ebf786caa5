import type { AlertKind } from "./kind";
import type { Labels } from "./matcher";

/** What rules and mutes see of an alert: what Burnline knows of it, and above that its own labels. */
export const routedLabels = (
  labels: Labels,
  { kind, title, service }: { kind: AlertKind; title: string; service: string | null },
): Labels => ({ kind, title, ...(service === null ? {} : { service }), ...labels });
