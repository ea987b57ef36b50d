// The site works without this file. With it, addresses stay short, long lists of a filter can be searched, names are
// suggested while one types, and older browsers show the filters beside the results.
"use strict";

for (const form of document.querySelectorAll('form[action="/search"]')) {
  // An empty field asks for nothing; left out, the address is one to share. (An empty filter means "not stated": it stays.)
  form.addEventListener("formdata", (event) => {
    for (const name of ["q", "from", "to", "order"]) {
      if (event.formData.get(name) === "") event.formData.delete(name);
    }
  });
}

// Who comes back to a page sees what it answers: what was chosen or typed and not asked for is let go.
addEventListener("pageshow", (event) => {
  const [visit] = performance.getEntriesByType("navigation");
  if (event.persisted || visit?.type === "back_forward") for (const form of document.forms) form.reset();
});

// The stylesheet unfolds the filters on a wide screen where it can reach inside <details>; elsewhere this does.
const fold = document.querySelector("details.fold");
if (fold && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 56rem)").matches) fold.open = true;

// All values of a long facet are on the page; a field at its top shows only those that hold what is typed.
for (const list of document.querySelectorAll("details.long")) {
  const facet = list.closest(".facet");
  const field = document.createElement("input");
  field.type = "search";
  field.className = "narrowing";
  field.placeholder = `Find a ${list.dataset.legend}`;
  field.setAttribute("aria-label", field.placeholder);
  const told = document.createElement("p");
  told.className = "count";
  told.setAttribute("role", "status");
  facet.querySelector("h2").after(field, told);
  field.addEventListener("input", () => {
    const wanted = plain(field.value);
    const rows = [...facet.querySelectorAll("li")];
    if (wanted) list.open = true;
    for (const row of rows) row.hidden = !plain(row.querySelector(".name").textContent).includes(wanted);
    told.textContent = wanted && `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  });
}

function plain(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase().trim();
}

// Committees and speakers whose names begin like what is typed, as links under the box: the arrow keys reach them. How
// many there are is told to those who do not see them.
for (const box of document.querySelectorAll(".box")) {
  const input = box.querySelector("input");
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  box.append(told);
  let shown = null;
  let asked = "";
  // Forgotten first: taking away what has the focus makes it leave the box, which closes once more.
  const close = () => { const list = shown; shown = null; told.textContent = ""; list?.remove(); };
  const step = (by) => {
    const stops = [input, ...shown.querySelectorAll("a")];
    stops[(stops.indexOf(document.activeElement) + by + stops.length) % stops.length].focus();
  };
  input.addEventListener("input", async () => {
    const typed = (asked = input.value.trim());
    // A pasted text is not the beginning of a name.
    if (typed.length < 2 || typed.length > 300) return close();
    // All that the form would ask for: a suggestion keeps it.
    const answer = await fetch("/suggest?" + new URLSearchParams(new FormData(input.form))).catch(() => null);
    if (!answer?.ok || typed !== asked) return;
    const { suggestions } = await answer.json();
    if (shown?.contains(document.activeElement)) return; // a late answer takes nothing away from who has begun to choose
    close();
    if (!suggestions.length || document.activeElement !== input) return;
    shown = document.createElement("div");
    shown.className = "suggested";
    shown.setAttribute("role", "group");
    shown.setAttribute("aria-label", "Suggestions");
    for (const { kind, value, count, url } of suggestions) {
      const link = document.createElement("a");
      link.href = url;
      // Counted in the whole archive, whatever else is asked for.
      for (const [text, name] of [[value, ""], [kind, "kind"], [`${count.toLocaleString("en-GB")} in all`, "count"]]) {
        const part = document.createElement("span");
        part.textContent = text;
        part.className = name;
        link.append(part, " ");
      }
      shown.append(link);
    }
    box.append(shown);
    const number = suggestions.length;
    told.textContent = `${number} suggestion${number === 1 ? "" : "s"}: use the arrow keys`;
  });
  box.addEventListener("keydown", (event) => {
    if (!shown) return;
    // The browser would empty the field as well.
    if (event.key === "Escape") { event.preventDefault(); asked = ""; input.focus(); close(); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); step(event.key === "ArrowDown" ? 1 : -1); }
  });
  // A page that is kept for going back is kept without them.
  addEventListener("pagehide", () => { asked = ""; close(); });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
}
