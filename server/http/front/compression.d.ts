declare module "compression" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  /** As much of the package as Burnline uses; it brings no types. */
  export default function compression(): (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => void;
}
