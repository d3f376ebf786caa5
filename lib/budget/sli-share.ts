/** An SLI in percent as a share, 0..1: what formats, charts and targets go by. */
export const sliShare = ({ sli }: { sli: number | null }): number | null =>
  sli === null ? null : sli / 100;
