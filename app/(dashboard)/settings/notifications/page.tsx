import type { Metadata } from "next";
import { AddBrowser } from "@/components/contact/add-browser";
import { ContactForm } from "@/components/contact/contact-form";
import { ContactList } from "@/components/contact/contact-list";
import { DeliveryLog } from "@/components/contact/delivery-log";
import { PagePreview } from "@/components/contact/page-preview";
import { RulesForm } from "@/components/contact/rules-form";
import { SendTest } from "@/components/contact/send-test";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { StatusMessage } from "@/components/ui/status-message";
import { isAdmin } from "@/db/access/actor";
import { clockOf } from "@/lib/notification/rules-schema";
import { requireActor } from "@/server/auth/current-actor";
import { lastDeliveries } from "@/server/notifications/deliveries";
import { previewsOf } from "@/server/notifications/previews";
import { ownContacts } from "@/server/notifications/own-page";
import { timeZones } from "../../slos/time-zones";
import {
  addThisBrowser,
  createContact,
  enterContactCode,
  offerBrowserKey,
  removeContact,
  saveRules,
  sendAnotherCode,
  sendTestToMe,
} from "./actions";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const actor = await requireActor();
  const [own, deliveries] = await Promise.all([
    ownContacts(actor),
    lastDeliveries(actor, { userId: actor.userId }),
  ]);
  const now = Date.now();
  return (
    <div className="grid gap-5">
      {own.unreachable !== null && (
        <StatusMessage kind="error" quiet>
          {own.unreachable} Add a contact below, or{" "}
          {isAdmin(actor) ? (
            <Link href="/settings/mail" className="underline">
              set up email
            </Link>
          ) : (
            "ask an administrator to set up email"
          )}
          .
        </StatusMessage>
      )}
      <Card title="Contacts" note={own.contacts.length + 1} flush>
        <ContactList
          email={actor.email}
          mailReady={own.mailReady}
          mailPreviews={previewsOf("email", now)}
          contacts={own.contacts.map(({ id, kind, name, to, state, lastError, lastSentAt }) => ({
            id,
            kind,
            name,
            to,
            state,
            lastError,
            lastSentAt: lastSentAt?.getTime() ?? null,
            previews: previewsOf(kind, now),
          }))}
          now={now}
          actions={{ verify: enterContactCode, renew: sendAnotherCode, remove: removeContact }}
        />
      </Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Card title="When a page comes">
          <div className="grid gap-4">
            <PagePreview planned={own.planned} />
            <SendTest action={sendTestToMe}>Send me a test</SendTest>
          </div>
        </Card>
        <Card title="This browser">
          <div className="grid gap-3">
            <p className="text-sm text-muted">
              Shows pages as notifications with a button to acknowledge, also while Burnline is
              closed. Needs JavaScript and your permission.
            </p>
            <AddBrowser offerKey={offerBrowserKey} add={addThisBrowser} />
          </div>
        </Card>
      </div>
      <Card title="New contact">
        <ContactForm action={createContact} />
      </Card>
      <Card title="Order and delays">
        <RulesForm
          key={own.usable.map(({ id }) => id).join(" ")}
          action={saveRules}
          rows={own.usable.map(({ id, channel, name }) => ({
            contact: id,
            kind: channel,
            name,
            page: own.delayOf("page", id),
            ticket: own.delayOf("ticket", id),
          }))}
          timeZone={own.rules?.timeZone ?? "UTC"}
          timeZones={timeZones()}
          quietFrom={clockOf(own.rules?.quietFrom ?? null)}
          quietTo={clockOf(own.rules?.quietTo ?? null)}
        />
      </Card>
      <Card title="Last messages to you" flush>
        {deliveries.length === 0 ? (
          <EmptyState icon="clock" title="Nothing sent yet">
            What Burnline sends you is listed here, with what came of it.
          </EmptyState>
        ) : (
          <DeliveryLog deliveries={deliveries} now={now} />
        )}
      </Card>
    </div>
  );
}
