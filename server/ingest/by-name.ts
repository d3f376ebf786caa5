import type { SloName } from "@/db/slos/resolve-targets";

/** A value for each name of an SLO: two look-ups cost less than one by the two names together. */
export class ByName<T> {
  private readonly services = new Map<string, Map<string, T>>();

  get({ service, slo }: SloName): T | undefined {
    return this.services.get(service)?.get(slo);
  }

  set({ service, slo }: SloName, value: T): void {
    const known = this.services.get(service);
    if (known) known.set(slo, value);
    else this.services.set(service, new Map([[slo, value]]));
  }

  values(): T[] {
    return [...this.services.values()].flatMap((slos) => [...slos.values()]);
  }
}
