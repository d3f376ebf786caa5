import type { ComponentProps } from "react";
import NextLink from "next/link";

/**
 * A link within Burnline that fetches nothing before it is followed. Every page is made for its
 * reader when it is asked for: what Next would fetch ahead shows nothing sooner, and is as many
 * requests for each page as it has links.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink prefetch={false} {...props} />;
}
