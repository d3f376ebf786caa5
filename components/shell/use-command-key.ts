import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** What this machine calls the key of commands; the server cannot know and writes "Ctrl". */
export function useCommandKey(): string {
  return useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
