import type { ChartRecord, SeriesRecord } from "../../grid/charts";
import type { Host } from "../host";
import { invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject, type Members } from "../members";
import { asRange, type PartObject, type RangeObject } from "../objects";

/** Charts: what they show and where they lie is kept by name, everything else of them by the path of its member. */

interface ChartObject extends HostObject {
  readonly chartId: string;
}

/** A part of a chart; `path` says which. */
interface ChartPart extends ChartObject {
  readonly path: string;
}

interface SeriesObject extends ChartPart {
  readonly index: number;
}

const chartOf = ({ chartId }: ChartObject, host: Host): ChartRecord => {
  const chart = host.model.charts.find(chartId);
  if (!chart) throw itemNotFound();
  return chart;
};

const seriesOf = (self: SeriesObject, host: Host): SeriesRecord => {
  const series = chartOf(self, host).series[self.index];
  if (!series) throw itemNotFound();
  return series;
};

const chartObject = ({ id }: ChartRecord): ChartObject => ({ type: "Chart", chartId: id });

const part = (type: string, { chartId }: ChartObject, path: string): ChartPart => ({ type, chartId, path });

/** Members that are remembered, and that hold `usual` until they are set. */
function kept<T extends ChartPart>(usual: Readonly<Record<string, unknown>>): Pick<Members<T>, "get" | "set"> {
  const names = Object.keys(usual);
  return {
    get: Object.fromEntries(
      names.map((name) => [
        name,
        (self: T, host: Host) => chartOf(self, host).settings[`${self.path}.${name}`] ?? usual[name],
      ]),
    ),
    set: Object.fromEntries(
      names.map((name) => [
        name,
        (self: T, value: never, host: Host) => {
          chartOf(self, host).settings[`${self.path}.${name}`] = value;
          host.model.charts.changed();
        },
      ]),
    ),
  };
}

/** Parts of a part, by the names of their members. */
const parts = (types: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      (self: ChartPart) => part(type, self, `${self.path}.${name.toLowerCase()}`),
    ]),
  );

