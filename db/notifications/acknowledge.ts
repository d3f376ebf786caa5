import { isOpen } from "@/lib/incident/status";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { acknowledgeAlert } from "../alerts/internal/change";
import { takeIncident } from "../incidents/internal/acknowledge";
import { carryOutChange } from "../incidents/internal/change";
import { findIncident } from "../incidents/internal/rows";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { AcknowledgeLink } from "./acknowledge-link";
import {
  handsOver,
  isOpenTo,
  recipientOf,
  runningOf,
  type LinkRecipient,
} from "./internal/link-parties";

type Taking = { tx: Db; actor: Actor; recipient: LinkRecipient; open: boolean; now: Date };

/**
 * Takes it on for the recipient of a link. What is over, or somebody's who was not asked again and
 * hands nothing over, stays as it is.
 */
export async function acknowledgeByLink(
  actor: Actor,
  { subject, by, from }: AcknowledgeLink,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    const reader = readingIn(tx, actor);
    const recipient = await recipientOf(reader, by);
    if (!recipient) return;
    const giver = await handsOver(reader, from);
    const open = (await runningOf(reader, subject)).some((each) => isOpenTo(each, giver));
    const taking = { tx, actor, recipient, open, now };
    await ("alertId" in subject
      ? takeAlert(taking, subject.alertId, giver)
      : takeOpenIncident(taking, subject.incidentId));
  });
}

async function takeAlert(
  { tx, actor, recipient, now }: Taking,
  alertId: number,
  giver: string | undefined,
): Promise<void> {
  const { userId, name } = recipient;
  await acknowledgeAlert(tx, actor, alertId, { userId, name }, now, giver);
}

async function takeOpenIncident(
  { tx, actor, recipient, open, now }: Taking,
  incidentId: number,
): Promise<void> {
  const incident = await findIncident(readingIn(tx, actor), incidentId);
  if (!incident || !isOpen(incident.status)) return;
  if (incident.acknowledgedAt !== null && !open) return;
  const { userId: id, name, email } = recipient;
  await carryOutChange({ tx, actor, incident, now, holder: { id, name, email } }, takeIncident);
}
