"use client";

import { useEffect, useRef, useState } from "react";
import { simulatorHref } from "@/lib/reliability/simulate/query";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { CopyButton } from "../../ui/copy-button";
import { NO_EDITS, FormContext } from "../../ui/form-context";
import { StatusMessage } from "../../ui/status-message";
import type { SimulatorState } from "./simulation-view";
import { SimulationResults } from "./simulation-results";
import { SimulatorFields } from "./simulator-fields";
import { SimulatorProblems } from "./simulator-problems";

const TYPING_PAUSE_MS = 350;

type Props = { action: string; initial: SimulatorState };

/**
 * Settings before and after a change, and what comes of them. A plain GET form; with JavaScript each
 * change runs in the browser and goes into the address.
 */
export function Simulator({ action, initial }: Props) {
  const { shown, version, running, failed, form, runSoon, run } = useSimulation(initial);
  const { preset, problems, view } = shown;
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
      <SimulatorProblems problems={problems} />
      <form
        key={version}
        ref={form}
        method="get"
        action={action}
        aria-label="Simulation"
        aria-busy={running}
        noValidate
        onInput={runSoon}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Card
          title="Settings"
          actions={
            <>
              <CopyButton
                text={() => window.location.href}
                label="Copy link"
                className="noscript:hidden"
              />
              <Button type="submit" variant="primary" size="sm">
                Run
              </Button>
            </>
          }
        >
          <FormContext
            value={{
              state: { status: "error", message: "", fieldErrors: problems, values: {} },
              pending: running,
              submitted: null,
              edited: NO_EDITS,
            }}
          >
            <input type="hidden" name="preset" value={preset} />
            <SimulatorFields state={shown} />
          </FormContext>
        </Card>
      </form>
      <div aria-busy={running} className="grid grid-cols-1 gap-4 aria-busy:opacity-60">
        {failed && (
          <StatusMessage kind="error">
            The simulation could not be loaded. Check the connection and press Run.
          </StatusMessage>
        )}
        {view && <SimulationResults view={view} />}
      </div>
    </div>
  );
}

/** What is shown, and how to run what the form holds; another address begins anew. */
function useSimulation(initial: SimulatorState) {
  const [from, setFrom] = useState({ initial, version: 0 });
  const [shown, setShown] = useState(initial);
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(0);
  if (from.initial !== initial) {
    setFrom({ initial, version: from.version + 1 });
    setShown(initial);
    setRunning(false);
  }
  useEffect(() => {
    latest.current += 1;
    return () => clearTimeout(timer.current);
  }, [initial]);
  const run = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const number = (latest.current += 1);
    const isWanted = () => latest.current === number;
    setRunning(true);
    setFailed(false);
    void runForm(form.current, isWanted).then(
      (state) => {
        if (!isWanted() || !state) return;
        window.history.replaceState(null, "", simulatorHref(state.preset, state.flat));
        setShown(state);
        setRunning(false);
      },
      () => {
        if (!isWanted()) return;
        setFailed(true);
        setRunning(false);
      },
    );
  };
  const runSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(run, TYPING_PAUSE_MS);
  };
  return { shown, version: from.version, running, failed, form, runSoon, run };
}

async function runForm(form: HTMLFormElement, isWanted: () => boolean) {
  const params = Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    ),
  );
  const { simulateQuery } = await import("./simulate-query");
  return simulateQuery(params, isWanted);
}
