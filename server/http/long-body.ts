import "server-only";
import type { z } from "zod";
import type { FieldError } from "@/lib/errors/app-error";
import { invalid, MAX_REPORTED } from "@/lib/errors/invalid";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { yieldToOthers } from "@/server/request/yield-to-others";
import type { LongList } from "./api/operation";
import { parsed } from "./input";

const PART = 1000;

/**
 * The body as its schema gives it, a part of its long list at a time, so that others are served in
 * between; throws invalid once as many fields are at fault as are named.
 */
export async function parsedInParts(
  schema: z.ZodType,
  list: LongList,
  value: unknown,
): Promise<unknown> {
  const { field, most, tooMany } = list;
  const items = listIn(value, field);
  if (items === null) return parsed(schema, value, "the body");
  if (items.length > most) throw invalid("the body", [{ path: field, message: tooMany }]);
  const whole = parsed(
    schema,
    { ...(value as object), [field]: items.slice(0, PART) },
    "the body",
  ) as Record<string, unknown>;
  const good = [...(whole[field] as unknown[])];
  const errors: FieldError[] = [];
  for (let from = PART; from < items.length && errors.length < MAX_REPORTED; from += PART) {
    await yieldToOthers();
    for (let at = from; at < Math.min(from + PART, items.length); at += 1)
      good.push(judged(list, items[at], at, errors));
  }
  if (errors.length > 0) throw invalid("the body", errors);
  return { ...whole, [field]: good };
}

/** An item as its schema gives it; what is wrong with it is added to `errors`. */
function judged(
  { field, item }: LongList,
  value: unknown,
  at: number,
  errors: FieldError[],
): unknown {
  const read = item.safeParse(value);
  if (read.success) return read.data;
  for (const { path, message } of fieldErrorsOf(read.error, value))
    errors.push({ path: path === "" ? `${field}[${at}]` : `${field}[${at}].${path}`, message });
  return null;
}

function listIn(value: unknown, field: string): unknown[] | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return null;
  const list = (value as Record<string, unknown>)[field];
  return Array.isArray(list) ? list : null;
}
