import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

/** What a rule of the form is about; `delayMinutes` is null where it is not used. */
type RuleRow = {
  contact: string;
  kind: ChannelKind;
  name: string;
  page: number | null;
  ticket: number | null;
};

type Props = {
  action: FormAction;
  rows: readonly RuleRow[];
  timeZone: string;
  timeZones: readonly string[];
  quietFrom: string;
  quietTo: string;
};

const DELAYS = [0, 1, 2, 3, 5, 10, 15, 20, 30, 45, 60];
const URGENCIES = [
  { urgency: "page", title: "Pages" },
  { urgency: "ticket", title: "Tickets" },
] as const;

const delayLabel = (minutes: number): string =>
  minutes === 0 ? "At once" : `After ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;

export function RulesForm({ action, rows, timeZone, timeZones, quietFrom, quietTo }: Props) {
  return (
    <Form action={action} label="Order and delays">
      <div className="grid gap-6 sm:grid-cols-2">
        {URGENCIES.map(({ urgency, title }) => (
          <fieldset key={urgency} className="grid content-start gap-3">
            <legend className="mb-2 text-sm font-semibold">{title}</legend>
            {rows.map(({ contact, kind, name, ...delays }, index) => (
              <div key={contact}>
                <input type="hidden" name={`${urgency}.${index}.contact`} value={contact} />
                <Field
                  name={`${urgency}.${index}.delayMinutes`}
                  label={
                    <>
                      <bdi className="wrap-anywhere">{name}</bdi>{" "}
                      <span className="font-normal text-muted">{CHANNEL_NAMES[kind]}</span>
                    </>
                  }
                >
                  <Select
                    placeholder="Not used"
                    options={optionsFor(delays[urgency])}
                    defaultValue={delays[urgency] === null ? "" : String(delays[urgency])}
                  />
                </Field>
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="timeZone" label="Time zone" hint="For quiet hours and times in messages.">
          <Select
            options={timeZones.map((zone) => ({ value: zone, label: zone }))}
            defaultValue={timeZone}
          />
        </Field>
        <Field name="quietFrom" label="Tickets wait from" hint="Pages never wait.">
          <Input type="time" defaultValue={quietFrom} />
        </Field>
        <Field name="quietTo" label="Until" hint="Leave both blank for no quiet hours.">
          <Input type="time" defaultValue={quietTo} />
        </Field>
      </div>
      <div>
        <SubmitButton variant="primary">Save</SubmitButton>
      </div>
    </Form>
  );
}

const optionsFor = (chosen: number | null) =>
  [...new Set([...DELAYS, ...(chosen === null ? [] : [chosen])])]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({ value: String(minutes), label: delayLabel(minutes) }));
