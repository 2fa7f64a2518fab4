import { z } from "zod";
import { suggest } from "../source/index.ts";
import { pnodeHardwareProblem, pnodeOsProblem } from "./pnode-choice.ts";

/** What is known of one hardware type; a number is null where it is not known. */
export interface HardwareType {
  readonly count: number | null;
  readonly memoryMB: number | null;
  readonly cores: number | null;
  readonly experimentInterfaces: number | null;
  readonly virtual: boolean;
  readonly remote: boolean;
  readonly subnode: boolean;
}

/** What a testbed has: hardware types, disk images, and what its pnodes are. */
export interface TestbedProfile {
  readonly name: string;
  /** Whether unknown types and images are errors instead of warnings. */
  readonly strict: boolean;
  readonly hardwareTypes: ReadonlyMap<string, HardwareType>;
  /** Names of disk images; `*` stands for any. */
  readonly images: readonly string[];
  readonly pnode: { readonly os: string; readonly hardware: string };
  /** The project, or `PROJECT/GROUP`, that a disk image belongs to; any project may use the others. */
  readonly imageOwners: ReadonlyMap<string, string>;
  /** Memory of a container by the name of its image. */
  readonly containerMemoryMB: ReadonlyMap<string, number>;
  /** Block of control addresses, `ADDRESS/PREFIX`, that the physical networks keep out of. */
  readonly controlPool: string | null;
}

const size = z.number().positive();

export const hardwareTypeSchema = z.strictObject({
  count: z.int().min(0).optional(),
  memoryMB: size.optional(),
  cores: size.optional(),
  experimentInterfaces: z.int().min(0).optional(),
  virtual: z.boolean().optional(),
  remote: z.boolean().optional(),
  subnode: z.boolean().optional(),
});

export const containerMemorySchema = size;

export const imageOwnerSchema = z.string().regex(/^[^/]+(?:\/[^/]+)?$/, "expected PROJECT or PROJECT/GROUP");

/** A text that a function finds no problem with. */
function checkedText(problem: (text: string) => string | null) {
  return z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const message = problem(text);
      if (message !== null) context.addIssue({ code: "custom", message });
    });
}

export const profileSchema = z
  .strictObject({
    name: z.string().min(1),
    strict: z.boolean().optional(),
    hardwareTypes: z.record(z.string(), hardwareTypeSchema),
    images: z.array(z.string(), 'expected a list of names, or ["*"] where any image will do').optional(),
    imageOwners: z.record(z.string(), imageOwnerSchema).optional(),
    pnode: z
      .strictObject({
        os: checkedText(pnodeOsProblem).optional(),
        hardware: checkedText(pnodeHardwareProblem).optional(),
      })
      .optional(),
    containerMemoryMB: z.record(z.string(), containerMemorySchema).optional(),
    controlPool: z.cidrv4().optional(),
  })
  .meta({ title: "testbed profile", description: "What a testbed has, for --testbed" });

/** The image that a pnode runs, and its two other spellings on the NeoContainers page. */
const PNODE_IMAGE = "PNODE-BASE";
const MICROCLOUD = "MicroCloud";

/** What a pnode is where a profile does not say. */
export const DEFAULT_PNODE = { os: PNODE_IMAGE, hardware: MICROCLOUD } as const;

/** DETER, as its documentation describes it. */
export const defaultProfile: TestbedProfile = {
  name: "deter",
  strict: false,
  hardwareTypes: new Map([
    ["pc", hardwareType({})],
    [MICROCLOUD, hardwareType({ count: 128, memoryMB: 16_384, experimentInterfaces: 5 })],
    ["dl380g3", hardwareType({ count: 120, memoryMB: 24_576, experimentInterfaces: 2 })],
    ["pc2133", hardwareType({ count: 63, memoryMB: 4_096, experimentInterfaces: 4 })],
    ["bpc2133", hardwareType({ count: 64, memoryMB: 4_096, experimentInterfaces: 4 })],
    ["bpc3000", hardwareType({ count: 32 })],
    ["pc3060", hardwareType({ count: 17 })],
    ["bpc3060", hardwareType({ count: 32 })],
    ["pc3100", hardwareType({ count: 4 })],
  ]),
  images: [
    "FBSD10-STD",
    "CentOS6-64-STD",
    "CentOS7-STD",
    "KALI-RLG",
    "Metasploitable2",
    "Ubuntu1404-32-STD",
    "Ubuntu1404-64-STD",
    "Ubuntu1604-STD",
    PNODE_IMAGE,
    "PNODE-CONT",
    "CentOS6-64-openvz",
  ],
  pnode: DEFAULT_PNODE,
  imageOwners: new Map(),
  containerMemoryMB: new Map(),
  controlPool: null,
};

/** A hardware type from what is written of it. */
export function hardwareType(given: z.infer<typeof hardwareTypeSchema>): HardwareType {
  return {
    count: given.count ?? null,
    memoryMB: given.memoryMB ?? null,
    cores: given.cores ?? null,
    experimentInterfaces: given.experimentInterfaces ?? null,
    virtual: given.virtual ?? false,
    remote: given.remote ?? false,
    subnode: given.subnode ?? false,
  };
}

/** Whether the testbed has a hardware type of this name. */
export function knownHardware(profile: TestbedProfile, name: string): boolean {
  return profile.hardwareTypes.has(name);
}

/** Whether the testbed has a disk image of this name, or takes any. */
export function knownImage(profile: TestbedProfile, name: string): boolean {
  return profile.images.includes(name) || profile.images.includes("*");
}

/** The hardware type that was probably meant, or null. */
export function suggestHardware(profile: TestbedProfile, name: string): string | null {
  return suggest(name, profile.hardwareTypes.keys());
}

/** The disk image that was probably meant, or null. */
export function suggestImage(profile: TestbedProfile, name: string): string | null {
  return suggest(name, profile.images, { digitsMayDiffer: true });
}
