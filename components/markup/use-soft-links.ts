import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Follows links within Burnline without loading the page anew, where a click asks for no more. */
export function useSoftLinks(): void {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = softLinkOf(event);
      if (!link) return;
      event.preventDefault();
      const { pathname, search, hash } = link;
      router.push(pathname + search + hash, { scroll: link.dataset.soft !== "still" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
}

function softLinkOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link =
    event.target instanceof Element
      ? event.target.closest<HTMLAnchorElement>("a[data-soft]")
      : null;
  if (!link || (link.target !== "" && link.target !== "_self") || link.hasAttribute("download"))
    return null;
  return link.origin === window.location.origin ? link : null;
}
