import type { TopologyDocument } from "../../topology/index.ts";
import { detailedDrawing } from "./detail.ts";
import type { Drawing, DrawingOptions } from "./drawing.ts";
import { summaryDrawing } from "./summary.ts";

/** What a person can still read when every node is drawn. */
const MOST_NODES = 500;
const MOST_ENDS = 3_000;

/** Whether an experiment is too large for a picture of every node. */
export function isSummarised({ nodes }: TopologyDocument): boolean {
  return (
    nodes.length > MOST_NODES || nodes.reduce((sum, { interfaces }) => sum + interfaces.length, 0) > MOST_ENDS
  );
}

/** A picture of an experiment: every node, or the machines and the traffic between them where there are too many. */
export function drawTopology(document: TopologyDocument, options: DrawingOptions = {}): Drawing {
  return isSummarised(document) ? summaryDrawing(document) : detailedDrawing(document, options);
}
