import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { globSync } from "tinyglobby";

/*
 * Bundles the package as it is published: one file for each entry point and what several share. Each file that Node has to
 * find takes time at the start of a build, so small packages of many files are put inside. Those that Eleventy loads anyway,
 * and those that are needed rarely, stay outside, as dependencies.
 *
 *   node --import tsx tools/bundle.ts --outdir dist
 */

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { outdir: { type: "string", default: "dist" } } });

/** Packages inside the bundle; everything else stays outside. */
const INSIDE = [
  "htmlparser2",
  "domhandler",
  "domutils",
  "dom-serializer",
  "domelementtype",
  "entities",
  "mime",
];
const SLUGIFY = ["@sindresorhus/slugify", "@sindresorhus/transliterate", "escape-string-regexp"];

const inside = new RegExp(`^(?:${[...INSIDE, ...SLUGIFY].join("|")})(?:/|$)`);

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: [
    ...["newsroom", "entries", "tags", "feeds", "podcast", "cli/main", "render/render-worker"].map(
      (name) => `./plugins/${name}.ts`,
    ),
    ...globSync("plugins/pages/text/*.json", { cwd: root })
      .sort()
      .map((file) => `./${file}`),
  ],
  loader: { ".json": "copy" },
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  outbase: "plugins",
  outdir: values.outdir,
  logLevel: "warning",
  metafile: true,
  plugins: [
    {
      name: "packages",
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === "entry-point" || inside.test(path) ? undefined : { path, external: true },
        );
      },
    },
  ],
});

// Their licences ask to be named wherever a copy of them goes.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
);
const licences = [...packages].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const [file] = globSync("licen[sc]e*", { cwd: join(root, folder), caseSensitiveMatch: false });
  if (file === undefined) throw new Error(`${folder} has no licence file.`);
  return `${name} ${version}\n\n${readFileSync(join(root, folder, file), "utf8").trim()}\n`;
});
writeFileSync(
  join(resolve(root, values.outdir), "LICENSES.txt"),
  `Packages that parts of these files are made from:\n\n${licences.join("\n---\n\n")}`,
);
