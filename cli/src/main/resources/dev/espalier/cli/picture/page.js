"use strict";
(() => {
  const revisions = [...document.querySelectorAll("a.revision")];
  const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  let current = revisions[0];

  // One stop for the Tab key: inside the picture, arrow keys move.
  revisions.forEach(it => { it.tabIndex = it === current ? 0 : -1; });
  document.querySelector(".keys").hidden = false;

  const stop = it => { current.tabIndex = -1; it.tabIndex = 0; current = it; };
  const place = it => { const box = it.parentElement.getBoundingClientRect(); return [box.left, box.top]; };

  // The nearest in that direction; a step aside counts more than a step ahead.
  const next = (from, [dx, dy]) => {
    const [x, y] = place(from);
    let best = null, least = Infinity;
    for (const it of revisions) {
      const [a, b] = place(it);
      const ahead = (a - x) * dx + (b - y) * dy;
      const aside = Math.abs((a - x) * dy) + Math.abs((b - y) * dx);
      const far = ahead + 2 * aside;
      if (ahead > 1 && far < least) { best = it; least = far; }
    }
    return best;
  };

  document.addEventListener("focusin", event => {
    const it = event.target.closest("a.revision");
    if (it) stop(it);
  });
  document.addEventListener("keydown", event => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const open = document.querySelector("article:target");
    if (event.key === "Escape" && open) {
      open.querySelector(".back").click();
    } else if (event.key in ways && event.target.matches("a.revision")) {
      event.preventDefault();
      const it = next(event.target, ways[event.key]);
      if (it) it.focus();
    }
  });
})();
