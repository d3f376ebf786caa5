"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { useFieldErrors, useSubmittedValues } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import type { KnownPeople } from "./known-people";

const SPARE = 3;

/** The people of a layer in the order of their turns, by email; blank lines are passed over. */
export function PeopleFields({
  name,
  people,
  known,
  onChange,
  unscripted = false,
}: {
  name: string;
  people: readonly string[];
  known: KnownPeople;
  onChange: () => void;
  /** Stands on a page without JavaScript already: one such part can't hold another. */
  unscripted?: boolean;
}) {
  const id = useId();
  const errors = useFieldErrors(name);
  const sent = useSubmittedValues(name)?.filter((value) => value !== "");
  const [rows, setRows] = useState(() => rowsOf(sent ?? people));
  const change = (next: typeof rows) => {
    setRows(next);
    onChange();
  };
  const moveUp = (index: number) =>
    change(
      rows.map(
        (_, at) => rows[at === index - 1 ? index : at === index ? index - 1 : at] ?? blankRow(),
      ),
    );
  return (
    <fieldset
      className="grid gap-1.5"
      aria-describedby={`${id}-hint${errors.length > 0 ? ` ${id}-error` : ""}`}
    >
      <legend className="mb-1.5 text-sm font-medium">People, in the order of their turns</legend>
      {rows.map(({ key, value }, index) => (
        <div key={key} className="flex items-center gap-2">
          <span aria-hidden="true" className="figure w-5 text-right text-xs text-faint">
            {index + 1}
          </span>
          <span className="min-w-0 flex-1">
            <Input
              name={name}
              type="email"
              aria-label={`Person ${index + 1}`}
              aria-invalid={errors.length > 0 || undefined}
              placeholder="Email"
              list={known.listId}
              autoComplete="off"
              value={value}
              onChange={(event) =>
                setRows(
                  rows.map((row) => (row.key === key ? { key, value: event.target.value } : row)),
                )
              }
            />
          </span>
          <span className="hidden max-w-32 truncate text-xs text-muted sm:inline">
            <bdi>{known.nameOf(value)}</bdi>
          </span>
          <Button
            size="sm"
            className="noscript:hidden"
            aria-label={`Move person ${index + 1} up`}
            disabled={index === 0}
            onClick={() => moveUp(index)}
          >
            ↑
          </Button>
          <Button
            size="sm"
            className="noscript:hidden"
            aria-label={`Remove person ${index + 1}`}
            onClick={() => change(rows.filter((row) => row.key !== key))}
          >
            ×
          </Button>
        </div>
      ))}
      {unscripted ? (
        <SpareRows name={name} />
      ) : (
        <noscript>
          <SpareRows name={name} />
        </noscript>
      )}
      <div className="noscript:hidden">
        <Button size="sm" onClick={() => change([...rows, blankRow()])}>
          Add a person
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-xs text-muted">
        By email, whether they have an account yet or not.
      </p>
      <FieldError id={`${id}-error`} messages={errors} />
    </fieldset>
  );
}

function SpareRows({ name }: { name: string }) {
  return (
    <div className="grid gap-1.5">
      {Array.from({ length: SPARE }, (_, index) => (
        <Input
          key={index}
          name={name}
          type="email"
          aria-label={`One more person ${index + 1}`}
          placeholder="Email, or leave blank"
          value=""
          onChange={() => undefined}
        />
      ))}
    </div>
  );
}

const blankRow = () => ({ key: crypto.randomUUID(), value: "" });

const rowsOf = (people: readonly string[]) =>
  (people.length > 0 ? people : [""]).map((value, index) => ({ key: String(index), value }));
