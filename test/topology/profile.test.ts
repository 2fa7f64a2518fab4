import { describe, expect, test } from "vitest";
import {
  defaultProfile,
  knownHardware,
  knownImage,
  suggestHardware,
  suggestImage,
  underscoreImage,
} from "../../src/topology/index.ts";

describe("what is known", () => {
  test.each([
    ["MicroCloud", true, null],
    ["pc", true, null],
    ["MicroClod", false, "MicroCloud"],
    ["microcloud", false, "MicroCloud"],
    ["nothing-like-it", false, null],
  ])("hardware %s", (name, known, suggestion) => {
    expect(knownHardware(defaultProfile, name)).toBe(known);
    if (!known) expect(suggestHardware(defaultProfile, name)).toBe(suggestion);
  });

  test.each([
    ["Ubuntu1604-STD", true, null],
    ["Ubunto1604-STD", false, "Ubuntu1604-STD"],
    ["PNODE_BASE", false, "PNODE-BASE"],
  ])("image %s", (name, known, suggestion) => {
    expect(knownImage(defaultProfile, name)).toBe(known);
    if (!known) expect(suggestImage(defaultProfile, name)).toBe(suggestion);
  });

  test("a star takes any image", () => {
    expect(knownImage({ ...defaultProfile, images: ["*"] }, "whatever")).toBe(true);
  });

  test.each([
    ["PNODE_BASE", "PNODE-BASE"],
    ["pnode_base", "PNODE-BASE"],
    ["PNODE_CONT", "PNODE-CONT"],
    ["PNODE-BASE", null],
    ["MY_IMAGE", null],
  ])("%s with hyphens is %s", (name, expected) => {
    expect(underscoreImage(name)).toBe(expected);
  });
});
