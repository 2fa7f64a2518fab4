import type { Route as RouteRow } from "../../topology/index.ts";
import { aKindOf } from "../describe.ts";
import { EndHandle, LanLink, type Member } from "../objects/lan-link.ts";
import { Node, type Route } from "../objects/node.ts";
import type { Session } from "../session.ts";

/** The routes of a node as addresses; what leads nowhere is reported. */
export function routesOf(session: Session, node: Node): RouteRow[] {
  const rows: RouteRow[] = [];
  for (const route of node.routes?.values() ?? []) {
    session.interp.step();
    const row = routeRow(session, node, route);
    if (row !== null) rows.push(row);
  }
  return rows;
}

function routeRow(session: Session, node: Node, route: Route): RouteRow | null {
  const ends = firstStep(node, route);
  if (ends === null) {
    session.report("NS3035", route.place, `"${route.hop.name}" is no neighbour of "${node.name}"`, {
      help: "the next hop of a route has to be on a link or LAN of the node",
    });
    return null;
  }
  const destination = destinationOf(session, route);
  if (destination === null) return null;
  return {
    source: ends.near.address,
    nextHop: ends.far.address,
    destination: destination.member.address,
    destinationType: destination.type,
    destinationMask: destination.member.network.mask,
  };
}

/** The ends of the network that the first step of a route goes over: the latest link, else the first LAN. */
function firstStep(node: Node, { hop }: Route): { near: Member; far: Member } | null {
  if (!(hop instanceof Node)) return null;
  const link = node.simulator.linkBetween(node, hop);
  const near =
    link?.memberOf(node) ??
    node.ports.find(({ network }) => network.className === "Lan" && network.memberOf(hop) !== null);
  const far = near?.network.memberOf(hop) ?? null;
  return near === undefined || far === null ? null : { near, far };
}

function destinationOf(session: Session, route: Route): { member: Member; type: "host" | "net" } | null {
  const { destination } = route;
  if (destination instanceof Node) {
    const [only] = destination.ports;
    if (only !== undefined && destination.ports.length === 1) return { member: only, type: "host" };
    session.report(
      "NS3035",
      route.place,
      `"${destination.name}" has ${destination.ports.length} interfaces; which is meant is not known`,
      {
        help: "give the link or LAN as the destination",
      },
    );
    return null;
  }
  const network = destination instanceof EndHandle ? destination.member.network : destination;
  const first = network instanceof LanLink ? network.members[0] : undefined;
  if (first !== undefined) return { member: first, type: "net" };
  session.report(
    "NS3035",
    route.place,
    `"${destination.name}" is ${aKindOf(destination)}, which no route can lead to`,
  );
  return null;
}
