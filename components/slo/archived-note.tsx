import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/components/ui/form";

type Props = {
  children: string;
  name: string;
  what: string;
  restore: FormAction | null;
  fields: Record<string, string>;
};

/** Says that a thing is archived, with the way to bring it back for who may. */
export function ArchivedNote({ children, name, what, restore, fields }: Props) {
  return (
    <div
      role="status"
      className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-sm border border-line bg-sunken px-4 py-2.5 text-sm text-muted"
    >
      <p>{children}</p>
      {restore && (
        <ConfirmButton
          size="sm"
          label={`Restore ${what}`}
          title={`Restore ${name}?`}
          description={
            what === "service"
              ? "The service and its SLOs return to the lists."
              : "It returns to the lists."
          }
          confirmLabel="Restore"
          action={restore}
          fields={fields}
          danger={false}
        />
      )}
    </div>
  );
}
