/** The style sheet of the HTML picture. */
export const PAGE_STYLE = `
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px/1.4 Arial, "Liberation Sans", Helvetica, sans-serif; color: #1a1a1a; background: #fff; }
header { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 12px; border-bottom: 1px solid #ccc; background: #f7f7f9; }
h1 { font-size: 15px; margin: 0 12px 0 0; }
button, input { font: inherit; padding: 4px 10px; border: 1px solid #999; border-radius: 4px; background: #fff; color: inherit; }
button:hover { background: #eef; }
button:focus-visible, input:focus-visible, #ui-picture:focus-visible { outline: 3px solid #1f5fa8; outline-offset: 1px; }
#ui-search { width: 17em; }
#ui-count { min-width: 9em; color: #444; }
main { flex: 1; display: flex; min-height: 0; }
#ui-picture { flex: 1; min-width: 0; overflow: hidden; touch-action: none; cursor: grab; }
#ui-picture.moving { cursor: grabbing; user-select: none; }
#ui-picture svg { display: block; width: 100%; height: 100%; }
svg text { font-family: Arial, "Liberation Sans", Helvetica, sans-serif; }
svg g.node { cursor: pointer; }
svg g.node:focus { outline: none; }
svg g.node:focus > :is(polygon, ellipse, path), svg g.node.current > :is(polygon, ellipse, path) { stroke: #c2185b; stroke-width: 4px; }
svg.searching g.node, svg.searching g.edge { opacity: 0.25; }
svg.searching g.node.match { opacity: 1; }
aside { width: 22em; max-width: 45%; overflow: auto; padding: 10px 14px; border-left: 1px solid #ccc; }
aside h2 { font-size: 15px; margin: 0 0 4px; overflow-wrap: anywhere; }
aside h3 { font-size: 14px; margin: 10px 0 2px; overflow-wrap: anywhere; }
aside ul { margin: 0; padding-left: 18px; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
kbd { border: 1px solid #bbb; border-radius: 3px; padding: 0 4px; background: #fff; font-size: 12px; }
footer { padding: 4px 12px; color: #444; font-size: 12px; border-top: 1px solid #ddd; }
@media print { header, footer, aside { display: none !important; } }
`;
