"use client";

import { useEffect, useState } from "react";
import { cx } from "./class-names";
import { Icon } from "./icon";

type Outcome = "idle" | "copied" | "refused";

const WORDS: Record<Outcome, string> = {
  idle: "Copy",
  copied: "Copied",
  refused: "Select and copy by hand",
};

export function CopyButton({
  text,
  label = "Copy",
  className,
}: {
  /** A function says it when it is copied: the address of the page may change. */
  text: string | (() => string);
  label?: string;
  className?: string;
}) {
  const [outcome, setOutcome] = useState<Outcome>("idle");
  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2500);
    return () => clearTimeout(timer);
  }, [outcome]);
  // The clipboard does not exist on plain http away from localhost.
  const copy = () => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const written = clipboard
      ? clipboard.writeText(typeof text === "string" ? text : text())
      : Promise.reject(new Error("no clipboard"));
    written.then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  };
  return (
    <button
      type="button"
      onClick={copy}
      className={cx(
        "inline-flex h-6 items-center gap-1.5 rounded-xs px-1.5 text-xs text-muted hover:bg-sunken hover:text-ink pointer-coarse:h-9",
        className,
      )}
    >
      <Icon name={outcome === "copied" ? "check" : "copy"} size={13} />
      <span role="status">{outcome === "idle" ? label : WORDS[outcome]}</span>
    </button>
  );
}
