"use client";

import { useId, useState, type ChangeEvent } from "react";
import { type Review } from "@/lib/review/reviewed";
import { FieldError } from "../ui/field";
import { readChosen, type Chosen } from "./read-chosen";
import { sendReview } from "./send-review";

type Props = { onReview: (answer: { files: Chosen["files"]; review: Review } | null) => void };

/** Reviews files as soon as they are chosen. Archives are opened in the browser, in memory. */
export function UploadField({ onReview }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])];
    if (chosen.length === 0) return;
    setBusy(true);
    setProblem(null);
    onReview(null);
    const { files, unread } = await readChosen(chosen);
    const sent = await sendReview(files);
    setBusy(false);
    if (typeof sent === "string") setProblem(sent);
    else onReview({ files, review: { ...sent, unread: [...unread, ...sent.unread] } });
  };
  return (
    <div className="grid gap-1.5 noscript:hidden">
      <label htmlFor={id} className="text-sm font-medium">
        Files
      </label>
      <input
        id={id}
        type="file"
        multiple
        disabled={busy}
        accept=".ts,.tsx,.mts,.cts,.js,.jsx,.mjs,.cjs,.py,.go,.zip,.tar,.gz,.tgz"
        onChange={(event) => void read(event)}
        aria-describedby={`${id}-hint${problem === null ? "" : ` ${id}-error`}`}
        className="min-w-0 text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-sm file:border file:border-line-strong file:bg-surface file:px-3"
      />
      <p id={`${id}-hint`} role="status" className="text-xs text-muted">
        {busy
          ? "Reviewing…"
          : "Source files, a zip or a tar.gz: up to 500 files and 10 MB unpacked. Reviewed as soon as you choose them."}
      </p>
      <FieldError id={`${id}-error`} messages={problem === null ? [] : [problem]} />
    </div>
  );
}
