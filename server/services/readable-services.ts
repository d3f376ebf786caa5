import "server-only";
import { cache } from "react";
import type { Actor } from "@/db/access/actor";
import { listServices } from "@/db/services/list";
import type { ServiceWithCalls } from "@/db/services/service";
import { shared } from "../request/shared";

/** As `listServices`, read once for all with the same rights: the frame of every page counts them. */
export const readableServices = cache((actor: Actor): Promise<readonly ServiceWithCalls[]> =>
  shared(actor, ["services"], () => listServices(actor)),
);

/** The same with archived ones. */
export const allReadableServices = (actor: Actor): Promise<readonly ServiceWithCalls[]> =>
  shared(actor, ["services", "archived"], () => listServices(actor, { archived: true }));
