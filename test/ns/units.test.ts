import { describe, expect, it } from "vitest";
import {
  lossOfOneWay,
  parseBandwidth,
  parseDelay,
  parseLoss,
  parseNetworkBandwidth,
  parseTime,
  parseWeight,
} from "../../src/ns/units.ts";

const problem = (result: unknown) => (typeof result === "number" ? result : "problem");

describe("bandwidths", () => {
  it.each([
    ["*", 0],
    ["10kb", 10],
    ["10.9kb", 10],
    ["1.001Mb", 1000],
    ["1.0000009Gb", 1_000_000],
    ["100Mb", 100_000],
    ["100Mbps", 100_000],
    ["100M", 100_000],
    ["1Gb", 1_000_000],
    ["1G", 1_000_000],
    ["1Gbps", 1_000_000],
    ["64k", 64],
    ["64K", 64],
    ["64Kb", 64],
    ["64Kbps", 64],
    ["64kbps", 64],
    ["99999.9b", 99],
    ["10000", 10],
    ["10000bps", 10],
    [".5Mb", 500],
    ["5.Mb", 5000],
    ["1e3kb", 1000],
    ["+10Mb", 10_000],
    ["10 Mb", 10_000],
    ["  10\tMb", 10_000],
    ["10Mb and more", 10_000],
    ["9.99kb", "problem"],
    ["9kb", "problem"],
    ["100", "problem"],
    ["0", "problem"],
    ["-5Mb", "problem"],
    ["10MB", "problem"],
    ["10KB", "problem"],
    ["10mb", "problem"],
    ["10mbps", "problem"],
    ["10MBps", "problem"],
    ["10Tb", "problem"],
    ["1e999Mb", "problem"],
    ["fast", "problem"],
    ["", "problem"],
    ["Mb", "problem"],
  ])("%j is %j kb/s", (text, kbps) => {
    expect(problem(parseBandwidth(text))).toBe(kbps);
  });

  it.each([
    ["5kb", 5],
    ["0", 0],
    ["-3kb", -3],
  ])("%j is %j kb/s where any amount will do", (text, kbps) => {
    expect(parseBandwidth(text, true)).toBe(kbps);
  });

  it.each([
    ["1Gb", 1_000_000],
    ["1000.0001Mb", 1_000_000],
    ["1.000002Gb", "problem"],
    ["10Gb", "problem"],
  ])("%j for a new network is %j", (text, kbps) => {
    expect(problem(parseNetworkBandwidth(text))).toBe(kbps);
  });

  it.each([
    ["10MB", "10Mb"],
    ["10mb", "10Mb"],
    ["10mbps", "10Mb"],
    ["5KB", "5kb"],
    ["1gb", "1Gb"],
    ["1.5Mbit", "1.5Mb"],
    ["1Mbit/s", "1Mb"],
    ["10furlongs", undefined],
  ])("%j probably means %j", (text, instead) => {
    expect(parseBandwidth(text)).toMatchObject({ problem: expect.stringContaining("unit") });
    expect((parseBandwidth(text) as { instead?: string }).instead).toBe(instead);
  });

  it("a word without a number stops the script", () => {
    expect(parseBandwidth("fast")).toMatchObject({ fatal: true });
    expect(parseBandwidth("9kb")).not.toHaveProperty("fatal");
  });
});

describe("delays", () => {
  it.each([
    ["0", 0],
    ["0ms", 0],
    ["0s", 0],
    ["-0ms", 0],
    ["2ms", 2],
    ["2.9ms", 2],
    ["15.7ms", 15],
    ["1s", 1000],
    ["3", 3000],
    [".05", 50],
    ["0.05s", 50],
    ["10 ms", 10],
    ["1e2ms", 100],
    ["5000ns", 5],
    ["1.9ms", "problem"],
    ["1ms", "problem"],
    ["-5ms", "problem"],
    ["500us", "problem"],
    ["5m", "problem"],
    ["5msec", "problem"],
    ["1e999", "problem"],
    ["slow", "problem"],
    ["", "problem"],
  ])("%j is %j ms", (text, ms) => {
    expect(problem(parseDelay(text))).toBe(ms);
  });
});

describe("losses", () => {
  it.each([
    ["0", 0],
    ["0.0", 0],
    ["1", 1],
    ["1.0", 1],
    [".05", 0.05],
    ["0.000005", 0.000005],
    ["0.0000049", "problem"],
    ["1.5", "problem"],
    ["5%", "problem"],
    ["1e-3", "problem"],
    ["-0.1", "problem"],
    ["+0.1", "problem"],
    ["1.", "problem"],
    ["", "problem"],
    [" 0.1", "problem"],
  ])("%j is %j", (text, loss) => {
    expect(problem(parseLoss(text))).toBe(loss);
  });

  it("a percentage is put right", () => {
    expect(parseLoss("5%")).toMatchObject({ instead: "0.05" });
    expect(parseLoss("500%")).not.toHaveProperty("instead");
  });

  it("is shared by the two directions", () => {
    for (const loss of [0, 0.05, 0.19, 0.36, 1])
      expect((1 - lossOfOneWay(loss)) ** 2).toBeCloseTo(1 - loss, 12);
  });
});

describe("weights", () => {
  it.each([
    ["0.5", 0.5],
    [".9", 0.9],
    ["0", null],
    ["1", null],
    ["1.0", null],
    ["5e-1", null],
    ["x", null],
  ])("%j is %j", (text, weight) => {
    expect(parseWeight(text)).toBe(weight);
  });
});

describe("times", () => {
  it.each([
    ["", "0"],
    ["12", "12"],
    ["1.50", "1.50"],
    [".5", ".5"],
    ["1h2m3s", "3723"],
    ["90m", "5400"],
    ["2h", "7200"],
    ["1h3s", "3603"],
    ["08s", "8"],
    ["-1", null],
    ["5min", null],
    ["1.5h", null],
    ["3s2m", null],
    ["5.", null],
    ["swapout", null],
    ["1 2", null],
  ])("%j is %j", (text, seconds) => {
    expect(parseTime(text)).toBe(seconds);
  });
});
