import { describe, expect, it } from "vitest";
import { defaultProfile } from "../../src/topology/index.ts";
import { brief, evaluateBody, findings, strictProfile, WORLD, world } from "./evaluate.ts";

const MORE = [
  "set p [$a program-agent -command {do it}]",
  "set q [[$ns link $a $b] queue]",
  "set seq [$ns event-sequence]",
  "set tl [$ns event-timeline]",
  "",
].join("\n");

/** `NODE OBJECT TYPE EVENT ARGUMENTS` of what an event text makes at time 10. */
function eventsOf(text: string, before = ""): string[] {
  const { events } = world(`${MORE}${before}\n$ns at 10 ${text}`);
  return events.map((event) =>
    [event.time, event.node || "-", event.object || "-", event.objectType, event.eventType, event.arguments]
      .join(" ")
      .trim(),
  );
}

describe("events", () => {
  it.each<[string, string]>([
    ['"$l up"', "10 - l LINK UP"],
    ['"$l down"', "10 - l LINK DOWN"],
    ['"$net create"', "10 - net LINK CREATE"],
    ['"$net clear"', "10 - net LINK CLEAR"],
    ['"$l reset"', "10 - l LINK RESET"],
    ['"$l bandwidth 5Mb duplex"', "10 - l LINK MODIFY BANDWIDTH=5000"],
    ['"$l bandwidth 5Mb"', "10 - l LINK MODIFY BANDWIDTH=5000"],
    ['"$l delay 30ms"', "10 - l LINK MODIFY DELAY=30ms"],
    ['"$l plr 0.05"', "10 - l LINK MODIFY PLR=0.05"],
    ['"$l plr 5e-2x"', "10 - l LINK MODIFY PLR=0.05"],
    ['"$l trace start"', "10 - l-tracemon LINKTRACE START"],
    ['"$q set limit_ 20"', "10 - l-a LINK MODIFY LIMIT=20"],
    ['"$q set queue-in-bytes_ 1"', "10 - l-a LINK MODIFY QUEUE-IN-BYTES=1"],
    ['"$q set q_weight_ 0.5"', "10 - l-a LINK MODIFY Q_WEIGHT=0.5"],
    ['"$q set q_weight_ 2"', "10 - l-a LINK MODIFY Q_WEIGHT=2.0"],
    ['"$q trace snapshot"', "10 - l-a-tracemon LINKTRACE SNAPSHOT"],
    ['"[$net Queue $b] set thresh_ 3"', "10 - net-b LINK MODIFY THRESH=3"],
    ['"$a reboot"', "10 - a NODE REBOOT"],
    ['"$a snapshot-to IMG"', "10 - a NODE SNAPSHOT IMAGE=IMG"],
    ['"$a reload"', "10 - a NODE RELOAD"],
    ['"$a reload -image IMG"', "10 - a NODE RELOAD IMAGE=IMG"],
    ['"$p start"', "10 a p PROGRAM START COMMAND=do it"],
    [
      '"$p run -command {x y} -tag t -timeout 1m -dir /tmp -expected-exit-code 3"',
      "10 a p PROGRAM RUN DIR={/tmp} EXPECTED_EXIT_CODE=3 TAG=t TIMEOUT={60} COMMAND=x y",
    ],
    ['"$p set -dir /tmp"', "10 a p PROGRAM MODIFY DIR={/tmp} COMMAND=do it"],
    ['"$p stop"', "10 a p PROGRAM STOP"],
    ['"$p kill SIGINT"', "10 a p PROGRAM KILL SIGNAL=SIGINT"],
    ['"__all_programs start"', "10 * __all_programs PROGRAM START"],
    ['"__all_programs kill TERM"', "10 * __all_programs PROGRAM KILL SIGNAL=TERM"],
    ['"$seq start"', "10 - seq SEQUENCE START"],
    ['"$tl reset"', "10 - tl TIMELINE RESET"],
    ['"[$a console] start"', "10 * a-console CONSOLE START"],
    ['"[$a console] stop f.log"', "10 * a-console CONSOLE STOP FILE=f.log"],
    ['"a-console start"', "10 * a-console CONSOLE START"],
    ['"$ns halt"', "10 * ns SIMULATOR HALT"],
    ['"$ns terminate"', "10 * ns SIMULATOR HALT"],
    ['"$ns swapout"', "10 * ns SIMULATOR SWAPOUT"],
    ['"$ns stoprun"', "10 * ns SIMULATOR STOPRUN"],
    ['"$ns stabilize"', "10 * ns SIMULATOR MODIFY mode=stabilize"],
    ['"$ns message {two words} three"', "10 * ns SIMULATOR MESSAGE two words three"],
    ['"$ns log starting  up"', "10 * ns SIMULATOR LOG starting up"],
    ['"$ns report -digester d -archive a"', "10 * ns SIMULATOR REPORT ARCHIVE={a} DIGESTER={d}"],
    ['"$ns report -archive {} -digester"', "10 * ns SIMULATOR REPORT"],
    ['"$p run -tag"', "10 a p PROGRAM RUN COMMAND=do it"],
    ['"$ns report"', "10 * ns SIMULATOR REPORT"],
    ['"$ns snapshot"', "10 * ns SIMULATOR SNAPSHOT LOGHOLE_ARGS='-s'"],
    ['"$ns cleanlogs"', "10 * ns SIMULATOR RESET ASPECT=LOGHOLE"],
    ['"$ns trace-for 9"', "10 * slothd SLOTHD START DURATION=9"],
    ['"$ns linktest"', "10 * linktest LINKTEST START STARTAT=1 STOPAT=3"],
    ['"$ns linktest -bw 1 -stopat 2"', "10 * linktest LINKTEST START STARTAT=1 STOPAT=2"],
    ['"$ns reset-lans"', "10 * __all_lans LINK RESET"],
    ['"$ns bandwidth x"', "10 - - LINK MODIFY"],
  ])("%s", (text, row) => {
    expect(eventsOf(text)).toEqual([row]);
  });

  it.each<[string, string, string]>([
    ["nodes", "set g [$ns event-group [list $a $b]]", "10 - g NODE REBOOT"],
    ["links and LANs", "set g [$ns event-group [list $l $net]]", "10 - g LINK DOWN"],
    [
      "sequences",
      "set s2 [$ns event-sequence]\nset g [$ns event-group [list $seq $s2]]",
      "10 * g SEQUENCE START",
    ],
  ])("for a group of %s", (_what, before, row) => {
    const command = row.split(" ").at(-1)?.toLowerCase();
    expect(eventsOf(`"$g ${command}"`, before)).toEqual([row]);
  });

  it("several in one text, with comments and a last semicolon", () => {
    expect(eventsOf('"$l down; # $l up; $l up;"')).toEqual(["10 - l LINK DOWN", "10 - l LINK UP"]);
  });

  it.each([
    ["1m30s", "90", "TIMER"],
    [".5", ".5", "TIMER"],
    ["swapout", "0", "SWAPOUT"],
    ["{}", "0", "TIMER"],
  ])("at %s", (written, time, trigger) => {
    expect(world(`$ns at ${written} "$l up"`).events).toMatchObject([
      { time, details: { trigger, parent: null } },
    ]);
  });

  it("force a delay on the network that they are for", () => {
    const must = (body: string) => world(body).networks.map((network) => network.details?.mustDelay);
    expect(must('$ns at 1 "$net up"')).toEqual([false, true]);
    expect(must('$ns at 1 "[[$ns link $a $b] queue] set limit_ 3"')).toEqual([true, false]);
    expect(must('set g [$ns event-group [list $l $net]]\n$ns at 1 "$g up"')).toEqual([true, true]);
  });

  it("are shown under the names that objects have in the end", () => {
    const body = '$ns duplex-link $c $d 1Mb 0ms DropTail\n$ns at 1 "tblink-l7 down"\nset cable tblink-l7';
    expect(world(body).events[0]?.object).toBe("cable");
  });

  it("of sequences and timelines have a parent", () => {
    const body = [
      'set seq [$ns event-sequence {\n  $l down\n\n  $p run -command "x y"\n}]',
      '$seq append "$ns log {a b}"',
      "set tl [$ns event-timeline]",
      '$tl at 3 "$l up; $l down"',
    ].join("\n");
    const { events, details } = world(`set p [$a program-agent]\n${body}`);
    expect(
      events.map((event) => [
        event.time,
        event.object,
        event.eventType,
        event.arguments,
        event.details?.parent,
      ]),
    ).toEqual([
      ["", "l", "DOWN", "", "seq"],
      ["", "p", "RUN", "COMMAND=x y", "seq"],
      ["", "ns", "LOG", "a b", "seq"],
      ["3", "l", "UP", "", "tl"],
      ["3", "l", "DOWN", "", "tl"],
    ]);
    expect(details?.eventLists).toEqual([
      { name: "seq", kind: "sequence" },
      { name: "tl", kind: "timeline" },
    ]);
  });

  it("a sequence replaces variables where it is made", () => {
    const body = "proc mk {link} { global ns; $ns event-sequence { $link down } }\nset seq [mk $net]";
    expect(world(body).events).toMatchObject([{ object: "net" }]);
  });
});

