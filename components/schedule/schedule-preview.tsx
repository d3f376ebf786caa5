"use client";

import { useEffect, useEffectEvent, useState, useTransition, type RefObject } from "react";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/components/ui/form";
import { useSession } from "@/components/ui/session";
import { answerOf } from "@/components/ui/use-form-action";
import { IDLE } from "@/lib/form/action-state";
import { readPreview, type PreviewAnswer } from "@/lib/on-call/preview-answer";
import { ChangeList } from "./change-list";
import { Lanes } from "./lanes";
import { WarningList } from "./warning-list";
import { ZoneChangeNote } from "./zone-change-note";

const SETTLE_MS = 500;

/** What the form would mean: asked again once typing rests; the last answer stays until the next. */
export function SchedulePreview({
  box,
  edits,
  action,
  isNew,
}: {
  box: RefObject<HTMLDivElement | null>;
  edits: number;
  action: FormAction;
  isNew: boolean;
}) {
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const { made } = useSession();
  const ask = useEffectEvent(() => {
    const form = box.current?.querySelector("form");
    if (!form) return;
    const data = new FormData(form);
    start(async () => {
      const state = await answerOf(action, made, IDLE, data);
      if (state.status === "ok") setAnswer(readPreview(state.values?.preview));
      setProblem(state.status === "error" ? state.message : null);
    });
  });
  useEffect(() => {
    const timer = setTimeout(() => ask(), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [edits]);
  return (
    <div className="grid min-w-0 gap-4 noscript:hidden xl:sticky xl:top-4" aria-busy={pending}>
      <Card title="Preview" note="next 2 weeks">
        {answer ? (
          <Lanes
            lanes={answer.lanes}
            span={answer.span}
            days={answer.days}
            timeZone={answer.timeZone}
            now={answer.now}
            names={answer.names}
            narrow
          />
        ) : (
          <p className="text-sm text-muted">Who would be on call shows here as you type.</p>
        )}
        <p role="status" className="mt-2 text-xs text-muted">
          {problem === null ? "" : `Not up to date: ${problem}`}
        </p>
      </Card>
      {answer && (
        <>
          <Card title={isNew ? "Who is on call how much" : "What changes"} note="next 8 weeks">
            <ChangeList changes={answer.changes} names={answer.names} isNew={isNew} />
          </Card>
          <Card title="Warnings" note="next 8 weeks">
            <WarningList warnings={answer.warnings} names={answer.names} />
            <ZoneChangeNote change={answer.zoneChange} timeZone={answer.timeZone} />
          </Card>
        </>
      )}
    </div>
  );
}
