/** The script of the HTML picture: pan, zoom, search, and what is known of a shape. It puts text into the page as text. */
export const PAGE_SCRIPT = `
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const picture = byId("ui-picture");
  const svg = picture.querySelector("svg");
  const shapes = JSON.parse(byId("ui-data").textContent);
  const whole = svg.viewBox.baseVal;
  const home = { x: whole.x, y: whole.y, w: whole.width, h: whole.height };
  const view = { ...home };

  /* The part of the picture that is seen. */
  const show = () => svg.setAttribute("viewBox", [view.x, view.y, view.w, view.h].join(" "));
  const scale = () => Math.max(view.w / picture.clientWidth, view.h / picture.clientHeight);
  const zoom = (factor, x = view.x + view.w / 2, y = view.y + view.h / 2) => {
    const limited = Math.min(Math.max(view.w * factor, home.w / 400), home.w * 8) / view.w;
    view.x = x - (x - view.x) * limited;
    view.y = y - (y - view.y) * limited;
    view.w *= limited;
    view.h *= limited;
    show();
  };
  const pan = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    show();
  };
  const fit = () => {
    Object.assign(view, home);
    show();
  };
  const pointAt = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  };
  const boxOf = (element) => {
    const rectangle = element.getBoundingClientRect();
    const [x, y] = pointAt({ clientX: rectangle.left, clientY: rectangle.top });
    const [right, bottom] = pointAt({ clientX: rectangle.right, clientY: rectangle.bottom });
    return { x, y, w: right - x, h: bottom - y };
  };
  const goTo = (element) => {
    const box = boxOf(element);
    const height = Math.min(home.h, Math.max(box.h * 3, 300));
    const width = Math.min(home.w, Math.max(box.w * 3, 400));
    const ratio = picture.clientWidth / Math.max(1, picture.clientHeight);
    view.w = Math.max(width, height * ratio);
    view.h = view.w / ratio;
    view.x = box.x + box.w / 2 - view.w / 2;
    view.y = box.y + box.h / 2 - view.h / 2;
    show();
  };

  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    const amount = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    zoom(Math.exp(Math.max(-1, Math.min(1, amount / 500))), ...pointAt(event));
  }, { passive: false });

  const pointers = new Map();
  let moved = 0;
  const spread = () => {
    const [a, b] = [...pointers.values()];
    return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  };
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, event);
    moved = 0;
  });
  window.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const apart = pointers.size === 2 ? spread() : 0;
    pointers.set(event.pointerId, event);
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 3) picture.classList.add("moving");
    const size = scale() / pointers.size;
    pan((before.clientX - event.clientX) * size, (before.clientY - event.clientY) * size);
    if (apart > 0 && spread() > 0) zoom(apart / spread(), ...pointAt(event));
  });
  const release = (event) => {
    pointers.delete(event.pointerId);
    if (pointers.size === 0) picture.classList.remove("moving");
  };
  window.addEventListener("pointerup", release);
  window.addEventListener("pointercancel", release);

  /* What is known of a shape. */
  const panel = byId("ui-panel");
  const put = (parent, name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  let current = null;
  const choose = (shape, member) => {
    current?.element.classList.remove("current");
    current = shape;
    shape.element.classList.add("current");
    panel.replaceChildren();
    put(panel, "h2", shape.members.length === 1 ? shape.members[0].name : shape.title);
    const shown = member ? [member, ...shape.members.filter((other) => other !== member)] : shape.members;
    for (const { name, facts } of shown) {
      if (shape.members.length > 1) put(panel, "h3", name);
      const list = put(panel, "ul", "");
      for (const fact of facts) put(list, "li", fact);
    }
    panel.hidden = false;
    panel.scrollTop = 0;
  };
  const close = () => {
    current?.element.classList.remove("current");
    current = null;
    panel.hidden = true;
  };

  const known = new Map();
  for (const shape of shapes) {
    const element = document.getElementById(shape.id);
    if (element === null) continue;
    shape.element = element;
    known.set(element, shape);
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", shape.title);
    const title = element.querySelector("title");
    if (title !== null) title.textContent = shape.title;
  }
  for (const title of svg.querySelectorAll("g.edge > title, g.graph > title, g.cluster > title")) title.remove();
  const shapeOf = (target) => {
    const element = target instanceof Element ? target.closest("g.node") : null;
    return element === null ? undefined : known.get(element);
  };
  picture.addEventListener("click", (event) => {
    if (moved > 3) return;
    const shape = shapeOf(event.target);
    if (shape === undefined) close();
    else choose(shape);
  });

  /* Search. */
  const search = byId("ui-search");
  const count = byId("ui-count");
  let matches = [];
  let at = -1;
  const find = () => {
    const wanted = search.value.trim().toLowerCase();
    matches = [];
    at = -1;
    for (const shape of shapes) {
      const found = wanted === "" ? [] : shape.members.filter(({ name, facts }) =>
        name.toLowerCase().includes(wanted) || facts.some((fact) => fact.toLowerCase().includes(wanted)));
      shape.element?.classList.toggle("match", found.length > 0);
      if (shape.element) for (const member of found) matches.push({ shape, member });
    }
    const exact = matches.findIndex(({ member }) => member.name.toLowerCase() === wanted);
    if (exact > 0) matches.unshift(...matches.splice(exact, 1));
    svg.classList.toggle("searching", wanted !== "");
    count.textContent = wanted === "" ? "" : matches.length === 0 ? "nothing found" : matches.length + " found";
  };
  const step = (by) => {
    if (matches.length === 0) return;
    at = at < 0 ? (by > 0 ? 0 : matches.length - 1) : (at + by + matches.length) % matches.length;
    const { shape, member } = matches[at];
    count.textContent = at + 1 + " of " + matches.length + ": " + member.name;
    choose(shape, member);
    goTo(shape.element);
  };
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      search.value = "";
      find();
      picture.focus();
    } else return;
    event.preventDefault();
  });

  const actions = { "ui-in": () => zoom(0.75), "ui-out": () => zoom(1 / 0.75), "ui-fit": fit,
    "ui-next": () => step(1), "ui-previous": () => step(-1) };
  for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);

  const keys = {
    ArrowLeft: () => pan(-view.w / 10, 0), ArrowRight: () => pan(view.w / 10, 0),
    ArrowUp: () => pan(0, -view.h / 10), ArrowDown: () => pan(0, view.h / 10),
    "+": () => zoom(0.75), "=": () => zoom(0.75), "-": () => zoom(1 / 0.75), 0: fit,
    n: () => step(1), N: () => step(-1), "/": () => search.focus(), Escape: close,
  };
  document.addEventListener("keydown", (event) => {
    if (event.target === search || event.ctrlKey || event.metaKey || event.altKey) return;
    const shape = shapeOf(event.target);
    if (shape !== undefined && (event.key === "Enter" || event.key === " ")) choose(shape);
    else if (Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });
  picture.addEventListener("focusin", (event) => {
    const shape = shapeOf(event.target);
    if (shape === undefined || !event.target.matches(":focus-visible")) return;
    const box = boxOf(shape.element);
    const inside = box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h;
    if (!inside) goTo(shape.element);
  });
})();
`;
