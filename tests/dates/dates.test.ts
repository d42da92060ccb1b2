import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type Calendar,
  formatOf,
  hoursBefore,
  humanDayOf,
  humanOf,
  isoOf,
  isZone,
  machineOf,
  momentOfDate,
  momentOfInstant,
  pageDateOf,
  parseMoment,
  rssOf,
  yearOf,
  zoneNames,
} from "../../plugins/dates/dates.ts";
import type { Moment } from "../../plugins/dates/moment.ts";

const ALMATY: Calendar = { zone: "Asia/Almaty", publishTime: "00:00" };

/** The date as a feed shows it, or undefined for what is refused. */
function shown(written: string, calendar = ALMATY): string | undefined {
  const moment = parseMoment(written, calendar);
  return moment && machineOf(moment);
}

function moment(written: string, zone = "Asia/Almaty"): Moment {
  const parsed = parseMoment(written, { zone, publishTime: "00:00" });
  assert.ok(parsed, written);
  return parsed;
}

test("a date as people write it is the day or the moment that they mean", () => {
  const cases: [written: string, shown: string][] = [
    ["2021-05-05", "2021-05-05"],
    ["  2021-05-05\n", "2021-05-05"],
    ["\t20210505 ", "2021-05-05"],
    ["2021/05/05", "2021-05-05"],
    ["2021/5/5", "2021-05-05"],
    ["2021-12-31", "2021-12-31"],
    ["2021-05-05 9:30", "2021-05-05T09:30:00+06:00"],
    ["2021-05-05   09:30", "2021-05-05T09:30:00+06:00"],
    ["2021-05-05t09:30", "2021-05-05T09:30:00+06:00"],
    ["2021-05-05T09:30:15", "2021-05-05T09:30:15+06:00"],
    ["2021-05-05 00:00", "2021-05-05T00:00:00+06:00"],
    ["2021-05-05T09:30:15.2", "2021-05-05T09:30:15.200+06:00"],
    ["2021-05-05T09:30:15,25", "2021-05-05T09:30:15.250+06:00"],
    ["2021-05-05T09:30:15.123456789", "2021-05-05T09:30:15.123+06:00"],
    ["2021-05-05T09:30Z", "2021-05-05T15:30:00+06:00"],
    ["2021-05-05T09:30z", "2021-05-05T15:30:00+06:00"],
    ["2021-05-05 09:30 UTC", "2021-05-05T15:30:00+06:00"],
    ["2021-05-05 09:30   GMT", "2021-05-05T15:30:00+06:00"],
    ["2021-05-05 09:30+03", "2021-05-05T12:30:00+06:00"],
    ["2021-05-05 09:30 -0330", "2021-05-05T19:00:00+06:00"],
    ["2021-05-05 09:30 +05:45", "2021-05-05T09:45:00+06:00"],
    ["2021-05-05 09:30 +23:59", "2021-05-04T15:31:00+06:00"],
    ["2021-05-05 09:30 -19:00", "2021-05-06T10:30:00+06:00"],
    ["0001-01-01", "0001-01-01"],
    ["0999-12-31", "0999-12-31"],
    ["9999-12-31", "9999-12-31"],
    ["Wed, 05 May 2021 09:30:00 +0300", "2021-05-05T12:30:00+06:00"],
    [" 5 May 2021 09:30 GMT ", "2021-05-05T15:30:00+06:00"],
  ];
  for (const [written, expected] of cases) assert.is(shown(written), expected, JSON.stringify(written));
});

test("what is no date, or has a further sign, is refused and not guessed at", () => {
  for (const written of [
    "",
    "soon",
    "2021",
    "2021-05",
    "2021-00-05",
    "2021-13-05",
    "2021-05-00",
    "2021-02-29",
    "2021-05/05",
    "2021.05.05",
    "21-05-05",
    "12021-05-05",
    "2021-005-05",
    "2021-05-055",
    "on 2021-05-05",
    "2021-05-05 or so",
    "2021-05-05T",
    "120210505",
    "202105051",
    "2021050",
    "20211305",
    "2021-05-05 09",
    "2021-05-05 09:3",
    "2021-05-05 009:30",
    "2021-05-05 09:300",
    "2021-05-05 24:30",
    "2021-05-05 09:60",
    "2021-05-05 09:30:60",
    "2021-05-05 09:30:1",
    "2021-05-05 09:30:15.",
    "2021-05-05 09:30:15.1234567890",
    "2021-05-05 09:30 CET",
    "2021-05-05 09:30 +6",
    "2021-05-05 09:30 +06:0",
    "2021-05-05 09:30 +06:000",
    "2021-05-05 +06:00",
    "2021-05-05 09:30 +24:00",
    "2021-05-05 09:30 +30:00",
    "2021-05-05 09:30 +06:60",
    "0000-12-31",
    "0001-01-01T00:00:00+23:00",
    "9999-12-31T23:00:00Z",
    "31 Dec 9999 23:00 GMT",
    "Wed, 31 Feb 2021 09:30:00 +0300",
  ]) {
    assert.is(shown(written), undefined, JSON.stringify(written));
  }
});

