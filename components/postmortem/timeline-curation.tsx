import { ENTRY_VIEWS, type EntryView, type Line } from "@/lib/postmortem/timeline";
import { localMinute } from "@/lib/time/local-text";
import { cx } from "../ui/class-names";
import { DialogForm } from "../ui/dialog-form";
import { Field } from "../ui/field";
import { Form, type FormAction } from "../ui/form";
import { Input } from "../ui/input";
import { Instant } from "../ui/instant";
import { PageMarkdown } from "../ui/page-markdown";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { Press } from "./review-panel";

const VIEW_WORDS: Record<EntryView, string> = {
  shown: "Shown",
  folded: "Collapsed",
  hidden: "Hidden",
};
const VIEWS = ENTRY_VIEWS.map((view) => ({ value: view, label: VIEW_WORDS[view] }));

type Props = {
  postmortem: number;
  lines: Line[];
  timeZone: string;
  curate: FormAction;
  add: FormAction;
  remove: FormAction;
};

/** Every line, also those that readers do not see, with what can be done about each. */
export function TimelineCuration({ postmortem, lines, timeZone, curate, add, remove }: Props) {
  const id = String(postmortem);
  const last = lines.at(-1);
  return (
    <div className="grid gap-5">
      {lines.length > 0 && (
        <ol className="grid gap-0.5 text-sm">
          {lines.map((line) => (
            <li
              key={line.key}
              className={cx(
                "grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 rounded-sm py-1.5",
                line.kind === "entry" && line.view !== "shown" && "text-muted",
              )}
            >
              <Instant
                at={line.at}
                style="full"
                className="figure text-xs leading-5 text-muted max-sm:col-span-full"
              />
              <div className="min-w-0 max-sm:col-span-2">
                {line.kind === "mark" ? (
                  <strong className="font-semibold">{line.text}</strong>
                ) : (
                  <PageMarkdown
                    text={line.text}
                    headingLevel={4}
                    className={cx(
                      line.kind === "entry" && line.view === "hidden" && "line-through",
                    )}
                  />
                )}
                {line.kind === "entry" && (line.view !== "shown" || line.reworded) && (
                  <span className="text-xs text-faint">
                    {[
                      line.view === "shown" ? "" : VIEW_WORDS[line.view],
                      line.reworded ? "reworded for this postmortem" : "",
                    ]
                      .filter(Boolean)
                      .join(", ")}
                  </span>
                )}
              </div>
              <span className="flex gap-1">
                {line.kind === "entry" && (
                  <DialogForm
                    size="sm"
                    variant="quiet"
                    label="Change"
                    title="How this entry appears here"
                    description="The incident’s own timeline stays as it is."
                    action={curate}
                    fields={{ postmortem: id, entry: line.entryId }}
                    submit="Save"
                  >
                    <Field name="view" label="Readers see it">
                      <Select options={VIEWS} defaultValue={line.view} />
                    </Field>
                    <Field
                      name="text"
                      label="In these words"
                      hint="Markdown. Leave blank for the incident’s own words."
                    >
                      <Textarea
                        rows={4}
                        defaultValue={line.reworded ? line.text : ""}
                        placeholder={line.text}
                      />
                    </Field>
                  </DialogForm>
                )}
                {line.kind === "entry" && line.view !== "hidden" && (
                  <Press
                    action={curate}
                    fields={{
                      postmortem: id,
                      entry: String(line.entryId),
                      view: "hidden",
                      ...(line.reworded ? { text: line.text } : {}),
                    }}
                    label={`Hide: ${line.text.slice(0, 60)}`}
                  >
                    Hide
                  </Press>
                )}
                {line.kind === "added" && (
                  <Press
                    action={remove}
                    fields={{ postmortem: id, line: String(line.id) }}
                    label={`Remove: ${line.text.slice(0, 60)}`}
                  >
                    Remove
                  </Press>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Form
        action={add}
        label="New line"
        className="grid gap-3 sm:grid-cols-[13rem_minmax(0,1fr)_auto] sm:items-start"
        resetOnOk
      >
        <input type="hidden" name="postmortem" value={id} />
        <input type="hidden" name="zone" value={timeZone} />
        <Field name="at" label={`Time (${timeZone})`}>
          <Input type="datetime-local" defaultValue={last && localMinute(last.at, timeZone)} />
        </Field>
        <Field name="text" label="What happened">
          <Input autoComplete="off" maxLength={2000} />
        </Field>
        <div className="sm:pt-6.5">
          <SubmitButton variant="secondary" pendingLabel="Adding…">
            Add a line
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}
