"use client";

import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { IDLE } from "@/lib/form/action-state";
import {
  FACTORS_WORDS,
  fieldsOf,
  SECTION_KEYS,
  SECTION_WORDS,
  type PostmortemText,
  type SectionKey,
} from "@/lib/postmortem/template";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { DialogActions, DialogButton, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { focusFirstWrong, type FormAction } from "../ui/form";
import { FormContext, NO_EDITS } from "../ui/form-context";
import { FormMessage } from "../ui/form-message";
import { Input } from "../ui/input";
import { StatusMessage } from "../ui/status-message";
import { SubmitButton } from "../ui/submit-button";
import { useFormAction } from "../ui/use-form-action";
import { LeftOverText } from "./left-over-text";
import { textKeyOf } from "./local-draft";
import { SaveStatus } from "./save-status";
import { SectionField } from "./section-field";
import { useAutosave } from "./use-autosave";

type Props = {
  action: FormAction;
  postmortem: number;
  version: number;
  text: PostmortemText;
  reader: string;
  href: string;
};

const BEFORE_FACTORS: readonly SectionKey[] = ["summary", "impact", "background"];
const AFTER_FACTORS = SECTION_KEYS.filter((key) => !BEFORE_FACTORS.includes(key));

/** The postmortem's text. Without JavaScript it is a plain form; with it, it saves itself. */
export function PostmortemEditor({
  action,
  postmortem,
  version,
  text: current,
  reader,
  href,
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  // What is stored later comes from here, and must not change fields under someone's hands.
  const [text] = useState(current);
  const [initial] = useState(() => fieldsOf(current));
  const posted = useFormAction(action);
  const { state, session, localDraft, restored, leftOver, take, drop, typed, save, discard } =
    useAutosave({ form, action, textKey: textKeyOf(postmortem, reader), version, initial });
  const answer =
    state.kind === "refused" || state.kind === "conflict"
      ? state.answer
      : state.kind === "untouched"
        ? posted.state
        : IDLE;
  const asked = useRef(false);
  useEffect(() => {
    if (state.kind === "saving") return;
    // Saving by itself must not move anybody who is typing.
    if (asked.current && answer.status === "error")
      focusFirstWrong(form.current, answer.fieldErrors);
    asked.current = false;
  }, [state.kind, answer]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    asked.current = true;
    save();
  };
  const edit = () => {
    asked.current = false;
    typed();
  };
  const section = (key: SectionKey) => (
    <SectionField
      key={key}
      name={key}
      label={SECTION_WORDS[key].title}
      prompt={SECTION_WORDS[key].prompt}
      defaultValue={text.sections[key]}
      rows={key === "summary" ? 5 : 4}
    />
  );
  return (
    <form
      ref={form}
      action={posted.post}
      onSubmit={submit}
      onInput={edit}
      noValidate
      aria-label="Postmortem"
      aria-busy={state.kind === "saving"}
      className="grid gap-5"
    >
      <FormContext
        value={{
          state: answer,
          pending: state.kind === "saving",
          submitted: posted.submitted,
          edited: NO_EDITS,
        }}
      >
        <input type="hidden" name="postmortem" value={postmortem} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="reader" value={reader} />
        {restored && state.kind !== "conflict" && (
          <StatusMessage kind="info">Your unsaved text has been restored.</StatusMessage>
        )}
        {leftOver.map((left) => (
          <LeftOverText
            key={left.key}
            left={left}
            take={() => void take(left.key)}
            drop={() => drop(left.key)}
          />
        ))}
        {state.kind === "conflict" ? (
          <StatusMessage kind="warning">
            <p>
              {answer.status === "error" && answer.message} Nothing is lost: whichever you choose,
              every version that was saved stays in the history.
            </p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button size="sm" onClick={() => save(true)}>
                Overwrite with mine
              </Button>
              <LinkButton size="sm" href={href} target="_blank">
                View the stored version
              </LinkButton>
              <DialogButton
                size="sm"
                variant="quiet"
                label="Discard mine"
                name="Discard mine"
                title="Discard what you typed?"
                description="Your changes since the last save are lost. This can’t be undone."
              >
                <DialogActions>
                  <DialogClose />
                  <Button variant="danger" onClick={discard}>
                    Discard it
                  </Button>
                </DialogActions>
              </DialogButton>
            </div>
          </StatusMessage>
        ) : (
          <FormMessage state={answer} listed={[]} />
        )}
        <Card>
          <div className="grid gap-6">
            <Field name="title" label="Title" required>
              <Input defaultValue={text.title} autoComplete="off" maxLength={160} />
            </Field>
            {BEFORE_FACTORS.map(section)}
            <SectionField
              name="factors"
              label={FACTORS_WORDS.title}
              prompt={FACTORS_WORDS.prompt}
              defaultValue={text.factors.join("\n")}
              rows={4}
              lines
            />
            {AFTER_FACTORS.map(section)}
          </div>
        </Card>
        <div className="sticky bottom-14 z-10 flex flex-wrap items-center justify-end gap-3 rounded-sm border border-line bg-surface px-3 py-2 md:bottom-2">
          <span className="min-w-0 flex-1">
            <SaveStatus state={state} localDraft={localDraft} session={session} />
          </span>
          <LinkButton href={href}>View</LinkButton>
          <SubmitButton variant="primary">Save</SubmitButton>
        </div>
      </FormContext>
    </form>
  );
}
