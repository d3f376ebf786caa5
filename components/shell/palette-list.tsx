"use client";

import { useEffect, useRef } from "react";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { Kbd } from "../ui/kbd";

type Props = {
  id: string;
  items: PaletteItem[];
  active: number;
  onPick: (item: PaletteItem) => void;
  onPoint: (index: number) => void;
};

/** The listbox of the palette; focus stays in the input, which names the active option. */
export function PaletteList({ id, items, active, onPick, onPoint }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active, items]);
  const groups = [...new Set(items.map((item) => item.group))];
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label="Results"
      className="h-[min(22rem,52dvh)] overflow-y-auto p-1.5"
    >
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`} className="pb-1">
          <p id={`${id}-${group}`} className="px-2.5 pt-2 pb-1 text-xs text-muted">
            {group}
          </p>
          {items.map(
            (item, index) =>
              item.group === group && (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the combobox handles the keys
                <div
                  key={item.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === active}
                  onClick={() => onPick(item)}
                  onPointerMove={() => index !== active && onPoint(index)}
                  className="flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-2.5 py-1 text-sm aria-selected:bg-sunken"
                >
                  <span className="min-w-0 truncate">
                    <bdi>{item.label}</bdi>
                  </span>
                  {item.detail && (
                    <span className="min-w-0 flex-1 truncate text-muted">{item.detail}</span>
                  )}
                  {item.keys && (
                    <span className="ml-auto flex gap-1 text-muted">
                      {item.keys.split(" ").map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </span>
                  )}
                </div>
              ),
          )}
        </div>
      ))}
    </div>
  );
}
