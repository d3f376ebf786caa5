"use client";

import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <h1 className="sr-only">Something went wrong</h1>
      <EmptyState
        icon="incidents"
        title="This page could not be shown"
        action={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <LinkButton href="/">Go to the overview</LinkButton>
          </>
        }
      >
        {digest === null ? (
          "No data was changed."
        ) : (
          <>
            The server&apos;s log has the cause under{" "}
            <code className="figure text-ink">{digest}</code>.
          </>
        )}
      </EmptyState>
    </main>
  );
}
