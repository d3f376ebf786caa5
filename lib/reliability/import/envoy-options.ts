import type { Ledger } from "./ledger";
import { Options } from "./options";
import type { Written } from "./written";

/** Protobuf's JSON takes `max_requests` and `maxRequests` for the same. */
export const envoyKey = (key: string): string => key.replaceAll("_", "").toLowerCase();

/** Envoy 1.39, its API v3. */
export const envoyOptions = (
  section: Written & { kind: "map" },
  path: string,
  dependency: string | null,
  ledger: Ledger,
): Options =>
  new Options(
    { library: "Envoy", dependency, ledger, fold: envoyKey },
    path,
    section.entries,
    section,
  );
