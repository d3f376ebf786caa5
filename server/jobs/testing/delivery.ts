import { vi } from "vitest";
import type { Message } from "@/db/notifications/message";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { outbox, storedContact, storedRules, toldPerson } from "@/db/testing/outbox";
import { NOON, person, teamNamed } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import type { PersonalRule } from "@/lib/notification/personal-rules";
import { sealAddress } from "@/server/notifications/sealed-address";
import { mailbox } from "@/server/notifications/testing/mailbox";
import { receiver } from "@/server/notifications/testing/receiver";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { deliverDue } from "../deliver";

const SECRET = `whsec_${Buffer.from("a secret of at least 24 bytes").toString("base64")}`;
const LEVEL = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 } as const;

export type Delivery = Awaited<ReturnType<typeof freshDelivery>>;

/** A fresh store with a page that fires, Ana who is told, a mailbox and a webhook's receiver. */
export async function freshDelivery() {
  const [box, hook] = [await mailbox(), await receiver()];
  vi.stubEnv("BURNLINE_SMTP_URL", box.url);
  vi.stubEnv("BURNLINE_WEBHOOK_NETWORKS", "127.0.0.0/8");
  vi.stubEnv("BURNLINE_URL", "https://burnline.example");
  await freshStore();
  const teamId = await teamNamed("payments");
  const alertId = await storedAlert("payments");
  const page: Message = { cause: LEVEL, severity: "page", teamId, alertId };
  const ana = await person("Ana");
  const { userId } = ana;
  return {
    box,
    hook,
    ana,
    alertId,
    page,
    rows: outbox,
    deliver: (now = NOON) =>
      deliverDue({ actor: systemActor, stop: new AbortController().signal }, () => now),
    tell: (message = page, now = NOON) => toldPerson("ana@example.org", message, now),
    states: async () => (await outbox()).map(({ channel, state }) => `${channel} ${state}`),
    rules: (rules: PersonalRule[]) => storedRules(userId, rules),
    addHook: () =>
      storedContact(userId, "webhook", sealAddress({ userId }, { url: hook.url, secret: SECRET })),
    close: async () => {
      forgetDependency("mail:127.0.0.1");
      forgetDependency(`channel:${new URL(hook.url).host}`);
      await Promise.all([box.close(), hook.close()]);
    },
  };
}
