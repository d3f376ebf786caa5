"use server";

import { revokeApiToken, takeOverApiToken } from "@/db/people/api-tokens";
import { newTokenSchema, tokenSchema } from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { makeToken } from "@/server/auth/make-token";

export const createToken = action(newTokenSchema, async (actor, input) => ({
  message: "The token is ready.",
  values: { token: await makeToken(actor, input) },
}));
export const revokeToken = action(tokenSchema, async (actor, { token }) =>
  revokeApiToken(actor, token, new Date()),
);
export const takeOverToken = action(tokenSchema, async (actor, { token }) =>
  takeOverApiToken(actor, token, new Date()),
);
