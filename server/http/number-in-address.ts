import { AppError } from "@/lib/errors/app-error";

type Numbered = "alert" | "incident" | "entry" | "override";

export function numberInAddress(name: string, what: Numbered): number {
  const number = Number(name);
  if (/^\d{1,15}$/.test(name) && number > 0) return number;
  throw new AppError("not-found", `This ${what} doesn’t exist, or you don’t have access.`);
}
