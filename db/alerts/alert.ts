import type { AlertKind } from "@/lib/alert/kind";
import type { AlertStateName } from "@/lib/alert/words";
import type { Severity } from "@/lib/alerting/policy";
import type { Team } from "../people/teams";
import type { alertEvents, alertMutes, alerts } from "../schema/alerts";

type Named = { slug: string; name: string };

export type Alert = typeof alerts.$inferSelect & {
  team: Team;
  service: Named | null;
  /** `service` is that of the SLO, also where a rule has put the alert to another one. */
  slo: (Named & { service: Named }) | null;
  /** The sender, and the mute that covers it. */
  integration: Named | null;
  mute: { endsAt: Date; reason: string } | null;
  /** Nobody has acknowledged it, or it still fires long after and they are asked again. */
  needsAcknowledgement: boolean;
};

export type AlertEventRow = typeof alertEvents.$inferSelect;
export type AlertMute = typeof alertMutes.$inferSelect & { team: Team };

/** `q`: words that the title, the key or the values of labels hold. */
export type AlertFilter = {
  states?: readonly AlertStateName[] | undefined;
  muted?: boolean | undefined;
  severity?: Severity | undefined;
  team?: string | undefined;
  service?: string | undefined;
  kind?: AlertKind | undefined;
  sloId?: number | undefined;
  incidentId?: number | undefined;
  q?: string | undefined;
};
