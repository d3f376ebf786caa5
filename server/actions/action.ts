import "server-only";
import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { UserActor } from "@/db/access/actor";
import { AppError } from "@/lib/errors/app-error";
import { RELOAD, SIGNED_OUT, type ActionState } from "@/lib/form/action-state";
import { formErrors, unknownField } from "@/lib/form/form-errors";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import { typedValues } from "@/lib/form/typed-values";
import { currentActor } from "@/server/auth/current-actor";
import type { Visitor } from "@/server/auth/open-session";
import { currentVisitor } from "@/server/auth/visitor";
import { storeOutage } from "@/server/http/store-outage";
import { logBug } from "@/server/logging/log";
import { logOutage } from "@/server/logging/outage";
import { isParsingRefused } from "@/server/parsing/parsing-refused";
import { assertPageHolds, PageOutdated } from "./assert-page-holds";
import { NOTHING_SENT, sentForm, type SentForm } from "./form-fields";

/**
 * What an action answers: nothing, a message to show, or values that the form shows once (a new
 * token, a link).
 */
type ActionResult = { message?: string; values?: Record<string, string> } | string | undefined;
type Answered = Promise<ActionResult> | Promise<void>;
export type FormAction = (previous: ActionState, formData: FormData) => Promise<ActionState>;

/**
 * Wraps every server action: the signed-in person, then the form through the schema, then one call.
 */
export function action<S extends z.ZodType>(
  schema: S,
  act: (actor: UserActor, input: z.output<S>) => Answered,
): FormAction {
  return (_previous, formData) =>
    answer(formData, async (sent) => {
      const actor = await currentActor();
      if (!actor) throw new AppError("unauthenticated", SIGNED_OUT);
      assertPageHolds(sent.stamp, actor);
      const input = parse(schema, sent);
      let refused = false;
      try {
        return (await act(actor, input)) ?? undefined;
      } catch (error) {
        refused = error instanceof AppError;
        throw error;
      } finally {
        // A redirect is thrown too, and what stays on the screen around the new page is to be
        // renewed all the same.
        if (!refused) refresh();
      }
    });
}

/** For what people do before they are signed in: sign in, set up, accept an invitation. */
export function publicAction<S extends z.ZodType>(
  schema: S,
  act: (visitor: Visitor, input: z.output<S>) => Answered,
): FormAction {
  return (_previous, formData) =>
    answer(
      formData,
      async (sent) => (await act(await currentVisitor(), parse(schema, sent))) ?? undefined,
    );
}

async function answer(formData: unknown, act: (sent: SentForm) => Answered): Promise<ActionState> {
  let sent: SentForm = NOTHING_SENT;
  try {
    sent = sentForm(formData);
    const result = await act(sent);
    if (!result) return { status: "ok" };
    return typeof result === "string"
      ? { status: "ok", message: result }
      : { status: "ok", ...result };
  } catch (error) {
    unstable_rethrow(error);
    const values = typedValues(sent.fields);
    if (error instanceof AppError)
      return {
        status: "error",
        message: error.message,
        fieldErrors: error.fieldErrors,
        values,
        ...(error.code === "unauthenticated" ? { reason: "signed-out" } : {}),
      };
    if (error instanceof PageOutdated)
      return { status: "error", message: RELOAD, fieldErrors: [], values, reason: "updated" };
    if (isParsingRefused(error))
      return { status: "error", message: error.message, fieldErrors: [], values };
    const outage = storeOutage(error);
    if (outage) {
      logOutage(error, "action");
      return { status: "error", message: outage, fieldErrors: [], values, reason: "outage" };
    }
    const id = logBug(error, "action");
    return {
      status: "error",
      message: `Something went wrong on our side; nothing was saved. The error's number is ${id}.`,
      fieldErrors: [],
      values,
    };
  }
}

function parse<S extends z.ZodType>(schema: S, { fields, unusable }: SentForm): z.output<S> {
  const { tree, unknown: unplaced } = formTree(fields);
  const { input, unknown } = formInput(schema, tree);
  const parsed = schema.safeParse(input);
  const refused = [...unusable, ...[...unplaced, ...unknown].map(unknownField)];
  if (parsed.success && refused.length === 0) return parsed.data;
  const names = new Set(fields.map(([name]) => name));
  const judged = parsed.success
    ? []
    : formErrors(parsed.error.issues, input)
        .map(({ path, message }) => ({ path: sentName(path, names), message }))
        .filter(({ path }) => !unusable.some((field) => field.path === path));
  const wrong = [...judged, ...refused];
  throw new AppError("invalid", summary(wrong.map(({ message }) => message)), wrong);
}

/** An item of a list whose items were all sent under one name is known by that name. */
function sentName(path: string, names: ReadonlySet<string>): string {
  const list = path.replace(/\.\d+$/, "");
  return !names.has(path) && names.has(list) ? list : path;
}

const summary = (messages: string[]): string =>
  messages.length === 1 && messages[0] ? messages[0] : `Fix ${messages.length} fields.`;
