import "server-only";
import type { z } from "zod";
import type { FieldError } from "@/lib/errors/app-error";
import { invalid, MAX_REPORTED } from "@/lib/errors/invalid";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { othersTurn } from "@/server/request/others-turn";
import type { LongList } from "./api/operation";
import { parsed } from "./input";

const PART = 500;

/**
 * The body as its schema gives it, a part of its long list at a time, so that others are served in
 * between; throws invalid once as many fields are at fault as are named.
 */
export async function parsedInParts(
  schema: z.ZodType,
  { field, item, most, tooMany }: LongList,
  value: unknown,
): Promise<unknown> {
  const items = listIn(value, field);
  if (items === null || items.length <= PART) return parsed(schema, value, "the body");
  if (items.length > most) throw invalid("the body", [{ path: field, message: tooMany }]);
  const whole = parsed(
    schema,
    { ...(value as object), [field]: items.slice(0, PART) },
    "the body",
  ) as Record<string, unknown>;
  const good = [...(whole[field] as unknown[])];
  const errors: FieldError[] = [];
  for (let from = PART; from < items.length && errors.length < MAX_REPORTED; from += PART) {
    await othersTurn();
    for (let at = from; at < Math.min(from + PART, items.length); at += 1) {
      const read = item.safeParse(items[at]);
      if (read.success) good.push(read.data);
      else
        errors.push(
          ...fieldErrorsOf(read.error, items[at]).map(({ path, message }) => ({
            path: path === "" ? `${field}[${at}]` : `${field}[${at}].${path}`,
            message,
          })),
        );
    }
  }
  if (errors.length > 0) throw invalid("the body", errors);
  return { ...whole, [field]: good };
}

function listIn(value: unknown, field: string): unknown[] | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return null;
  const list = (value as Record<string, unknown>)[field];
  return Array.isArray(list) ? list : null;
}
