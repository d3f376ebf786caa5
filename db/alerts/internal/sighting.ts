export type { Sighting } from "@/lib/alert/sighting";
