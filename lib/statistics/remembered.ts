const MOST_REMEMBERED = 48;

/**
 * The same function, which answers at once when it was asked for the same numbers lately: for one
 * that takes milliseconds, draws what it draws from a seed and is asked again whenever a page is
 * rebuilt. Numbers are compared one by one, so that an answer is never that of other ones.
 */
export function remembered<Samples extends Float64Array[], Answer>(
  compute: (...samples: Samples) => Answer,
): (...samples: Samples) => Answer {
  // The one asked for last is at the end.
  const known: { samples: Samples; answer: Answer }[] = [];
  return (...samples) => {
    const place = known.findLastIndex((each) =>
      each.samples.every((sample, index) => isSame(sample, samples[index])),
    );
    const [found] = place === -1 ? [] : known.splice(place, 1);
    const entry = found ?? {
      samples: samples.map((sample) => sample.slice()) as Samples,
      answer: compute(...samples),
    };
    known.push(entry);
    if (known.length > MOST_REMEMBERED) known.shift();
    return entry.answer;
  };
}

function isSame(a: Float64Array, b: Float64Array | undefined): boolean {
  if (a.length !== b?.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
