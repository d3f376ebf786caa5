/** A line with a gap where a value is missing, and a dot where one stands alone. */
export const sparklinePath = (
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string =>
  values
    .map((value, index) => {
      if (value === null) return "";
      const place = `${x(index)} ${y(value)}`;
      // A line of no length is a dot, with its round ends.
      return typeof values[index - 1] === "number" ? `L${place}` : `M${place}h0`;
    })
    .join("");
