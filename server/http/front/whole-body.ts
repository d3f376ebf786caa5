import "server-only";
import { IncomingMessage } from "node:http";
import { BROKE_OFF, bodyPatienceMs, TOO_SLOW, tooLong } from "../body-limits";
import { HttpError } from "../problem";

/** Whether a request brings a body at all. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * The whole body of a request; throws 413 for a longer one, 408 for one that does not come, 400 for
 * one that breaks off. Leaves the rest of a refused one unread.
 */
export function wholeBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) {
      reject(new HttpError(413, tooLong(maxBytes)));
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    const overdue = setTimeout(() => refuse(new HttpError(408, TOO_SLOW)), bodyPatienceMs(0));
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > maxBytes) refuse(new HttpError(413, tooLong(maxBytes)));
    };
    const finish = () => {
      stop();
      resolve(Buffer.concat(chunks));
    };
    const fail = () => refuse(new HttpError(400, BROKE_OFF));
    const stop = () => {
      clearTimeout(overdue);
      request.off("data", take).off("end", finish).off("close", fail).off("error", fail);
    };
    function refuse(error: HttpError) {
      stop();
      request.pause();
      reject(error);
    }
    request.on("data", take).on("end", finish).on("close", fail).on("error", fail);
  });
}

/** The request again, with its body to be read once more. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } =
    request;
  const again = new IncomingMessage(request.socket);
  Object.assign(again, {
    method,
    url,
    headers,
    rawHeaders,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
    complete: true,
  });
  again.push(body);
  again.push(null);
  return again;
}
