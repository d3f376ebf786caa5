"use client";

import { useState, useTransition, type MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form";
import { useSession } from "@/components/ui/session";
import { answerOf } from "@/components/ui/use-form-action";
import { readChart, type QueryChart } from "@/lib/data-source/query-chart";
import { IDLE } from "@/lib/form/action-state";
import { QueryChartView } from "./query-chart";

type Answer = { ok: boolean; text: string; chart: QueryChart | null };

/**
 * Asks the chosen data source the query of the field `name`, as it stands in the form around it.
 */
export function QueryTrial({
  name,
  label,
  action,
}: {
  name: string;
  label: string;
  action: FormAction;
}) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, start] = useTransition();
  const { made } = useSession();

  const ask = (event: MouseEvent<HTMLButtonElement>) => {
    const { form } = event.currentTarget;
    if (!form) return;
    const typed = new FormData(form);
    const asked = new FormData();
    for (const [field, from] of [
      ["dataSource", "dataSource"],
      ["query", name],
    ] as const)
      asked.set(field, typed.get(from) ?? "");
    start(async () => {
      const state = await answerOf(action, made, IDLE, asked);
      if (state.status === "ok")
        setAnswer({ ok: true, text: state.message ?? "", chart: readChart(state.values?.chart) });
      if (state.status === "error") setAnswer({ ok: false, text: state.message, chart: null });
    });
  };

  return (
    <div className="grid gap-2 noscript:hidden">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          onClick={ask}
          aria-disabled={pending}
          aria-label={`Try the query: ${label}`}
        >
          {pending ? "Asking…" : "Try it"}
        </Button>
        <p
          role="status"
          className={`min-w-0 flex-1 text-xs ${answer?.ok === false ? "font-medium text-exhausted" : "text-muted"}`}
        >
          {answer?.text}
        </p>
      </div>
      {answer?.chart && <QueryChartView chart={answer.chart} label={label} />}
    </div>
  );
}