test("a day begins to be published at the hour of publication, and one with a time at that time", () => {
  const calendar: Calendar = { zone: "Asia/Almaty", publishTime: "09:15" };
  for (const [written, expected] of [
    ["2021-05-05", "2021-05-05T09:15:00+06:00"],
    ["20210505", "2021-05-05T09:15:00+06:00"],
    ["2021-05-05 00:00", "2021-05-05T00:00:00+06:00"],
    ["5 May 2021 07:00 +0600", "2021-05-05T07:00:00+06:00"],
  ] as const) {
    const read = parseMoment(written, calendar);
    assert.ok(read);
    assert.is(isoOf(read), expected, written);
    assert.is(read.dayOnly, /^[-\d]+$/.test(written), written);
  }
});

test("RSS has each month and day of the week by its English name, and the publisher's offset", () => {
  const months = Array.from({ length: 12 }, (_, index) =>
    rssOf(moment(`2021-${index + 1}-${index + 1} 09:30`, "UTC")),
  );
  assert.equal(months, [
    "Fri, 01 Jan 2021 09:30:00 +0000",
    "Tue, 02 Feb 2021 09:30:00 +0000",
    "Wed, 03 Mar 2021 09:30:00 +0000",
    "Sun, 04 Apr 2021 09:30:00 +0000",
    "Wed, 05 May 2021 09:30:00 +0000",
    "Sun, 06 Jun 2021 09:30:00 +0000",
    "Wed, 07 Jul 2021 09:30:00 +0000",
    "Sun, 08 Aug 2021 09:30:00 +0000",
    "Thu, 09 Sep 2021 09:30:00 +0000",
    "Sun, 10 Oct 2021 09:30:00 +0000",
    "Thu, 11 Nov 2021 09:30:00 +0000",
    "Sun, 12 Dec 2021 09:30:00 +0000",
  ]);
  assert.is(rssOf(moment("2021-05-08", "America/St_Johns")), "Sat, 08 May 2021 00:00:00 -0230");
  assert.is(rssOf(moment("2021-05-10 09:30:15.250", "Asia/Kathmandu")), "Mon, 10 May 2021 09:30:15 +0545");
});

test("people read a date in their language and in the calendar of the addresses, a time only where there is one", () => {
  const day = moment("2021-05-05");
  const time = moment("2021-05-05T20:00:00Z");
  for (const [language, ofDay, ofTime] of [
    ["en", "May 5, 2021", "May 6, 2021, 02:00"],
    ["en-GB", "5 May 2021", "6 May 2021, 02:00"],
    ["ru", "5 мая 2021 г.", "6 мая 2021 г., 02:00"],
  ] as const) {
    const read = (text: string) => text.replaceAll("\u00a0", " ");
    assert.is(read(humanOf(day, language)), ofDay);
    assert.is(read(humanOf(time, language)), ofTime);
    assert.is(read(humanDayOf(time, language)), ofTime.slice(0, -", 02:00".length));
  }
  assert.match(humanOf(day, "th"), /2021$/, "not 2564, as the year is called in Thailand");
});

test("a pattern is written in the language that is asked for, whatever was asked for before", () => {
  const time = moment("2021-05-05 09:30");
  assert.is(formatOf(time, "d MMMM yyyy", "en"), "5 May 2021");
  assert.is(formatOf(time, "d MMMM yyyy", "ru"), "5 мая 2021");
  assert.is(formatOf(time, "HH.mm", "ru"), "09.30");
  assert.is(formatOf(time, "ZZ", "en"), "+06:00");
});

test("a date of a data file at midnight in Greenwich is that day, any other a moment", () => {
  const of = (date: Date) => {
    const read = momentOfDate(date, ALMATY);
    return read && machineOf(read);
  };
  assert.is(of(new Date("2021-05-05")), "2021-05-05");
  assert.is(of(new Date("1969-05-05")), "1969-05-05");
  assert.is(of(new Date("2021-05-05T00:00:00.001Z")), "2021-05-05T06:00:00.001+06:00");
  assert.is(of(new Date("2021-05-05T12:00:00Z")), "2021-05-05T18:00:00+06:00");
  assert.is(of(new Date("soon")), undefined);
  assert.is(of(new Date("-000001-05-05T12:00:00Z")), undefined);
  assert.is(of(new Date("+010000-05-05T12:00:00Z")), undefined);
});

