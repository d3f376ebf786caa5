import { withoutUnstorable } from "@/lib/text/storable";
import { readAlertmanager } from "./alertmanager";
import { bounded } from "./bounded";
import { readGeneric, type FieldMapping } from "./generic";
import { readGrafana } from "./grafana";
import type { Incoming, Read } from "./incoming";
import { readPagerDutyEvent } from "./pagerduty";
import type { SenderKind } from "./sender";
import { storableIncoming } from "./storable-incoming";
import { readUptimeKuma } from "./uptime-kuma";

/**
 * What one request tells of. `leftOut`: how many alerts beyond those that are taken at once;
 * `closes`: the group whose other members are over, too.
 */
export type Sent = { alerts: readonly Incoming[]; leftOut: number; closes: string | null };

type Sender = { kind: SenderKind; mapping: FieldMapping | null };

/** All of one request is one transaction, and that must end soon. */
const MOST_ALERTS = 500;

/** `newKey` is given to what comes without a key of its own, where its sender may do so. */
export function readSent({ kind, mapping }: Sender, body: unknown, newKey: string): Read<Sent> {
  switch (kind) {
    case "alertmanager":
      return group(readAlertmanager(body));
    case "grafana":
      return group(readGrafana(body));
    case "pagerduty":
      return single(readPagerDutyEvent(body, newKey), ({ incoming }) => incoming);
    case "uptime-kuma":
      return single(readUptimeKuma(body), (incoming) => incoming);
    case "generic":
      return mapping === null
        ? { ok: false, errors: ["This integration has no mapping yet."] }
        : single(readGeneric(body, mapping), (incoming) => incoming);
    default:
      return kind satisfies never;
  }
}

function group(read: ReturnType<typeof readAlertmanager>): Read<Sent> {
  if (!read.ok) return read;
  const { alerts, beyond, closes } = read.sent;
  // What fires goes first: of too many, none that wakes someone may be missing.
  const ordered = alerts.toSorted((a, b) => urgency(a) - urgency(b));
  return {
    ok: true,
    sent: {
      alerts: ordered.slice(0, MOST_ALERTS).map(kept),
      leftOut: beyond + Math.max(0, ordered.length - MOST_ALERTS),
      closes: closes === null ? null : withoutUnstorable(closes),
    },
  };
}

const kept = (incoming: Incoming): Incoming => storableIncoming(bounded(incoming));

const urgency = ({ status, severity }: Incoming): number =>
  status === "resolved" ? 2 : severity === "page" ? 0 : 1;

function single<T>(read: Read<T>, incomingOf: (sent: T) => Incoming | null): Read<Sent> {
  if (!read.ok) return read;
  const incoming = incomingOf(read.sent);
  return {
    ok: true,
    sent: { alerts: incoming ? [kept(incoming)] : [], leftOut: 0, closes: null },
  };
}
