const FIELDS = "input:not([type=hidden]), textarea, select";

/**
 * The browser would choose the button that closes: what is typed at once belongs into the first
 * field, and a question stands at its way out.
 */
export function focusFirst(dialog: HTMLDialogElement): void {
  const field = [...dialog.querySelectorAll<HTMLElement>(FIELDS)].find((each) =>
    each.checkVisibility(),
  );
  const start = field ?? dialog.querySelector<HTMLElement>("[data-dialog-cancel]");
  start?.focus();
}
