import { eq } from "drizzle-orm";
import { routedLabels } from "@/lib/alert/routed-labels";
import { alerts } from "../../schema/alerts";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { AlertRow } from "./life";

export type Labeled = { alert: AlertRow; service: string | null };

/** What rules and mutes see of an alert that is stored. */
export const labelsOf = ({ alert, service }: Labeled) =>
  routedLabels(alert.labels, { kind: alert.kind, title: alert.title, service });

export const selectLabeled = (tx: Db) =>
  tx
    .select({ alert: alerts, service: services.slug })
    .from(alerts)
    .leftJoin(services, eq(services.id, alerts.serviceId));