play<PartObject>("ChartCollection", {
  items: (self, host) => host.model.charts.list(self.owner).map(chartObject),
  call: {
    Add: (self, host, type: string, source: RangeObject) =>
      chartObject(host.model.charts.add(self.owner, type, asRange(source, self.owner, host).rect)),
    GetCount: (self, host) => host.model.charts.list(self.owner).length,
    GetItem: (self, host, name: string) => {
      const found = named(self, name, host);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: (self, host, name: string) => named(self, name, host),
  },
});

const named = (self: PartObject, key: string, host: Host): ChartObject | null => {
  const found = host.model.charts.list(self.owner).find(({ id, name }) => id === key || name === key);
  return found ? chartObject(found) : null;
};

play<ChartObject>("Chart", {
  id: (self) => self.chartId,
  get: {
    Id: (self) => self.chartId,
    Name: (self, host) => chartOf(self, host).name,
    ChartType: (self, host) => chartOf(self, host).type,
    Height: (self, host) => chartOf(self, host).height,
    DisplayBlanksAs: (self, host) => chartOf(self, host).settings["chart.DisplayBlanksAs"] ?? "NotPlotted",
    Title: (self) => part("ChartTitle", self, "title"),
    Legend: (self) => part("ChartLegend", self, "legend"),
    Format: (self) => part("ChartAreaFormat", self, "area"),
    Axes: (self) => part("ChartAxes", self, "axes"),
    Series: (self) => part("ChartSeriesCollection", self, "series"),
  },
  set: {
    Name: (self, name: string, host) => void (chartOf(self, host).name = name),
    Height: (self, points: number, host) => {
      if (!(points >= 0)) throw invalidArgument();
      chartOf(self, host).height = points;
    },
    DisplayBlanksAs: (self, value: string, host) =>
      void (chartOf(self, host).settings["chart.DisplayBlanksAs"] = value),
  },
  call: {
    SetPosition: (self, host, start: RangeObject | string, end?: RangeObject | string | null) => {
      const chart = chartOf(self, host);
      const first = asRange(start, chart.sheetId, host).rect;
      const last = end === undefined || end === null ? first : asRange(end, chart.sheetId, host).rect;
      chart.place = { top: first.top, left: first.left, bottom: last.bottom, right: last.right };
      chart.height = null;
      host.model.charts.changed();
    },
    Delete: (self, host) => {
      const gone = chartOf(self, host);
      host.model.charts.remove((chart) => chart === gone);
    },
  },
});

play<ChartPart>("ChartSeriesCollection", {
  items: (self, host) => chartOf(self, host).series.map((_, index) => seriesObject(self, index)),
  call: {
    GetItemAt: (self, host, index: number) => {
      if (!chartOf(self, host).series[index]) throw itemNotFound();
      return seriesObject(self, index);
    },
    Add: (self, host, name?: string | null) => {
      const { series } = chartOf(self, host);
      series.push({ name: name ?? "", values: series[0]!.values, categories: null });
      return seriesObject(self, series.length - 1);
    },
    GetCount: (self, host) => chartOf(self, host).series.length,
  },
});

const seriesObject = ({ chartId }: ChartObject, index: number): SeriesObject => ({
  type: "ChartSeries",
  chartId,
  index,
  path: `series.${index}`,
});

const seriesLook = kept<SeriesObject>({
  GapWidth: 150,
  HasDataLabels: false,
  MarkerStyle: "Automatic",
  MarkerBackgroundColor: "",
  MarkerForegroundColor: "",
});

play<SeriesObject>("ChartSeries", {
  get: {
    ...seriesLook.get,
    Name: (self, host) => seriesOf(self, host).name,
    ...parts({ Format: "ChartSeriesFormat", DataLabels: "ChartDataLabels", Points: "ChartPointsCollection" }),
  },
  set: {
    ...seriesLook.set,
    Name: (self, name: string, host) => void (seriesOf(self, host).name = name),
  },
  call: {
    SetValues: (self, host, source: RangeObject) => {
      seriesOf(self, host).values = source.rect;
      host.model.charts.changed();
    },
    SetXAxisValues: (self, host, source: RangeObject) => {
      seriesOf(self, host).categories = source.rect;
      host.model.charts.changed();
    },
  },
});

play<ChartPart>("ChartPointsCollection", {
  call: { GetItemAt: (self, _host, index: number) => part("ChartPoint", self, `${self.path}.${index}`) },
});

const plain = (
  type: string,
  usual: Readonly<Record<string, unknown>>,
  nested: Readonly<Record<string, string>> = {},
) => {
  const own = kept<ChartPart>(usual);
  play<ChartPart>(type, { get: { ...own.get, ...parts(nested) }, set: own.set ?? {} });
};

plain("ChartTitle", { Text: "", Visible: true }, { Format: "ChartTitleFormat" });
plain("ChartTitleFormat", {}, { Font: "ChartFont" });
plain("ChartLegend", { Visible: true, Position: "Right" }, { Format: "ChartLegendFormat" });
plain("ChartLegendFormat", {}, { Font: "ChartFont" });
plain("ChartAreaFormat", {}, { Fill: "ChartFill", Border: "ChartBorder", Font: "ChartFont" });
plain("ChartBorder", { LineStyle: "Continuous", Color: "" });
plain("ChartFont", { Name: "", Size: 10, Color: "", Bold: false });
plain("ChartAxes", {}, { CategoryAxis: "ChartAxis", ValueAxis: "ChartAxis" });
plain(
  "ChartAxis",
  {
    Visible: true,
    Minimum: "",
    NumberFormat: "General",
    ReversePlotOrder: false,
    Position: "Automatic",
    MajorTickMark: "Outside",
    TickLabelPosition: "NextToAxis",
  },
  { Format: "ChartAxisFormat", MajorGridlines: "ChartGridlines" },
);
plain("ChartAxisFormat", {}, { Font: "ChartFont", Line: "ChartLineFormat" });
plain("ChartGridlines", { Visible: true }, { Format: "ChartGridlinesFormat" });
plain("ChartGridlinesFormat", {}, { Line: "ChartLineFormat" });
plain("ChartLineFormat", { Color: "" });
plain("ChartSeriesFormat", {}, { Fill: "ChartFill", Line: "ChartLineFormat" });
plain("ChartPoint", {}, { Format: "ChartPointFormat" });
plain("ChartPointFormat", {}, { Fill: "ChartFill" });
plain(
  "ChartDataLabels",
  { Position: "", ShowValue: true, ShowCategoryName: false, ShowPercentage: false, NumberFormat: "General" },
  { Format: "ChartDataLabelFormat" },
);
plain("ChartDataLabelFormat", {}, { Font: "ChartFont" });

const filling = (self: ChartPart, color: string | null, host: Host): void => {
  chartOf(self, host).settings[self.path] = color;
  host.model.charts.changed();
};

play<ChartPart>("ChartFill", {
  call: {
    SetSolidColor: (self, host, color: string) => filling(self, color, host),
    Clear: (self, host) => filling(self, null, host),
  },
});

/** Of shapes only charts are played: they are where alternative text is set. */
play<PartObject>("ShapeCollection", {
  call: {
    GetItem: (self, host, key: string): ChartObject => {
      const found = named(self, key, host);
      if (!found) throw itemNotFound();
      return { ...found, type: "Shape" };
    },
  },
  items: (self, host) =>
    host.model.charts.list(self.owner).map(({ id }): ChartObject => ({ type: "Shape", chartId: id })),
});

play<ChartObject>("Shape", {
  id: (self) => self.chartId,
  get: {
    Name: (self, host) => chartOf(self, host).name,
    AltTextDescription: (self, host) => chartOf(self, host).alternative,
  },
  set: {
    AltTextDescription: (self, words: string, host) => {
      chartOf(self, host).alternative = words;
      host.model.charts.changed();
    },
  },
});
