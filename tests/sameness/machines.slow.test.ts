import { test } from "uvu";
import { assertSame, buildOn, builtHere, LANES, type Machine } from "./machine.ts";

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Zones of summer time and of odd offsets, and languages whose lower case or order of letters is another. */
const MACHINES: Machine[] = [
  {
    zone: "America/St_Johns",
    locale: "tr_TR.UTF-8",
    reversed: true,
    stamp: 1_000_000_000,
    clockShift: YEAR,
  },
  {
    zone: "Pacific/Kiritimati",
    locale: "lt_LT.UTF-8",
    stamp: 4_000_000_000,
    clockShift: -YEAR,
    below: "another place/Қала",
    umask: 0o077,
  },
  {
    zone: "Australia/Lord_Howe",
    locale: "ru_RU.KOI8-R",
    reversed: true,
    below: "a/long/way/down",
    fromElsewhere: true,
    environment: {
      CI: "",
      DEBUG: "newsroom,Eleventy:Plugins",
      ELEVENTY_ENV: "production",
      FORCE_COLOR: "3",
      HOME: "/nonexistent",
      LANGUAGE: "ru:kk",
      NODE_ENV: "production",
      npm_config_local_prefix: "/nonexistent",
      npm_package_name: "another",
      USER: "another",
    },
  },
];

for (const lane of LANES) {
  test(`machines of other zones, locales, clocks, folders and file systems make the same bytes (${lane})`, async () => {
    const [here = {}, ...others] = await Promise.all([
      builtHere(lane),
      ...MACHINES.map((machine) => buildOn(machine, lane)),
    ]);
    for (const [index, other] of others.entries()) assertSame(here, other, JSON.stringify(MACHINES[index]));
  });
}

test.run();
