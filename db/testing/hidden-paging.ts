import { DAY_MS } from "@/lib/time/duration";
import { alertEvents, alertMutes, alertRoutes, alerts } from "../schema/alerts";
import { contactMethods, personalRules, teamChannels } from "../schema/contacts";
import { escalations, escalationSteps, servicePaging, teamPaging } from "../schema/escalations";
import { changeEvents, integrationPayloads, integrations } from "../schema/integrations";
import { notificationAttempts, notifications } from "../schema/notifications";
import { calendarFeeds, calendarShifts, scheduleOverrides, shiftSwaps } from "../schema/schedules";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { insertPolicy, policyOf } from "./escalations";
import { later, NOON } from "./persons";
import { alertRow } from "./stored-alert";
import { insertSchedule } from "./stored-schedule";

type Owner = { teamId: number; serviceId: number; sloId: number; userId: number };
type Ids = { alertId: number; escalationId: number; channelId: number };

const SAVED = { createdAt: NOON, updatedAt: NOON };
const BY = { createdBy: "Hidden", createdAt: NOON };

/** A row of everything from an alert to the message that it sends; every text of it says "hidden". */
export const hiddenPaging = (owner: Owner): Promise<void> =>
  write(async (tx) => {
    const channelId = await contacts(tx, owner);
    const versionId = await policy(tx, owner, channelId);
    const alertId = await alert(tx, owner);
    const [escalation] = await tx
      .insert(escalations)
      .values({
        teamId: owner.teamId,
        alertId,
        policyVersionId: versionId,
        state: "running",
        level: 0,
        round: 0,
        nextAt: later(1000),
        asked: false,
        startedAt: NOON,
        updatedAt: NOON,
      })
      .returning({ id: escalations.id });
    const escalationId = escalation?.id ?? 0;
    const recipients = [{ kind: "channel", channel: "hidden-channel" }] as const;
    await tx.insert(escalationSteps).values({
      escalationId,
      at: NOON,
      effect: { kind: "notify", level: 0, round: 0, recipients, unreached: [], missed: 0 },
    });
    await schedule(tx, owner);
    await message(tx, owner, { alertId, escalationId, channelId });
  });

async function contacts(tx: Db, { teamId, userId }: Owner): Promise<number> {
  await tx.insert(contactMethods).values({
    userId,
    kind: "email",
    name: "Hidden",
    sealedAddress: "hidden",
    createdAt: NOON,
  });
  await tx.insert(personalRules).values({ userId, page: [], ticket: [] });
  const [channel] = await tx
    .insert(teamChannels)
    .values({
      slug: "hidden-channel",
      name: "Hidden",
      teamId,
      kind: "webhook",
      sealedAddress: "hidden",
      demo: false,
      ...SAVED,
    })
    .returning({ id: teamChannels.id });
  return channel?.id ?? 0;
}

async function policy(
  tx: Db,
  { teamId, serviceId }: Owner,
  ticketChannelId: number,
): Promise<number> {
  const { policyId, versionId } = await insertPolicy(
    tx,
    { slug: "hidden-policy", name: "Hidden", teamId, savedBy: "Hidden" },
    policyOf([[[{ kind: "schedule", schedule: "hidden-schedule" }], 5]]),
  );
  await tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId });
  await tx.insert(servicePaging).values({ serviceId, policyId });
  return versionId;
}

async function alert(tx: Db, { teamId, serviceId, sloId }: Owner): Promise<number> {
  const [integration] = await tx
    .insert(integrations)
    .values({
      slug: "hidden-integration",
      name: "Hidden",
      kind: "generic",
      teamId,
      keyHash: "hidden",
      keyPrefix: "hidden",
      staleAfterMs: DAY_MS,
      demo: false,
      ...SAVED,
    })
    .returning({ id: integrations.id });
  const integrationId = integration?.id ?? 0;
  await tx.insert(integrationPayloads).values({
    integrationId,
    receivedAt: NOON,
    body: "hidden",
    status: 200,
    errors: [],
    outcomes: [],
  });
  await tx.insert(changeEvents).values({
    teamId,
    serviceId,
    integrationId,
    at: NOON,
    summary: "Hidden",
    links: [],
    receivedAt: NOON,
  });
  const [mute] = await tx
    .insert(alertMutes)
    .values({
      teamId,
      matchers: [],
      reason: "Hidden",
      startsAt: NOON,
      endsAt: later(DAY_MS),
      ...BY,
    })
    .returning({ id: alertMutes.id });
  await tx.insert(alertRoutes).values({ teamId, rules: [], version: 1, updatedAt: NOON });
  const [made] = await tx
    .insert(alerts)
    .values(
      alertRow(teamId, {
        origin: `integration:${integrationId}`,
        key: "hidden",
        serviceId,
        sloId,
        integrationId,
        title: "Hidden",
        muteId: mute?.id ?? null,
      }),
    )
    .returning({ id: alerts.id });
  const alertId = made?.id ?? 0;
  await tx
    .insert(alertEvents)
    .values({ alertId, at: NOON, transition: "fired", severity: "page", facts: null });
  return alertId;
}

async function schedule(tx: Db, { teamId, userId }: Owner): Promise<void> {
  const about = { slug: "hidden-schedule", name: "Hidden", teamId, savedBy: "Hidden" };
  const scheduleId = await insertSchedule(tx, about, [[NOON, []]]);
  const span = { scheduleId, start: NOON, end: later(DAY_MS) };
  await tx.insert(scheduleOverrides).values({ ...span, kind: "nobody", reason: "Hidden", ...BY });
  await tx.insert(shiftSwaps).values({
    ...span,
    from: "hidden@burnline.example",
    to: "other@burnline.example",
    message: "Hidden",
    state: "asked",
    askedAt: NOON,
  });
  const [feed] = await tx
    .insert(calendarFeeds)
    .values({ keyHash: "hidden", userId, scheduleId, createdAt: NOON })
    .returning({ id: calendarFeeds.id });
  await tx.insert(calendarShifts).values({
    feedId: feed?.id ?? 0,
    uid: "hidden",
    start: NOON,
    end: later(DAY_MS),
    summary: "Hidden",
    sequence: 0,
    updatedAt: NOON,
  });
}

async function message(
  tx: Db,
  { teamId, userId }: Owner,
  { alertId, escalationId, channelId }: Ids,
): Promise<void> {
  const page = {
    teamId,
    cause: { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 },
    alertId,
    escalationId,
    severity: "page",
    attempts: 1,
    createdAt: NOON,
    demo: false,
  } as const;
  const [made] = await tx
    .insert(notifications)
    .values([
      {
        ...page,
        messageId: "hidden",
        channelId,
        channel: "webhook",
        state: "waiting",
        nextAttemptAt: later(1000),
      },
      {
        ...page,
        messageId: "hidden page",
        userId,
        channel: "email",
        state: "sent",
        finishedAt: NOON,
      },
    ])
    .returning({ id: notifications.id });
  await tx
    .insert(notificationAttempts)
    .values({ notificationId: made?.id ?? 0, at: NOON, error: "hidden" });
}
