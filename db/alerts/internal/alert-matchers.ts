import type { Matcher } from "@/lib/alert/matcher";
import { routedLabels } from "@/lib/alert/routed-labels";
import type { Alert } from "../alert";

const MOST = 20;

/** What fits this alert, and others that are labelled alike. */
export const matchersOf = (alert: Alert): Matcher[] =>
  Object.entries(routedLabels(alert.labels, { ...alert, service: alert.service?.slug ?? null }))
    .slice(0, MOST)
    .map(([name, value]) => ({ name, op: "=", value }));
