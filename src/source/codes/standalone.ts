import { codeTable } from "./entry.ts";

interface Sample {
  readonly host?: string;
  readonly name?: string;
  readonly image?: readonly [name: string, url: string, os: string];
  /** Members of its interfaces; one interface on the LAN where nothing is said. */
  readonly interfaces?: readonly (readonly string[])[];
  readonly without?: string;
}

const WINDOWS = ["deter/win7", "http://scratch/containers/deter_win7.box", "windows"] as const;
const ADDRESS = '"address": "10.1.1.200"';

/** A whole containers.json, its hosts alice (10.1.1.2 and 10.1.2.2) and bob (10.1.1.3). */
function file(...samples: readonly Sample[]): string[] {
  const records = samples.map(({ host = "alice", name = "xanadu", image = WINDOWS, interfaces, without }) => {
    const members = [
      `"host": "${host}"`,
      `"name": "${name}"`,
      `"image_url": "${image[1]}"`,
      `"image_os": "${image[2]}"`,
      '"image_type": "vagrant"',
      `"image_name": "${image[0]}"`,
      `"interfaces": [${(interfaces ?? [[ADDRESS]]).map((list) => `{ ${list.join(", ")} }`).join(", ")}]`,
    ];
    const kept = without === undefined ? members : members.filter((member) => !member.includes(without));
    return ["  {", ...kept.map((member, i) => `    ${member}${i < kept.length - 1 ? "," : ""}`), "  }"];
  });
  return [
    "[",
    ...records.flatMap((lines, i) => (i < records.length - 1 ? [...lines.slice(0, -1), "  },"] : lines)),
    "]",
  ];
}

const at = (address: string, ...more: readonly string[]) => [[`"address": "${address}"`, ...more]];
/** NS44xx: a containers.json that was written by hand, and the NS file of its hosts. */
export const standaloneCodes = codeTable({
  NS4401: {
    severity: "error",
    title: "key of a container is missing",
    explanation: [
      "Every container has a host, a name, image_url, image_os, image_type, image_name and interfaces, and every interface an address.",
      "Only the MAC address of an interface may be left out: nsc makes one.",
    ],
    language: "json",
    bad: file({ without: "image_os" }),
    good: file({}),
  },
  NS4402: {
    severity: "error",
    title: "unknown key in containers.json",
    explanation: [
      "A container has no such key, and whatever reads the file later would pass it over. The keys are host, name, image_url, image_os,",
      "image_type, image_name and interfaces; those of an interface are address and mac.",
    ],
    language: "json",
    bad: file({}).map((line) => line.replace("image_name", "image-name")),
    good: file({}),
  },
  NS4403: {
    severity: "warning",
    title: "list in containers.json is empty",
    explanation: [
      "The file names no container, or a container has no interface, so that it can be reached over the control network only.",
      "Both are possible, and mostly something was forgotten.",
    ],
    language: "json",
    bad: file({ interfaces: [] }),
    good: file({}),
  },
  NS4404: {
    severity: "error",
    title: "name that cannot be a host name",
    explanation: [
      "The name of a container becomes its host name. It has letters, digits and hyphens, 63 at most, and neither begins nor ends with",
      "a hyphen (RFC 1123).",
    ],
    language: "json",
    bad: file({ name: "win_7" }),
    good: file({ name: "win-7" }),
  },
  NS4405: {
    severity: "error",
    title: "MAC address cannot be used",
    explanation: [
      "A MAC address is six pairs of hexadecimal digits with colons between them. Its first pair is even, because an odd one makes it",
      "the address of a group, and it is not all zeros. Left out, nsc makes one that is the same in every run.",
    ],
    language: "json",
    bad: file({ interfaces: at("10.1.1.200", '"mac": "01:00:5e:00:00:01"') }),
    good: file({ interfaces: at("10.1.1.200", '"mac": "02:00:5e:00:00:01"') }),
  },
  NS4406: {
    severity: "error",
    title: "address that no interface can have",
    explanation: [
      "An address is four numbers from 0 to 255 with points between them, without leading zeros and without a prefix length. The first",
      "and the last address of a network stand for the network itself and for all of its machines; some blocks are reserved.",
    ],
    language: "json",
    bad: file({ interfaces: at("10.1.1.255") }),
    good: file({ interfaces: at("10.1.1.200") }),
  },
  NS4407: {
    severity: "error",
    title: "address outside the networks of its host",
    explanation: [
      "A container's interfaces are joined to the networks of the machine that it runs on, so each address lies in one of their subnets.",
      "Either the address or the host is the wrong one; the help lists the subnets of the host.",
    ],
    language: "json",
    bad: file({ host: "bob", interfaces: at("10.1.2.200") }),
    good: file({ host: "alice", interfaces: at("10.1.2.200") }),
  },
  NS4408: {
    severity: "error",
    title: "hosts are not connected",
    explanation: [
      "No way leads over the networks of the NS file from one machine to another, so their containers cannot reach each other.",
      "Put the machines on one LAN, or join their networks by a machine that is on both. A machine without containers is a warning.",
    ],
    bad: [
      "# containers.json puts containers on a, b and c",
      "set link0 [$ns duplex-link $a $b 1Gb 0ms DropTail]",
    ],
    good: ["# containers.json puts containers on a, b and c", 'set lan0 [$ns make-lan "$a $b $c" 1Gb 0ms]'],
  },
  NS4409: {
    severity: "error",
    title: "more containers on a host than the packing",
    explanation: [
      "The host holds more containers than `--packing` allows. Without the option it is a warning from eleven containers on, because the",
      "placement is yours: a machine that is too full runs slowly or out of memory. Spread them over more hosts, or give the number.",
    ],
    language: "shell",
    bad: ["nsc compile hosts.ns --containers containers.json --packing 2    # alice holds three"],
    good: ["nsc compile hosts.ns --containers containers.json --packing 3"],
  },
  NS4410: {
    severity: "note",
    title: "MAC addresses were filled in",
    explanation: [
      "Interfaces without a MAC address get one that is made from the names of the project, the experiment and the container, the same in",
      "every run. Give `-p` and `-e` from the start, or write the addresses into the file, so that they stay.",
    ],
    language: "json",
    bad: file({}),
    good: file({ interfaces: at("10.1.1.200", '"mac": "de:ad:be:ef:00:ae"') }),
  },
  NS4411: {
    severity: "error",
    title: "container in the NS file of the hosts",
    explanation: [
      "Beside a containers.json the NS file holds machines only, and this node has attributes that make it a container. Move it to",
      "containers.json, or leave `--containers` out: nsc then places the containers of the NS file itself.",
    ],
    language: "shell",
    bad: ["nsc compile exp.ns --containers containers.json    # exp.ns has containers:image_name"],
    good: ["nsc compile exp.ns"],
  },
  NS4412: {
    severity: "note",
    title: "networks of containers are guessed from their addresses",
    explanation: [
      "The hosts are called like those that nsc makes, and no address lies on their networks: this is the containers.json of a compiled",
      "experiment. Its NS file knows the networks of the containers; here each block of 256 addresses counts as one.",
    ],
    language: "shell",
    bad: ["nsc compile build/exp/exp.pnode.ns --containers build/exp/containers.json"],
    good: ["nsc compile exp.ns"],
  },
});
