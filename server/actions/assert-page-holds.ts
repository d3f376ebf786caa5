import "server-only";
import type { UserActor } from "@/db/access/actor";
import { AppError } from "@/lib/errors/app-error";
import { SOMEBODY_ELSE } from "@/lib/form/action-state";
import { stampProblem } from "@/lib/form/page-stamp";
import { buildId } from "@/server/request/build-id";

/** A form came from a page of another build. */
export class PageOutdated extends Error {}

/** Throws where the page of a form was made for someone else, or by another build; null: unknown. */
export function assertPageHolds(stamp: string | null, { userId }: UserActor): void {
  const problem = stamp === null ? null : stampProblem(stamp, { user: userId, build: buildId() });
  switch (problem) {
    case "updated":
      throw new PageOutdated();
    case "other":
      throw new AppError("unauthenticated", SOMEBODY_ELSE);
    case null:
      return;
    default:
      problem satisfies never;
  }
}
