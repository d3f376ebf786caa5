import { freshStore } from "./fresh-store";
import { person } from "./persons";

/** Mara responds and Vic views in payments; Sam manages another team. */
export async function alertPeople() {
  await freshStore();
  const mara = await person("Mara", { payments: "responder" });
  const viewer = await person("Vic", { payments: "viewer" });
  const stranger = await person("Sam", { search: "manager" });
  return { mara, viewer, stranger };
}
