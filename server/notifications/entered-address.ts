import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import { ADDRESS_SCHEMAS } from "@/lib/notification/address";
import { addressParts, type ReceiverInput } from "@/lib/notification/receiver-schema";
import { literalRefusal } from "@/server/outgoing/guarded-fetch";
import { webhookNetworks } from "@/server/outgoing/webhook-networks";

type Entered = {
  address: object;
  /** What a webhook is signed with, made for it; shown once. */ secret: string | null;
};

/** Judges what was entered by its kind; throws with a message at each field. */
export function enteredAddress(input: ReceiverInput): Entered {
  const secret = input.kind === "webhook" ? newSigningSecret() : null;
  const parts = { ...addressParts(input), ...(secret === null ? {} : { secret }) };
  const parsed = ADDRESS_SCHEMAS[input.kind].safeParse(parts);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      path: String(path[0] ?? "kind"),
      message,
    }));
    throw new AppError("invalid", errors[0]?.message ?? "Enter where it goes.", errors);
  }
  if ("url" in parsed.data) assertPermitted(parsed.data.url);
  return { address: parsed.data, secret };
}

export function assertPermitted(url: string): void {
  const why = literalRefusal(url, webhookNetworks());
  if (why) throw new AppError("invalid", why.message, [{ path: "url", message: why.message }]);
}

const newSigningSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;
