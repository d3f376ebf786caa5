import { AppError } from "@/lib/errors/app-error";
import { foldedText } from "@/lib/text/folded";
import { numberNamedBy } from "@/lib/incident/number-named-by";
import type { Actor } from "../access/actor";
import { listIncidents } from "./list";

const MOST_NAMED = 5;

/**
 * The number of the incident that someone means by "#25", "25", "#25 Cards fail" or words of its
 * title; throws invalid where that is none or several.
 */
export async function incidentNamed(actor: Actor, text: string): Promise<number> {
  const named = numberNamedBy(text) ?? numberNamedBy(/^#\d{1,15}(?= )/.exec(text.trim())?.[0]);
  if (named !== undefined) return named;
  const { items, total } = await listIncidents(
    actor,
    { titled: text },
    { order: "newest", limit: MOST_NAMED, before: null },
  );
  const exact = items.filter(({ title }) => foldedText(title) === foldedText(text.trim()));
  const [found] = exact.length === 1 ? exact : items;
  if (found && (exact.length === 1 || total === 1)) return found.id;
  const several = items.map(({ id, title }) => `#${id} ${title}`).join("; ");
  const message = found
    ? `${total} incidents match. Give the number of one: ${several}${total > items.length ? "; and more" : ""}.`
    : "No incident that you may see has such a number or title.";
  throw new AppError("invalid", message, [{ path: "other", message }]);
}
