"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { factorsIn } from "@/lib/postmortem/template";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";

const Markdown = lazy(() =>
  import("../ui/markdown").then((module) => ({ default: module.Markdown })),
);

type Props = {
  name: string;
  label: string;
  prompt: string;
  defaultValue: string;
  rows: number;
  /** Whether each line is a text of its own, as the contributing factors are. */ lines?: boolean;
};

/** A section's Markdown; its preview takes the place of the field, which keeps its text. */
export function SectionField({ name, label, prompt, defaultValue, rows, lines = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const toggle = () =>
    setShown(shown === null ? (box.current?.querySelector("textarea")?.value ?? "") : null);
  return (
    <div ref={box} className="min-w-0">
      <Field
        name={name}
        label={label}
        hint={prompt}
        aside={
          <Button
            size="sm"
            variant="quiet"
            aria-label={`${shown === null ? "Preview" : "Write"} ${label.toLowerCase()}`}
            onClick={toggle}
          >
            {shown === null ? "Preview" : "Write"}
          </Button>
        }
      >
        <div hidden={shown !== null} className="min-w-0">
          <Textarea
            rows={rows}
            defaultValue={defaultValue}
            className="field-sizing-content max-h-[70dvh] min-h-20 leading-6"
          />
        </div>
        {shown !== null && (
          <div className="min-h-20 min-w-0 rounded-sm border border-line px-3 py-2">
            <Suspense fallback={<p className="text-sm text-faint">Rendering…</p>}>
              {shown.trim() === "" ? (
                <p className="text-sm text-faint">Nothing has been written yet.</p>
              ) : lines ? (
                <LinesPreview text={shown} />
              ) : (
                <Markdown text={shown} />
              )}
            </Suspense>
          </div>
        )}
      </Field>
    </div>
  );
}

const LinesPreview = ({ text }: { text: string }) => (
  <ol className="grid list-decimal gap-2 pl-[1.4em]">
    {factorsIn(text).map((line, index) => (
      <li key={index}>
        <Markdown line text={line} />
      </li>
    ))}
  </ol>
);
