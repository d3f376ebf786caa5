"use client";

import { startTransition, useState } from "react";
import { IDLE, type ActionState } from "@/lib/form/action-state";
import { Button } from "../ui/button";
import type { FormAction } from "../ui/form";
import { StatusMessage } from "../ui/status-message";
import { browserName, subscribed } from "./push-subscription";

type Said = { kind: "ok" | "error"; text: string };

/** Asks the browser's permission, subscribes it, and keeps the subscription as a contact. */
export function AddBrowser({ offerKey, add }: { offerKey: FormAction; add: FormAction }) {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const start = () => {
    setBusy(true);
    setSaid(null);
    startTransition(async () => {
      setSaid(await addThisBrowser(offerKey, add));
      setBusy(false);
    });
  };
  return (
    <div className="grid gap-2">
      <div>
        <Button onClick={start} disabled={busy}>
          {busy ? "Asking the browser…" : "Add this browser"}
        </Button>
      </div>
      {said && <StatusMessage kind={said.kind}>{said.text}</StatusMessage>}
    </div>
  );
}

async function addThisBrowser(offerKey: FormAction, add: FormAction): Promise<Said> {
  try {
    const offered = await offerKey(IDLE, new FormData());
    const key = offered.status === "ok" ? offered.values?.key : undefined;
    if (key === undefined) return failed(offered);
    const subscription = await subscribed(key);
    const data = new FormData();
    data.set("name", browserName(navigator.userAgent));
    for (const [name, value] of Object.entries(subscription)) data.set(name, value);
    const added = await add(IDLE, data);
    return added.status === "ok"
      ? { kind: "ok", text: "This browser now shows your pages, also while Burnline is closed." }
      : failed(added);
  } catch (error) {
    return { kind: "error", text: error instanceof Error ? error.message : String(error) };
  }
}

const failed = (state: ActionState): Said => ({
  kind: "error",
  text: state.status === "error" ? state.message : "The browser could not be added.",
});
