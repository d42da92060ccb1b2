import type { Colours } from "./colours.ts";
import type { Command } from "./command.ts";

const WIDTH = 78;

/** The help of `newsroom`: what commands there are. */
export function overview(commands: readonly Command[], colours: Colours): string {
  return [
    `${colours.bold("newsroom")} – the command line of eleventy-plugin-newsroom`,
    "",
    `${colours.bold("Usage")}`,
    "  newsroom <command> [options]",
    "",
    colours.bold("Commands"),
    ...columns(
      commands.map(({ name, summary }) => [name, summary]),
      colours,
    ),
    "",
    colours.bold("Options"),
    ...columns(
      [
        ["--help, -h", "show this help, or the help of a command: newsroom new --help"],
        ["--version", "show the version of the plugin"],
      ],
      colours,
    ),
    "",
    colours.bold("Exit codes"),
    ...columns(
      [
        ["0", "success"],
        ["1", "problems were found"],
        ["2", "invalid arguments"],
      ],
      colours,
    ),
  ].join("\n");
}

/** The help of one command. */
export function helpOf(command: Command, colours: Colours): string {
  const flags = Object.entries(command.flags).map(([name, { value, short, help }]): [string, string] => [
    `--${name}${value ? ` ${value}` : ""}${short ? `, -${short}` : ""}`,
    help,
  ]);
  return [
    `${colours.bold(`newsroom ${command.name}`)} – ${command.summary}`,
    "",
    colours.bold("Usage"),
    `  newsroom ${command.name} ${command.usage}`.trimEnd(),
    ...command.about.flatMap((paragraph) => ["", ...wrapped(paragraph, WIDTH)]),
    "",
    colours.bold("Options"),
    ...columns([...flags, ["--help, -h", "show this help"]], colours),
    "",
    colours.bold("Examples"),
    ...command.examples.flatMap(([line, does]) => [
      `  ${colours.dim(`# ${does}`)}`,
      `  ${colours.cyan(line)}`,
    ]),
  ].join("\n");
}

function columns(rows: readonly (readonly [string, string])[], colours: Colours): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, text]) =>
    wrapped(text, WIDTH - width - 2).map(
      (line, index) => `  ${colours.cyan((index === 0 ? name : "").padEnd(width))}${line}`,
    ),
  );
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
