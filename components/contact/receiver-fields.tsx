import { CHANNEL_NAMES, TYPED_KINDS, type ChannelKind } from "@/lib/notification/channel";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

const HIDDEN = "hidden";
const SHOWN = {
  email: "group-has-[option[value=email]:checked]/receiver:grid",
  telegram: "group-has-[option[value=telegram]:checked]/receiver:grid",
  gotify: "group-has-[option[value=gotify]:checked]/receiver:grid",
  ntfy: "group-has-[option[value=ntfy]:checked]/receiver:grid",
};
const NO_URL =
  "group-has-[option[value=email]:checked]/receiver:hidden group-has-[option[value=telegram]:checked]/receiver:hidden";

/** Stands in a form of class `group/receiver`: of the fields only those of the chosen kind are seen. */
export function ReceiverFields({ kind, kept = false }: { kind?: ChannelKind; kept?: boolean }) {
  const keep = kept ? " Leave blank to keep the stored one." : "";
  return (
    <>
      <Field name="kind" label="Kind">
        <Select
          options={TYPED_KINDS.map((value) => ({ value, label: CHANNEL_NAMES[value] }))}
          defaultValue={kind ?? "email"}
        />
      </Field>
      <Field name="email" label="Email" hint={keep.trim()} className={`${HIDDEN} ${SHOWN.email}`}>
        <Input type="email" autoComplete="off" maxLength={254} />
      </Field>
      <Field
        name="url"
        label="Address"
        hint={`The webhook’s address. For ntfy with the topic, for Gotify the server.${keep}`}
        className={NO_URL}
      >
        <Input
          mono
          inputMode="url"
          autoComplete="off"
          maxLength={1000}
          placeholder="https://ntfy.sh/your-topic"
        />
      </Field>
      <Field
        name="token"
        label="Token"
        hint={`Of the bot, the application, or a protected topic. Stored encrypted.${keep}`}
        className={`${HIDDEN} ${SHOWN.ntfy} ${SHOWN.gotify} ${SHOWN.telegram}`}
      >
        <Input type="password" autoComplete="off" maxLength={500} />
      </Field>
      <Field
        name="chat"
        label="Chat"
        hint="A chat’s number, or a channel’s @name."
        className={`${HIDDEN} ${SHOWN.telegram}`}
      >
        <Input mono autoComplete="off" maxLength={100} placeholder="123456789" />
      </Field>
    </>
  );
}
