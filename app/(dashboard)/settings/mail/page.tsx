import type { Metadata } from "next";
import { MailForm } from "@/components/contact/mail-form";
import { SendTest } from "@/components/contact/send-test";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { findMail } from "@/db/notifications/settings";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { mailServer } from "@/server/notifications/mail-server";
import { removeMail, sendTestMail, updateMail } from "./actions";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage() {
  const actor = await requireActor();
  const stored = await orNotFound(findMail(actor));
  const mail = await mailServer();
  const given = mail?.by === "environment" ? mail : null;
  return (
    <div className="grid gap-5">
      <Card title="State">
        <div className="grid gap-3 text-sm">
          <p className="wrap-anywhere text-muted">
            {mail === null
              ? "Email is not set up: pages and tickets reach nobody by email."
              : `Email leaves through ${mail.host}, port ${mail.port}, from ${mail.from}.`}
          </p>
          {mail !== null && <SendTest action={sendTestMail}>Send me a test</SendTest>}
        </div>
      </Card>
      <Card title="Mail server">
        {given ? (
          <p className="text-sm text-muted">
            BURNLINE_SMTP_URL sets the mail server. Remove it from the environment to enter one
            here.
          </p>
        ) : (
          <MailForm action={updateMail} existing={stored} />
        )}
      </Card>
      {stored && !given && (
        <Card title="Stop sending email">
          <ConfirmButton
            label="Remove mail server"
            title="Remove the mail server?"
            description="Pages and tickets reach nobody by email until another one is set up."
            confirmLabel="Remove"
            action={removeMail}
          />
        </Card>
      )}
    </div>
  );
}
