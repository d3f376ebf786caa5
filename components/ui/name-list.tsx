import { Fragment } from "react";

/** "Checkout, Ledger": each name runs in its own direction. */
export function NameList({
  names,
  separator = ", ",
}: {
  names: readonly string[];
  separator?: string;
}) {
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && separator}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}
