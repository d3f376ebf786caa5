import type { RequestListener } from "node:http";
import next from "next";
import { logBug } from "@/server/logging/log";
import { silenceErrorsOfNext } from "./one-log";

type Options = { dev: boolean; port: number };

/** Pages, actions and API, ready to answer. */
export async function preparePages({ dev, port }: Options): Promise<RequestListener> {
  // Where an action redirects, Next asks itself for the next page: without this, by the address
  // that the client claimed.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://localhost:${port}`;
  const app = next({ dev, port });
  await app.prepare();
  if (!dev) silenceErrorsOfNext();
  const answer = app.getRequestHandler();
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logBug(error, "next");
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  };
}
