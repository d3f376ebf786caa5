import type { Faulty } from "@/lib/slo/yaml-source";
import { readAxiosRetry } from "./axios-retry";
import { readCockatiel } from "./cockatiel";
import { readCode, type Code } from "./code";
import type { Language } from "./code-tokens";
import { readDocuments } from "./documents";
import { readEnvoy } from "./envoy";
import { faultAt } from "./fault";
import type { Format } from "./formats";
import { readGrpc } from "./grpc";
import { guessFormat } from "./guess-format";
import { readIstio } from "./istio";
import {
  emptyLedger,
  type Assumed,
  type ImportedDependency,
  type Ledger,
  type Unread,
} from "./ledger";
import { readOpossum } from "./opossum";
import { readPRetry } from "./p-retry";
import { readPolly } from "./polly";
import { readResilience4j } from "./resilience4j";
import { withoutInvalid } from "./within-bounds";
import type { Written } from "./written";

export type ReadImport =
  | { ok: true; dependencies: ImportedDependency[]; assumed: Assumed[]; unread: Unread[] }
  | Faulty;

type Reader = { wants: string } & (
  | {
      kind: "documents";
      read: (documents: readonly Written[], ledger: Ledger) => ImportedDependency[];
    }
  | { kind: "code"; language: Language; read: (code: Code, ledger: Ledger) => ImportedDependency[] }
);

const READERS: Readonly<Record<Format, Reader>> = {
  resilience4j: {
    kind: "documents",
    read: readResilience4j,
    wants: "No instances of resilience4j are here. Paste the YAML from the key resilience4j on.",
  },
  polly: {
    kind: "code",
    language: "csharp",
    read: readPolly,
    wants: "No strategy of Polly is here, such as AddRetry(new RetryStrategyOptions { ... }).",
  },
  envoy: {
    kind: "documents",
    read: readEnvoy,
    wants:
      "No cluster or route of Envoy is here. Paste one with its keys, such as circuit_breakers.",
  },
  istio: {
    kind: "documents",
    read: readIstio,
    wants:
      "No DestinationRule with a trafficPolicy and no VirtualService with http routes is here.",
  },
  cockatiel: {
    kind: "code",
    language: "javascript",
    read: readCockatiel,
    wants: "No policy of cockatiel is here, such as retry(handleAll, { maxAttempts: 3 }).",
  },
  opossum: {
    kind: "code",
    language: "javascript",
    read: readOpossum,
    wants: "No breaker of opossum is here, such as new CircuitBreaker(action, { timeout: 3000 }).",
  },
  "axios-retry": {
    kind: "code",
    language: "javascript",
    read: readAxiosRetry,
    wants: "No call of axios-retry is here, such as axiosRetry(client, { retries: 3 }).",
  },
  "p-retry": {
    kind: "code",
    language: "javascript",
    read: readPRetry,
    wants: "No call of p-retry is here, such as pRetry(run, { retries: 3 }).",
  },
  grpc: {
    kind: "documents",
    read: readGrpc,
    wants: "No methodConfig of a gRPC service config is here.",
  },
};

/** Reads the configuration of another library as dependencies; nothing of the text is run. */
export function readImport({ format, text }: { format: Format; text: string }): ReadImport {
  const reader = READERS[format];
  const ledger = emptyLedger();
  const read = reading(reader, text.replace(/^\uFEFF/, ""), ledger);
  if (!Array.isArray(read)) return read;
  if (read.length === 0) return nothingFound(reader, format, text);
  return { ok: true, ...withoutInvalid(read, ledger) };
}

function nothingFound({ wants }: Reader, format: Format, text: string): Faulty {
  const guess = guessFormat(text);
  const hint = guess === null || guess === format ? "" : ` This looks like ${guess}.`;
  return faultAt({ line: 1, column: 1 }, `${wants}${hint}`);
}

function reading(reader: Reader, text: string, ledger: Ledger): ImportedDependency[] | Faulty {
  if (reader.kind === "documents") {
    const read = readDocuments(text);
    return read.ok ? reader.read(read.documents, ledger) : read;
  }
  const read = readCode(text, reader.language);
  return read.ok ? reader.read(read.code, ledger) : read;
}
