import type { RequestListener } from "node:http";
import { boundedBodies } from "./bounded-bodies";
import { compressed } from "./compressed";
import { decodableAddress } from "./decodable-address";
import { fetchableMethod } from "./fetchable-method";
import { health } from "./health";
import { lastAnswers } from "./last-answers";
import { measured } from "./measured";
import { inOrder } from "./middleware";
import { originForm } from "./origin-form";
import { pagePolicy } from "./page-policy";
import { peerAddress } from "./peer-address";
import { safeHeaders } from "./safe-headers";

/** Everything that a request passes, in this order, before pages and API get it. */
export const front = (last: RequestListener, nobodyNew: () => boolean): RequestListener =>
  inOrder(
    [
      originForm,
      measured,
      lastAnswers(nobodyNew),
      safeHeaders,
      health,
      peerAddress,
      fetchableMethod,
      decodableAddress,
      pagePolicy,
      compressed,
      boundedBodies,
    ],
    last,
  );
