import { ConfirmButton } from "../ui/confirm-button";
import type { FormAction } from "../ui/form";
import { Icon } from "../ui/icon";

/** Above every page while the demo workspace is there; only an administrator gets `remove`. */
export function DemoNote({ remove }: { remove: FormAction | null }) {
  return (
    <aside
      aria-label="Demo workspace"
      className="no-print flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-accent-soft px-4 py-2 text-sm sm:px-6 lg:px-8"
    >
      <p className="flex min-w-0 flex-1 basis-64 items-start gap-2.5 text-accent">
        <Icon name="info" className="mt-0.5 shrink-0" />
        <span>
          Payments, Search and Platform are a made-up shop, measured live from a generator.
        </span>
      </p>
      {remove && (
        <ConfirmButton
          label="Remove the demo"
          size="sm"
          title="Remove the demo workspace?"
          action={remove}
          confirmLabel="Remove the demo"
          pendingLabel="Removing…"
          description="Deletes the demo’s teams, services and SLOs with their measurements. What you added yourself stays. You can create the demo again while its names are free."
        />
      )}
    </aside>
  );
}
