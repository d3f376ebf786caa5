"use client";

import { useState, type ReactNode } from "react";
import { Button } from "./button";
import { Card } from "./card";

type Place<T> = {
  index: number;
  item: T | undefined;
  /** The one more of a page without JavaScript. */
  blank: boolean;
};

type Props<T> = {
  items: readonly T[];
  /** How many were sent in a form that was refused. */
  sent: number;
  most: number;
  title: (index: number, count: number) => string;
  note?: (index: number, count: number) => string | undefined;
  removeLabel?: (index: number) => string;
  addLabel: string;
  blankTitle: string;
  ordered?: boolean;
  onChange?: () => void;
  children: (place: Place<T>) => ReactNode;
};

/** Cards that can be added and removed. Without JavaScript there is one blank card more. */
export function GrowingCards<T>({
  items,
  sent,
  most,
  title,
  note,
  removeLabel,
  addLabel,
  blankTitle,
  ordered = false,
  onChange,
  children,
}: Props<T>) {
  const [keys, setKeys] = useState(() =>
    Array.from({ length: Math.max(1, sent, items.length) }, (_, index) => index),
  );
  const change = (next: number[]) => {
    setKeys(next);
    onChange?.();
  };
  return (
    <>
      {keys.map((key, index) => (
        <Card
          key={key}
          title={title(index, keys.length)}
          note={note?.(index, keys.length)}
          actions={
            keys.length > 1 ? (
              <>
                {ordered && (
                  <Button
                    size="sm"
                    className="noscript:hidden"
                    disabled={index === 0}
                    onClick={() => change(movedUp(keys, index))}
                  >
                    Move up
                  </Button>
                )}
                <Button
                  size="sm"
                  className="noscript:hidden"
                  aria-label={removeLabel?.(index)}
                  onClick={() => change(keys.filter((other) => other !== key))}
                >
                  Remove
                </Button>
              </>
            ) : undefined
          }
        >
          {children({ index, item: items[key], blank: false })}
        </Card>
      ))}
      <noscript>
        <Card title={blankTitle}>
          {children({ index: keys.length, item: undefined, blank: true })}
        </Card>
      </noscript>
      {keys.length < most && (
        <div className="noscript:hidden">
          <Button size="sm" onClick={() => change([...keys, Math.max(...keys) + 1])}>
            {addLabel}
          </Button>
        </div>
      )}
    </>
  );
}

const movedUp = (keys: readonly number[], index: number): number[] => [
  ...keys.slice(0, index - 1),
  ...keys.slice(index - 1, index + 1).reverse(),
  ...keys.slice(index + 1),
];
