import { usePathname, useSearchParams } from "next/navigation";
import type { ReactElement } from "react";
import { htmlOf } from "../markup/html-of";
import { Link } from "../ui/link";

const TABLES_PARAM = "tables";

/**
 * What stands in a chart's place where no script draws it: its numbers where the address asks for
 * them, or else the way to that address. Made on the server alone.
 */
export function WithoutScript({ table }: { table: () => ReactElement }) {
  const [path, params] = [usePathname(), useSearchParams()];
  const shown = () =>
    params.has(TABLES_PARAM) ? table() : <ToTables href={hrefOf(path, params)} />;
  const html = typeof window === "undefined" ? htmlOf(shown()) : null;
  return <noscript suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html ?? "" }} />;
}

const ToTables = ({ href }: { href: string }) => (
  <div className="grid h-full place-content-center rounded-sm bg-sunken text-sm">
    <Link href={href} className="link">
      Show the numbers as a table
    </Link>
  </div>
);

function hrefOf(path: string, params: URLSearchParams): string {
  const more = new URLSearchParams(params);
  more.set(TABLES_PARAM, "1");
  return `${path}?${more.toString()}`;
}