describe("events that are refused", () => {
  it.each<[string, string[]]>([
    ['$ns at soon "$l up"', ["error NS3022 |soon|"]],
    ['$ns at -1 "$l up"', ["error NS3022 |-1|"]],
    ['[$ns event-timeline] at swapout "$l up"', ["error NS3022 |swapout|"]],
    ['$ns at 1 ""', ['error NS3022 |""|']],
    ['$ns at 1 "$l"', ['error NS3022 |"$l"|']],
    ['$ns at 1 "finish"', ['error NS3022 |"finish"|']],
    ['proc finish {x} {}\n$ns at 1 "finish now"', ['error NS3022 |"finish now"|']],
    ['$ns at 1 "nosuch start"', ['error NS2003 |"nosuch start"|']],
    ['$ns at 1 "$l dance"', ['error NS3022 |"$l dance"|']],
    ['$ns at 1 "$ns dance"', ['error NS3022 |"$ns dance"|']],
    ['$ns at 1 "$l plr 5"', ['error NS3009 |"$l plr 5"|']],
    ['$ns at 1 "$l plr"', ['error NS3009 |"$l plr"|']],
    ['$ns at 1 "$l bandwidth 1kb"', ['error NS3007 |"$l bandwidth 1kb"|']],
    ['$ns at 1 "$l trace loudly"', ['error NS3022 |"$l trace loudly"|']],
    ['$ns at 1 "[$l Queue $a] set colour red"', ['error NS3022 |"[$l Queue $a] set colour red"|']],
    ['$ns at 1 "[$l Queue $a] set q_weight_ much"', ['error NS3022 |"[$l Queue $a] set q_weight_ much"|']],
    ['$ns at 1 "$a setdest 1 2 3"', ['error NS3022 |"$a setdest 1 2 3"|']],
    ['$ns at 1 "$a reload -imgae X"', ['error NS2010 |"$a reload -imgae X"|']],
    ['$ns at 1 "[$a program-agent] kill"', ['error NS3022 |"[$a program-agent] kill"|']],
    ['$ns at 1 "[$a program-agent] run -what x"', ['error NS2010 |"[$a program-agent] run -what x"|']],
    [
      '$ns at 1 "[$a program-agent] run -timeout soon"',
      ['error NS3022 |"[$a program-agent] run -timeout soon"|'],
    ],
    ['$ns at 1 "[$a console] stop"', ['error NS3022 |"[$a console] stop"|']],
    ['$ns at 1 "[$ns event-group] start"', ['error NS3022 |"[$ns event-group] start"|']],
    ['$ns at 1 "$l up \\{"', ['error NS3022 |"$l up \\{"|']],
    ['$ns at 1 "$l up;"', ['warning NS3022 |"$l up;"|']],
    ["$ns event-sequence { nosuch start }", ["error NS2003 |nosuch start|"]],
    ["$ns event-sequence { $nosuch start }", ["error NS2001 |$nosuch start|"]],
    [
      "$ns event-sequence {\n  $l up\n\n\t$l dance  \n  $l plr 7\n}",
      ["error NS3022 |$l dance|", "error NS3009 |$l plr 7|"],
    ],
    ["$ns event-sequence {\r\n$l up\r\n  $l dance\r\n}", ["error NS3022 |$l dance|"]],
    ['$ns event-sequence "$l up\n$l dance"', ['error NS3022 |"$l up\n$l dance"|']],
    ["$ns event-sequence {} catch {}", ["error NS3022 |catch|"]],
    ["$ns event-group [list $l $a]", ["error NS3036 |[list $l $a]|"]],
    ["[$ns event-group] add $l $net $a", ["error NS3036 |$a|"]],
    ["[$ns event-group] add ghost", ["error NS2003 |ghost|"]],
  ])("%s", (body, found) => {
    expect(findings(body)).toEqual(found);
  });

  it("where there are more than the testbed takes: an error under a strict profile", () => {
    const body = `${WORLD}for {set i 0} {$i < 14002} {incr i} { $ns at $i "$l up" }`;
    expect(brief(evaluateBody(body, { profile: strictProfile }).diagnostics)).toEqual([
      'error NS3022 |"$l up"|',
    ]);
    expect(brief(evaluateBody(body, { profile: defaultProfile }).diagnostics)).toEqual([
      'warning NS3022 |"$l up"|',
    ]);
    const list = `${WORLD}set tl [$ns event-timeline]\nfor {set i 0} {$i < 4002} {incr i} { $tl at $i "$l up" }`;
    expect(brief(evaluateBody(list).diagnostics)).toEqual(['error NS3022 |"$l up"|']);
  });
});
