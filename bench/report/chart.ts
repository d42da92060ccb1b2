import { isSound } from "./ratios.ts";
import type { Result } from "./results.ts";

const width = 760;
const height = 430;
const plot = { left: 56, right: 250, top: 34, bottom: 44 };
const colours = ["#6b7280", "#b45309", "#0f766e", "#2563eb", "#7c3aed", "#be185d", "#15803d", "#9a3412"];

/** Time against size, both on logarithmic scales, as an SVG that suits light and dark pages. */
export function chartOf(results: readonly Result[]): string {
  const sound = results.filter(isSound);
  if (sound.length === 0) return "";
  const x = scale(
    sound.map((result) => result.size),
    plot.left,
    width - plot.right,
  );
  const y = scale(
    sound.map((result) => result.wall),
    height - plot.bottom,
    plot.top,
  );
  const names = [...new Set(sound.map((result) => result.contender))];
  const lines = names.map((name, index) => ({
    colour: colours[index % colours.length] as string,
    points: sound.filter((result) => result.contender === name).sort((one, other) => one.size - other.size),
  }));
  const labels = spread(lines.map(({ points }) => y.at((points.at(-1) as Result).wall)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Seconds for a cold build against the number of entries">`,
    "<style>text{font:12px system-ui,sans-serif;fill:#374151}.grid{stroke:#9ca3af;stroke-opacity:.35}.line{fill:none;stroke-width:2}@media(prefers-color-scheme:dark){text{fill:#d1d5db}}</style>",
    `<text x="${plot.left}" y="18">seconds for a cold build, by number of entries (both scales logarithmic)</text>`,
    ...y.ticks.map(
      (tick) =>
        `<line class="grid" x1="${plot.left}" x2="${width - plot.right}" y1="${place(y.at(tick))}" y2="${place(y.at(tick))}"/><text x="${plot.left - 8}" y="${place(y.at(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ),
    ...sizesOf(sound).map(
      (size) =>
        `<line class="grid" x1="${place(x.at(size))}" x2="${place(x.at(size))}" y1="${plot.top}" y2="${height - plot.bottom}"/><text x="${place(x.at(size))}" y="${height - plot.bottom + 20}" text-anchor="middle">${size < 1000 ? size : `${size / 1000}k`}</text>`,
    ),
    ...lines.flatMap(({ colour, points }, index) =>
      lineOf(points, colour, labels[index] as number, x.at, y.at),
    ),
    "</svg>",
    "",
  ].join("\n");
}

const sizesOf = (results: readonly Result[]): number[] => [...new Set(results.map((result) => result.size))];

const place = (value: number): string => value.toFixed(1);

function lineOf(
  points: readonly Result[],
  colour: string,
  labelY: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string[] {
  const last = points.at(-1) as Result;
  const path = points.map((point) => `${place(x(point.size))},${place(y(point.wall))}`).join(" ");
  const label = `${last.wall.toFixed(1)} s ${shortTitle(last.title)}`;
  return [
    `<polyline class="line" stroke="${colour}" points="${path}"/>`,
    ...points.map(
      (point) =>
        `<circle cx="${place(x(point.size))}" cy="${place(y(point.wall))}" r="3" fill="${colour}"><title>${escapeXml(point.title)}: ${point.wall.toFixed(2)} s at ${point.size}</title></circle>`,
    ),
    `<rect x="${width - plot.right + 12}" y="${place(labelY - 4)}" width="8" height="8" fill="${colour}"/>`,
    `<text x="${width - plot.right + 26}" y="${place(labelY + 4)}">${escapeXml(label)}</text>`,
  ];
}

const shortTitle = (title: string): string => title.split(/, (?:tag|entry) | \(/)[0] as string;

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface Scale {
  at(value: number): number;
  /** 1, 2, 5, 10, 20 … within the scale. */
  ticks: readonly number[];
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const steps = [
    0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000,
    50000, 100000,
  ];
  const low = steps.findLast((step) => step <= Math.min(...values)) ?? Math.min(...values);
  const high = steps.find((step) => step >= Math.max(...values)) ?? Math.max(...values);
  const length = Math.log(high / low) || 1;
  return {
    at: (value) => from + (Math.log(value / low) / length) * (to - from),
    ticks: steps.filter((step) => step >= low && step <= high),
  };
}

/** Moves labels apart that would lie over each other, in the order of their heights. */
function spread(heights: readonly number[]): number[] {
  const moved = [...heights];
  const order = heights
    .map((_, index) => index)
    .sort((one, other) => (heights[one] as number) - (heights[other] as number));
  let free = plot.top;
  for (const index of order) {
    moved[index] = Math.max(moved[index] as number, free);
    free = (moved[index] as number) + 16;
  }
  return moved;
}
