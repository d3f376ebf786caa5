const KEY = "tab";
let tab: string | null = null;

/**
 * Of this tab, the same after it was reloaded. A tab that the browser opens as a copy of this
 * one gets another, because the id is only left in storage while no page is open.
 */
export function tabId(): string {
  if (tab !== null) return tab;
  const id = take() ?? Math.random().toString(36).slice(2);
  tab = id;
  window.addEventListener("pagehide", () => leave(id));
  window.addEventListener("pageshow", ({ persisted }) => persisted && take());
  return id;
}

function take(): string | null {
  try {
    const id = window.sessionStorage.getItem(KEY);
    window.sessionStorage.removeItem(KEY);
    return id;
  } catch {
    return null;
  }
}

function leave(id: string): void {
  try {
    window.sessionStorage.setItem(KEY, id);
  } catch {
    return;
  }
}
