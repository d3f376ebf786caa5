import { z } from "zod";
import { isFields } from "@/lib/collections/is-fields";
import { slugSchema } from "@/lib/text/slug";
import { layerSchema, scheduleInputSchema } from "./schema";

/** A form holds a field for each choice; those of a choice not taken are passed over. */
const formLayer = (layer: unknown): unknown => {
  if (!isFields(layer)) return layer;
  const { rotation, restrictions, ...rest } = layer;
  return {
    ...rest,
    rotation: formRotation(rotation),
    restrictions: Array.isArray(restrictions) ? restrictions.filter(hasDays) : restrictions,
  };
};

function formRotation(rotation: unknown): unknown {
  if (!isFields(rotation)) return rotation;
  const { weekday, day, ...rest } = rotation;
  return {
    ...rest,
    ...(rest.unit === "week" ? { weekday } : {}),
    ...(rest.unit === "month" ? { day } : {}),
  };
}

const hasDays = (restriction: unknown): boolean =>
  !isFields(restriction) || !Array.isArray(restriction.days) || restriction.days.length > 0;

/** One that a page without JavaScript offers, and nobody filled in. */
const isBlank = (layer: unknown): boolean =>
  isFields(layer) &&
  (layer.name === undefined || layer.name === "") &&
  (!Array.isArray(layer.people) || layer.people.length === 0);

/** The schedule form: the API's body, the name it is put under and the version it started from. */
export const scheduleFormSchema = z.strictObject({
  slug: slugSchema,
  version: z.int().optional(),
  ...scheduleInputSchema.shape,
  layers: z.preprocess(
    (layers) =>
      Array.isArray(layers) ? layers.filter((layer) => !isBlank(layer)).map(formLayer) : layers,
    z.array(layerSchema).min(1, "Give at least one layer.").max(12, "Give at most 12 layers."),
  ),
});
