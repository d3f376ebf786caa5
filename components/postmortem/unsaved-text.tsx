"use client";

import { useSyncExternalStore } from "react";
import { fieldsOf, type PostmortemText } from "@/lib/postmortem/template";
import { StatusMessage } from "../ui/status-message";
import { CopiedFields, namesOf } from "./copied-fields";
import { copyKeysOf, leftOverAt, textKeyOf, type LeftOver } from "./local-draft";

/** What this browser has kept of a text that cannot be saved now. */
export function UnsavedText({
  postmortem,
  reader,
  text,
}: {
  postmortem: number;
  reader: string;
  text: PostmortemText;
}) {
  const stored = fieldsOf(text);
  const leftOver = useSyncExternalStore(
    onStorage,
    () =>
      JSON.stringify(
        copyKeysOf(textKeyOf(postmortem, reader)).flatMap((key) => leftOverAt(key, stored)),
      ),
    () => "[]",
  );
  return (JSON.parse(leftOver) as LeftOver[]).map(({ key, fields }) => (
    <StatusMessage key={key} kind="info">
      <p>
        You have unsaved text: {namesOf(fields)}. This browser has kept it, and offers it again once
        this is a draft.
      </p>
      <CopiedFields fields={fields} />
    </StatusMessage>
  ));
}

function onStorage(changed: () => void): () => void {
  window.addEventListener("storage", changed);
  return () => window.removeEventListener("storage", changed);
}
