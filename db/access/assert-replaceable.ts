import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "./actor";
import { assertNameFree } from "./assert-name-free";
import type { Place } from "./reach";

export type PutOptions = {
  /** Refuses to replace what has this name. */
  onlyNew?: boolean;
  /** The version that the form started from: a newer one in the store is a conflict. */
  expectedVersion?: number;
};

type Before = { team: NonNullable<Place>; version: number };

/** As `assertNameFree`, of what has versions; `noun` is what people call it. */
export function assertReplaceable(
  actor: Actor,
  noun: string,
  slug: string,
  before: Before | null,
  { onlyNew = false, expectedVersion }: PutOptions,
): void {
  assertNameFree(actor, slug, before, onlyNew);
  if (before && expectedVersion !== undefined && expectedVersion !== before.version)
    throw new AppError(
      "conflict",
      `Someone saved this ${noun} while you were editing it. Open it again, and make your change there.`,
    );
}
