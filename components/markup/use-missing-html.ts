import { useRouter } from "next/navigation";
import { useEffect } from "react";

export const MISSING_HTML = "burnline:missing-html";

/**
 * Asks for the page again where a component of the browser kept to itself what the server had
 * written into the document only.
 */
export function useMissingHtml(): void {
  const router = useRouter();
  useEffect(() => {
    const ask = () => router.refresh();
    window.addEventListener(MISSING_HTML, ask);
    return () => window.removeEventListener(MISSING_HTML, ask);
  }, [router]);
}
