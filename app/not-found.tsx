import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
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
