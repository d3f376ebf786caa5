/** A calendar that is refused as a whole, in words for whoever sent it. */
export class RotaRefused extends Error {
  override name = "RotaRefused";
}
