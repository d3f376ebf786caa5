import { AppError } from "@/lib/errors/app-error";

export const notFound = (service: string, slo: string) =>
  new AppError(
    "not-found",
    `There is no SLO "${slo}" of a service "${service}", or you may not see it.`,
  );
