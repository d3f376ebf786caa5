import type { Chart } from "./chart";
import { BarPlot } from "./bar-plot";
import { DotPlot } from "./dot-plot";
import { LinePlot } from "./line-plot";

type Props = {
  chart: Chart;
  timeZone: string;
  onZoom: ((a: number, b: number) => void) | undefined;
};

/** Draws any chart; all of recharts comes with this file, once it is needed. */
export default function Plot({ chart, timeZone, onZoom }: Props) {
  switch (chart.kind) {
    case "lines":
      return <LinePlot chart={chart} timeZone={timeZone} onZoom={onZoom} />;
    case "dots":
      return <DotPlot chart={chart} timeZone={timeZone} />;
    case "bars":
      return <BarPlot chart={chart} />;
    default:
      return chart satisfies never;
  }
}
