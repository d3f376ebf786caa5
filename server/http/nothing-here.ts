import { problem } from "./problem";

/** What an address of the API answers that nobody described. */
export const nothingHere = (): Response =>
  problem(
    404,
    "There is nothing at this address. /api/v1/openapi.json describes the API, /api-docs shows it.",
  );
