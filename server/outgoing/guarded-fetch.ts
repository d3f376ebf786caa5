import { lookup as resolve, type LookupAddress, type LookupOptions } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { DependencyError } from "./dependency-error";
import { refusal, type Networks } from "./networks";

/**
 * Which networks a class of outgoing calls may reach; `variable` is where an administrator opens
 * more.
 */
export type OutgoingClass = { allowed: Networks; variable: string };

export type OutgoingRequest = {
  method: "GET" | "POST";
  headers: Record<string, string>;
  body?: string | Uint8Array;
  to: OutgoingClass;
  maxBytes: number;
  signal: AbortSignal;
};

export type OutgoingAnswer = { status: number; headers: http.IncomingHttpHeaders; body: string };

const refused = (
  host: string,
  address: string,
  to: OutgoingClass,
  why: "never" | "private",
): DependencyError =>
  new DependencyError(
    why === "never"
      ? `${host} is at ${address || "no address"}, which Burnline never asks.`
      : `${host} is at the private address ${address}. Name its network in ${to.variable} (for example ${to.variable}=${address}) and start Burnline again.`,
    false,
  );

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/**
 * Why an address that is written in figures may not be asked; null where it may, or where it is a
 * name.
 */
export function literalRefusal(target: string, to: OutgoingClass): DependencyError | null {
  const host = hostOf(new URL(target));
  const why = isIP(host) === 0 ? null : refusal(host, to.allowed);
  return why && refused(host, host, to, why);
}

/**
 * One HTTP request that reaches only permitted addresses, follows no redirect and reads no more
 * than `maxBytes`. Any answer, also a 500, is returned.
 */
export async function guardedFetch(
  target: string,
  request: OutgoingRequest,
): Promise<OutgoingAnswer> {
  const url = new URL(target);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new DependencyError(
      `Only http and https addresses are asked, not ${url.protocol}`,
      false,
    );
  // The lookup guard is not called for a literal address.
  const why = literalRefusal(target, request.to);
  if (why) throw why;
  return send(url, hostOf(url), request);
}

function send(url: URL, host: string, request: OutgoingRequest): Promise<OutgoingAnswer> {
  const { promise, resolve: answer, reject } = withResolvers<OutgoingAnswer>();
  const client = (url.protocol === "https:" ? https : http).request(
    url,
    {
      method: request.method,
      headers: {
        "user-agent": "burnline",
        ...request.headers,
        ...(request.body === undefined
          ? {}
          : { "content-length": Buffer.byteLength(request.body) }),
      },
      agent: false,
      signal: request.signal,
      lookup: guardedLookup(request.to),
    },
    (response) => {
      readBody(response, request.maxBytes).then(
        (body) => answer({ status: response.statusCode ?? 0, headers: response.headers, body }),
        (error: unknown) => {
          client.destroy();
          reject(described(error, host, request.signal));
        },
      );
    },
  );
  client.on("error", (error) => reject(described(error, host, request.signal)));
  client.end(request.body);
  return promise;
}

async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes)
      throw new DependencyError(
        `The answer is larger than ${Math.round(maxBytes / 1_000_000)} MB.`,
        false,
      );
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

type LookupCallback = (
  error: Error | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/**
 * Judges every address of the name at the moment of connecting, so that a name that changes its
 * mind gains nothing.
 */
function guardedLookup(to: OutgoingClass) {
  return (host: string, options: LookupOptions, callback: LookupCallback): void => {
    resolve(host, { ...options, all: true }, (error, found) => {
      // The types promise a list also beside an error; Node gives none.
      const addresses = error ? [] : found;
      const [first] = addresses;
      const problem = error ?? judged(host, addresses, to);
      if (problem || !first)
        callback(problem ?? new DependencyError(`${host} has no address.`, true), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function judged(
  host: string,
  addresses: readonly LookupAddress[],
  to: OutgoingClass,
): DependencyError | null {
  for (const { address } of addresses) {
    const why = refusal(address, to.allowed);
    if (why) return refused(host, address, to, why);
  }
  return null;
}

const CONNECTION_ERRORS: Record<string, string> = {
  ECONNREFUSED: "refuses connections",
  ECONNRESET: "closed the connection",
  ENOTFOUND: "is not known (no such name)",
  EAI_AGAIN: "could not be looked up (DNS does not answer)",
  ETIMEDOUT: "cannot be reached",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
  EPROTO: "does not speak TLS there",
};

function described(error: unknown, host: string, signal: AbortSignal): Error {
  if (error instanceof DependencyError || !(error instanceof Error)) return error as Error;
  if (signal.aborted)
    return new DependencyError(`${host} did not answer in time.`, true, { cause: error });
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const tls = /CERT|TLS|SELF_SIGNED|UNABLE_TO/.test(code)
    ? `has a certificate that is not trusted (${code})`
    : undefined;
  return new DependencyError(
    `${host} ${CONNECTION_ERRORS[code] ?? tls ?? `failed: ${error.message}`}.`,
    tls === undefined,
    { cause: error },
  );
}

function withResolvers<T>() {
  let resolvePromise: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolvePromise = yes;
    reject = no;
  });
  return { promise, resolve: resolvePromise, reject };
}
