"use client";

import { useRef, type KeyboardEvent } from "react";
import { Field } from "@/components/ui/field";
import { HandledForm, type FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { LocalTimeInput } from "@/components/ui/local-time-input";
import { Select } from "@/components/ui/select";
import { StatusMessage } from "@/components/ui/status-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { useFormAction } from "@/components/ui/use-form-action";
import type { EntryKind } from "@/lib/incident/entry";
import { hidesNew, SHOWN_WORDS, type Shown } from "@/lib/incident/shown";

const KINDS: { value: EntryKind; label: string }[] = [
  { value: "note", label: "Note" },
  { value: "alert", label: "Alert" },
  { value: "update", label: "Update to stakeholders" },
];

/** Writes into the timeline, now or at a time that has been; Ctrl or Cmd with Enter sends. */
export function NoteForm({
  number,
  shown,
  action,
}: {
  number: number;
  shown: Shown;
  action: FormAction;
}) {
  const handle = useFormAction(action);
  const { state } = handle;
  const added =
    state.status === "ok" ? KINDS.find(({ value }) => value === state.values?.kind) : undefined;
  const box = useRef<HTMLDivElement>(null);
  const send = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.current?.closest("form")?.requestSubmit();
  };
  return (
    <HandledForm
      handle={handle}
      label="Add to the timeline"
      resetOnOk
      className="grid gap-3 border-t border-line px-4 py-3"
    >
      <input type="hidden" name="incident" value={number} />
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only listens to its field */}
      <div ref={box} data-page-key="t" data-page-label="Add to the timeline" onKeyDown={send}>
        <Field name="text" label="Add to the timeline">
          <Textarea rows={2} placeholder="What was seen, tried, decided" aria-keyshortcuts="t" />
        </Field>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <details className="min-w-0">
          <summary className="w-fit cursor-pointer rounded-xs text-sm text-muted hover:text-ink">
            Time and type
          </summary>
          <div className="mt-2 grid gap-3 sm:grid-cols-2">
            <Field name="at" label="When it happened" hint="Now, unless you change it.">
              <LocalTimeInput atNow />
            </Field>
            <Field name="kind" label="What it is">
              <Select options={KINDS} defaultValue="note" />
            </Field>
          </div>
        </details>
        <SubmitButton variant="secondary" pendingLabel="Adding…">
          Add
        </SubmitButton>
      </div>
      <div role="status" className="contents">
        {added && hidesNew(shown, added.value) && (
          <StatusMessage kind="info" quiet>
            Added; hidden by the filter “{SHOWN_WORDS[shown]}”.{" "}
            <Link
              href={`/incidents/${number}#timeline`}
              scroll={false}
              className="font-medium underline"
            >
              Show all
            </Link>
          </StatusMessage>
        )}
      </div>
    </HandledForm>
  );
}
