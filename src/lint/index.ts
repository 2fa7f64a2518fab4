export { type ShapesOf, syntaxFindings } from "./syntax.ts";