test("the year, the page's own date, and what is hours before, follow from the moment", () => {
  const day = moment("2021-01-01");
  const time = moment("2020-12-31T20:00:00Z");
  assert.equal([yearOf(day), yearOf(time)], [2021, 2021]);
  assert.is(pageDateOf(day).toISOString(), "2021-01-01T00:00:00.000Z");
  assert.is(pageDateOf(time).toISOString(), "2020-12-31T20:00:00.000Z");
  assert.is(new Date(hoursBefore(time.instant, 2)).toISOString(), "2020-12-31T18:00:00.000Z");
  assert.is(machineOf(momentOfInstant(time.instant, ALMATY)), "2021-01-01T02:00:00+06:00");
});

test("a time zone is one by its whole name, and the names to choose from have UTC first", () => {
  for (const zone of ["UTC", "Asia/Almaty", "America/Argentina/Ushuaia"]) assert.ok(isZone(zone), zone);
  for (const zone of ["", "utc", "EST", "Almaty", "Asia/Nowhere", "UTC+6", "+06:00", "/"])
    assert.not.ok(isZone(zone), zone);
  assert.is(zoneNames()[0], "UTC");
  assert.ok(zoneNames().includes("Asia/Almaty"));
});

/** Runs what is given with the machine's clock at another moment. */
function builtAt(clock: string, work: () => void): void {
  const { now } = Date;
  Date.now = () => Date.parse(clock);
  try {
    work();
  } finally {
    Date.now = now;
  }
}

test("a time that occurs twice is the first of the two, whatever the season of the build", () => {
  const cases: [written: string, zone: string, iso: string][] = [
    ["2021-10-31 02:30", "Europe/Berlin", "2021-10-31T02:30:00+02:00"],
    ["2021-10-31 02:00", "Europe/Berlin", "2021-10-31T02:00:00+02:00"],
    ["2021-10-31 03:00", "Europe/Berlin", "2021-10-31T03:00:00+01:00"],
    ["2021-10-31 01:59", "Europe/Berlin", "2021-10-31T01:59:00+02:00"],
    ["2021-11-07 01:15", "America/New_York", "2021-11-07T01:15:00-04:00"],
    ["2021-04-04 02:45", "Australia/Sydney", "2021-04-04T02:45:00+11:00"],
    // Half an hour.
    ["2021-04-04 01:45", "Australia/Lord_Howe", "2021-04-04T01:45:00+11:00"],
    // A day that begins twice: at 1:00 it is midnight again.
    ["2021-11-07", "America/Havana", "2021-11-07T00:00:00-04:00"],
    // At midnight it is eleven in the evening again.
    ["2018-02-17 23:30", "America/Sao_Paulo", "2018-02-17T23:30:00-02:00"],
    ["2018-02-18", "America/Sao_Paulo", "2018-02-18T00:00:00-03:00"],
    // A whole day that occurred twice, where the date line was moved.
    ["1969-09-30 12:00", "Pacific/Kwajalein", "1969-09-30T12:00:00+11:00"],
  ];
  for (const clock of ["2022-01-15T00:00:00Z", "2022-07-15T00:00:00Z"])
    builtAt(clock, () => {
      for (const [written, zone, iso] of cases)
        assert.is(isoOf(moment(written, zone)), iso, `${written} ${zone}, built at ${clock}`);
      const calendar = { zone: "Europe/Berlin", publishTime: "02:30" };
      const published = parseMoment("2021-10-31", calendar);
      assert.is(published && isoOf(published), "2021-10-31T02:30:00+02:00");
      assert.is(parseMoment("2021-10-31 02:30 +01:00", calendar)?.instant, Date.UTC(2021, 9, 31, 1, 30));
    });
});

test("a time that does not occur counts by the offset before the change", () => {
  for (const clock of ["2022-01-15T00:00:00Z", "2022-07-15T00:00:00Z"])
    builtAt(clock, () => {
      assert.is(isoOf(moment("2021-03-28 02:30", "Europe/Berlin")), "2021-03-28T03:30:00+02:00");
      assert.is(isoOf(moment("2018-11-04", "America/Sao_Paulo")), "2018-11-04T01:00:00-02:00");
      assert.is(isoOf(moment("2011-12-30 12:00", "Pacific/Apia")), "2011-12-31T12:00:00+14:00");
    });
});

test.run();
