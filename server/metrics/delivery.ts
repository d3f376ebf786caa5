import type { Actor } from "@/db/access/actor";
import { findDelivery } from "@/db/notifications/delivery";
import { deliveryState } from "@/lib/notification/delivery-health";
import { metrics } from "./metrics";

export async function refreshDeliveryMetrics(actor: Actor, now: Date): Promise<void> {
  const delivery = await findDelivery(actor, now);
  const state = deliveryState(delivery);
  metrics().overdueNotifications.set(delivery.overdue?.waiting ?? 0);
  metrics().deliveryFailing.set(state === "failing" ? 1 : 0);
}
