import type { ActionState, FieldError } from "@/lib/form/action-state";
import { StatusMessage } from "./status-message";

/** Beside the fields of a form laid out in columns, it would push each of them one place on. */
const WHOLE_ROW = "col-span-full basis-full";

export function FormMessage({ state, listed }: { state: ActionState; listed: FieldError[] }) {
  if (state.status === "error") {
    return (
      <div
        data-form-message
        tabIndex={-1}
        className={`rounded-sm focus-visible:outline-offset-4 ${WHOLE_ROW}`}
      >
        <StatusMessage kind="error">
          <p>{state.message}</p>
          {listed.length > 0 && (
            <ul className="mt-1 list-disc pl-4 text-ink">
              {listed.map((error) => (
                <li key={`${error.path} ${error.message}`}>
                  {error.path === "" ? error.message : `${error.path}: ${error.message}`}
                </li>
              ))}
            </ul>
          )}
        </StatusMessage>
      </div>
    );
  }
  return (
    <div role="status" className="contents">
      {state.status === "ok" && state.message !== undefined && (
        <StatusMessage kind="ok" quiet className={WHOLE_ROW}>
          {state.message}
        </StatusMessage>
      )}
    </div>
  );
}
