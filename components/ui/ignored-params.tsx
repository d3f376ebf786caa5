import { ignoredParams, type UrlParams } from "@/lib/text/url-params";
import { StatusMessage } from "./status-message";

type Props = { params: UrlParams; used: Parameters<typeof ignoredParams>[1]; className?: string };

/**
 * Says what of the address was not understood, so that nobody takes the list for what they asked
 * for.
 */
export function IgnoredParams({ params, used, className = "mb-4" }: Props) {
  const ignored = ignoredParams(params, used);
  if (ignored.length === 0) return null;
  return (
    <StatusMessage kind="warning" className={className}>
      Ignored in the address:{" "}
      {ignored.map(({ name, given }, index) => (
        <span key={name} className="wrap-anywhere">
          {index > 0 && ", "}
          {name} <bdi>“{given.slice(0, 60)}”</bdi>
        </span>
      ))}
      .
    </StatusMessage>
  );
}
