import { parameters, SIGNAL } from "../../tcl/index.ts";
import { reportingCommand } from "../../topology/index.ts";
import type { Call } from "../call.ts";
import { shown } from "../describe.ts";
import { setStartCommand } from "../node-settings.ts";
import type { CommandRow } from "../row.ts";

const IMAGE = "UBUNTU10-OML";
const PORT = "8000";
const SERVER = `/usr/bin/oml2-server -l ${PORT} --logfile=/local/logs/oml-server.log --data-dir=/local/logs`;

/** Variables and a node that the testbed makes at global level. */
const SERVER_NODE = `set omlserver [$ns node]
set oml_server_port ${PORT}
tb-set-node-os $omlserver ${IMAGE}
set omlserverstartcmd {${SERVER}}
tb-set-node-startcmd $omlserver $omlserverstartcmd`;

/** OML, a system for measurements that one older testbed had. */
export const omlCommands: readonly CommandRow[] = [
  {
    name: "tb-set-use-oml",
    parameters: parameters("?arg ...?"),
    help: "Adds a node, omlserver, that collects measurements. The simulator has to be in the variable ns. Arguments are ignored.",
    run: (call) => evaluateGlobally(call, SERVER_NODE),
  },
  {
    name: "tb-set-oml-server",
    parameters: parameters("node:node"),
    help: "Makes a node the one that collects measurements: sets its image and its start command.",
    run(call) {
      const node = call.node(0);
      if (node === null) return;
      node.write("osid", IMAGE, call.place);
      setStartCommand(call, node, 0, reportingCommand(SERVER));
    },
  },
  {
    name: "tb-set-oml-use-control",
    parameters: parameters("flag:boolean"),
    help: "With 0, measurements get a LAN of all nodes, omllan, which is made when the experiment is complete.",
    run(call) {
      const text = call.text(0).trim();
      call.session.settings.measurementLan = text !== "" && Number(text) === 0;
    },
  },
  {
    name: "tb-set-oml-mp",
    parameters: parameters("?word ...?"),
    usage: "name metric type ?metric type ...?",
    help: "Describes what is measured, for source code that a testbed makes from it; nsc makes none.",
    run(call) {
      const count = call.texts(0).join(" ").split(" ").length;
      if (count >= 3 && count % 2 === 1) {
        call.session.warn("NS3028", call.nameSpan, "no source code is made for measurements");
      } else {
        call.session.report(
          "NS3031",
          call.place,
          `${shown(call.texts(0).join(" "))} describes no measurement`,
          {
            help: "write a name and pairs of a metric and its type",
          },
        );
      }
    },
  },
];

/** Makes the LAN for measurements, where one was asked for, as the testbed does before it completes an experiment. */
export function makeMeasurementLan(call: Call, nodes: readonly string[]): void {
  if (!call.session.settings.measurementLan) return;
  evaluateGlobally(call, `set omllan [$ns make-lan {${[...nodes].sort().join(" ")}} 100Mb 0ms]`);
}

function evaluateGlobally(call: Call, script: string): void {
  const { interp, session } = call;
  session.places.inside(call.site, () =>
    interp.inFrame(interp.globalFrame, () => {
      if (interp.evalText(script) === SIGNAL) throw interp.stray();
    }),
  );
}
