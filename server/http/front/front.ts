import type { RequestListener } from "node:http";
import { boundedBodies } from "./bounded-bodies";
import { compressed } from "./compressed";
import { fetchableMethod } from "./fetchable-method";
import { health } from "./health";
import { lastAnswers } from "./last-answers";
import { measured } from "./measured";
import { inOrder } from "./middleware";
import { pageContext } from "./page-context";
import { pagePolicy } from "./page-policy";
import { peerAddress } from "./peer-address";
import { readableAddress } from "./readable-address";
import { safeHeaders } from "./safe-headers";

/** Everything that a request passes, in this order, before pages and API get it. */
export const front = (last: RequestListener, nobodyNew: () => boolean): RequestListener =>
  inOrder(
    [
      readableAddress,
      measured,
      lastAnswers(nobodyNew),
      safeHeaders,
      health,
      peerAddress,
      fetchableMethod,
      pagePolicy,
      compressed,
      boundedBodies,
      pageContext,
    ],
    last,
  );
