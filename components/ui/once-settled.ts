const MOST_BUSY_MS = 2000;

/** Calls back once the page has loaded and the browser is idle; returns what calls that off. */
export function onceSettled(act: () => void): () => void {
  const stopped = new AbortController();
  const whenIdle = () => {
    // Safari has none.
    if (typeof requestIdleCallback === "undefined") {
      const timer = setTimeout(act, 200);
      stopped.signal.addEventListener("abort", () => clearTimeout(timer));
      return;
    }
    const idle = requestIdleCallback(act, { timeout: MOST_BUSY_MS });
    stopped.signal.addEventListener("abort", () => cancelIdleCallback(idle));
  };
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle, { once: true, signal: stopped.signal });
  return () => stopped.abort();
}
