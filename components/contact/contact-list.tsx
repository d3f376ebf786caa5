import type { ComponentProps } from "react";
import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import { Badge } from "../ui/badge";
import { ConfirmButton } from "../ui/confirm-button";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { RelativeTime } from "../ui/relative-time";
import { SubmitButton } from "../ui/submit-button";
import { ChannelPreview } from "./channel-preview";

type ShownContact = {
  id: number;
  kind: ChannelKind;
  name: string;
  to: string;
  state: "verified" | "unverified" | "gone";
  lastError: string | null;
  lastSentAt: number | null;
  previews: Previews;
};

type Previews = ComponentProps<typeof ChannelPreview>["previews"];
type Actions = { verify: FormAction; renew: FormAction; remove: FormAction };
type Props = {
  email: string;
  mailReady: boolean;
  mailPreviews: Previews;
  contacts: readonly ShownContact[];
  now: number;
  actions: Actions;
};

export function ContactList({ email, mailReady, mailPreviews, contacts, now, actions }: Props) {
  return (
    <ul className="divide-y divide-line">
      <li className="grid gap-2 px-4 py-3 text-sm">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <span className="min-w-0 wrap-anywhere">
            <bdi className="font-medium">{email}</bdi>{" "}
            <span className="text-muted">The email of your account</span>
          </span>
          {mailReady ? (
            <Badge tone="healthy">Ready</Badge>
          ) : (
            <Badge tone="warning">Email is not set up</Badge>
          )}
        </div>
        <ChannelPreview previews={mailPreviews} />
      </li>
      {contacts.map((contact) => (
        <li key={contact.id} className="grid gap-2 px-4 py-3 text-sm">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 wrap-anywhere">
              <bdi className="font-medium">{contact.name}</bdi>{" "}
              <span className="text-muted">
                {CHANNEL_NAMES[contact.kind]}, <bdi>{contact.to}</bdi>
              </span>
            </span>
            <span className="flex items-center gap-3">
              <ContactBadge state={contact.state} />
              <ConfirmButton
                label="Delete"
                size="sm"
                title={`Delete ${contact.name}?`}
                description="Nothing is sent there any more. Your order and delays leave it out."
                confirmLabel="Delete"
                action={actions.remove}
                fields={{ contact: String(contact.id) }}
              />
            </span>
          </div>
          <LastResult {...contact} now={now} />
          <ChannelPreview previews={contact.previews} />
          {contact.state === "unverified" && <CodeForms id={contact.id} actions={actions} />}
        </li>
      ))}
    </ul>
  );
}

function ContactBadge({ state }: Pick<ShownContact, "state">) {
  switch (state) {
    case "verified":
      return <Badge tone="healthy">Verified</Badge>;
    case "unverified":
      return <Badge tone="warning">Not verified</Badge>;
    case "gone":
      return <Badge tone="exhausted">Stopped by the receiver</Badge>;
    default:
      return state satisfies never;
  }
}

function LastResult({
  lastError,
  lastSentAt,
  now,
}: Pick<ShownContact, "lastError" | "lastSentAt"> & { now: number }) {
  if (lastError !== null)
    return <p className="text-xs wrap-anywhere text-exhausted">Last try failed: {lastError}</p>;
  if (lastSentAt === null) return null;
  return (
    <p className="text-xs text-muted">
      Last sent <RelativeTime at={lastSentAt} now={now} />
    </p>
  );
}

function CodeForms({ id, actions }: { id: number; actions: Actions }) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Form action={actions.verify} label="Enter the code" className="flex items-end gap-2">
        <input type="hidden" name="contact" value={id} />
        <Field name="code" label="Code">
          <Input mono autoComplete="one-time-code" maxLength={8} className="w-32" />
        </Field>
        <SubmitButton variant="primary">Verify</SubmitButton>
      </Form>
      <Form action={actions.renew} label="Send another code" className="grid gap-2">
        <input type="hidden" name="contact" value={id} />
        <SubmitButton variant="secondary" pendingLabel="Sending…">
          Send another code
        </SubmitButton>
      </Form>
    </div>
  );
}
