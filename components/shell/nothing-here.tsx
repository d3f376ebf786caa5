"use client";

import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** Of the browser, because every page carries it along, in case something is not there. */
export function NothingHere() {
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon="search"
        title="There is nothing at this address"
        action={
          <LinkButton href="/" variant="primary">
            Go to the overview
          </LinkButton>
        }
      >
        It may have been archived, renamed, or belong to a team you are not a member of.
      </EmptyState>
    </main>
  );
}
