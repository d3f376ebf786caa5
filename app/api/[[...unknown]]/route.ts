import { problem } from "@/server/http/problem";

const notFound = () =>
  problem(
    404,
    "There is nothing at this address. /api/v1/openapi.json describes the API, /api-docs shows it.",
  );

export {
  notFound as GET,
  notFound as HEAD,
  notFound as POST,
  notFound as PUT,
  notFound as PATCH,
  notFound as DELETE,
  notFound as OPTIONS,
};
