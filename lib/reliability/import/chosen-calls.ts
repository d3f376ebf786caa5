import type { FieldError } from "@/lib/errors/app-error";
import { slugSchema } from "@/lib/text/slug";
import type { DependencySettings } from "../registry/schema";
import type { ImportForm } from "./form";
import type { ImportedDependency } from "./ledger";

/** `path`: of its name in the form. `version`: null where it is not registered yet. */
export type ChosenCall = {
  path: string;
  callee: string;
  version: number | null;
  settings: DependencySettings;
};

/** What of an import is to be stored, and what is wrong with how that was chosen. */
export function chosenCalls(
  dependencies: readonly ImportedDependency[],
  items: ImportForm["items"],
): { calls: ChosenCall[]; errors: FieldError[] } {
  const calls = dependencies.flatMap(({ settings }, index): ChosenCall[] => {
    const item = items[index];
    if (!item?.chosen) return [];
    const callee = item.callee.trim();
    return [{ path: pathOf(index), callee, version: item.version ?? null, settings }];
  });
  if (calls.length === 0)
    return { calls, errors: [{ path: "items.0.chosen", message: "Choose what to store." }] };
  const seen = new Map<string, number>();
  const errors = calls.flatMap(({ path, callee }, index): FieldError[] => {
    const first = seen.get(callee);
    if (first === undefined) seen.set(callee, index);
    const message = problemOf(callee, first !== undefined);
    return message === null ? [] : [{ path, message }];
  });
  return { calls, errors };
}

const pathOf = (index: number): string => `items.${index}.callee`;

function problemOf(callee: string, isTwice: boolean): string | null {
  if (callee === "") return "Say what it calls, or untick it.";
  const checked = slugSchema.safeParse(callee);
  if (!checked.success) return checked.error.issues[0]?.message ?? "Use another name.";
  return isTwice ? `"${callee}" is here twice. Untick one of them, or name it otherwise.` : null;
}
