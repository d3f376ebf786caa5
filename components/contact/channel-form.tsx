import type { ChannelKind } from "@/lib/notification/channel";
import { EVENT_LABELS, EVENT_NAMES, type EventName } from "@/lib/notification/event-name";
import { OneTimeSecret } from "../people/one-time-secret";
import { CancelLink } from "../ui/cancel-link";
import { CheckboxGroup } from "../ui/checkbox-group";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { NameAndSlug } from "../ui/name-and-slug";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { ReceiverFields } from "./receiver-fields";

type Props = {
  action: FormAction;
  teams: readonly { slug: string; name: string }[];
  existing?: {
    slug: string;
    name: string;
    team: string;
    kind: ChannelKind;
    events: readonly EventName[];
  };
};

const EVENTS = EVENT_NAMES.map((value) => ({ value, label: EVENT_LABELS[value] }));

export function ChannelForm({ action, teams, existing }: Props) {
  return (
    <Form
      action={action}
      label={existing ? "Channel" : "New channel"}
      className="group/receiver grid gap-4"
    >
      <OneTimeSecret name="secret" label="Signing secret">
        Copy it now. Messages to this webhook are signed with it; it is never shown again.
      </OneTimeSecret>
      <div className="grid gap-4 sm:grid-cols-2">
        <NameAndSlug
          maxLength={80}
          slugHint="For escalation policies and the API. Can’t be changed later."
          existing={existing}
        />
        <Field name="team" label="Owner">
          <Select
            options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
            defaultValue={existing?.team}
          />
        </Field>
        <ReceiverFields
          {...(existing ? { kind: existing.kind } : {})}
          kept={existing !== undefined}
        />
      </div>
      <CheckboxGroup
        name="events"
        legend="Tell this channel when"
        options={EVENTS}
        chosen={existing?.events ?? []}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary">{existing ? "Save changes" : "Add channel"}</SubmitButton>
        {existing && <CancelLink href="/settings/channels" />}
      </div>
    </Form>
  );
}
