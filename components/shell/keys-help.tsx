"use client";

import { useState } from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import { Modal } from "./modal";
import type { NavItem } from "./nav-item";
import { enableSingleKeys, singleKeysEnabled } from "./single-keys";
import { useCommandKey } from "./use-command-key";

const ON_AN_INCIDENT = [
  ["Acknowledge", "A"],
  ["Update stakeholders", "U"],
  ["Severity", "S"],
  ["Resolve", "R"],
  ["Timeline note", "T"],
].map(([label = "", key = ""]) => ({ label: `On an incident: ${label}`, keys: [key] }));

const ON_AN_ALERT = [
  ["Acknowledge", "A"],
  ["Mute", "M"],
  ["Resolve", "R"],
].map(([label = "", key = ""]) => ({ label: `On an alert: ${label}`, keys: [key] }));

export default function KeysHelp({
  nav,
  actions,
  onClose,
}: {
  nav: NavItem[];
  actions: PaletteItem[];
  onClose: () => void;
}) {
  const commandKey = useCommandKey();
  const [single, setSingle] = useState(singleKeysEnabled);
  const rows = [
    { label: "Search and commands", keys: [`${commandKey} K`] },
    { label: "Show this list", keys: ["?"] },
    ...nav
      .filter((item) => item.goKey)
      .map((item) => ({
        label: `Go to ${item.label}`,
        keys: ["G", (item.goKey ?? "").toUpperCase()],
      })),
    ...actions
      .filter((action) => action.keys)
      .map((action) => ({ label: action.label, keys: [action.keys ?? ""] })),
    ...ON_AN_INCIDENT,
    ...ON_AN_ALERT,
  ];
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose} className="m-auto max-w-md">
      <header className="flex items-center justify-between px-5 pt-4 pb-2">
        <h2 className="text-lg font-semibold">Keyboard shortcuts</h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="-m-1 rounded-xs p-1 text-muted hover:bg-sunken hover:text-ink"
        >
          <Icon name="close" />
        </button>
      </header>
      <div
        role="region"
        aria-label="Shortcuts"
        tabIndex={0}
        className="max-h-[calc(100dvh-12rem)] overflow-y-auto"
      >
        <dl className="px-5">
          {rows.map((row) => (
            <div
              key={row.label}
              className="flex items-center justify-between gap-4 border-t border-line py-2 text-sm first:border-t-0"
            >
              <dt>{row.label}</dt>
              <dd className="flex items-center gap-1.5 text-muted">
                {row.keys.map((key, index) => (
                  <span key={key} className="flex items-center gap-1.5">
                    {index > 0 && <span className="text-xs">then</span>}
                    <Kbd>{key}</Kbd>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <label className="flex cursor-pointer items-center gap-2.5 border-t border-line px-5 py-3.5 text-sm text-muted">
        <input
          type="checkbox"
          checked={single}
          className="size-4 accent-accent"
          onChange={(event) => {
            setSingle(event.target.checked);
            enableSingleKeys(event.target.checked);
          }}
        />
        Enable single-key shortcuts
      </label>
    </Modal>
  );
}
