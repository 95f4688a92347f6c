"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  const index = read("index");
  const SEVERITIES = ["error", "warning", "note"];
  const ROW = 42;
  const parsed = new Map();
  let current = -1;
  let active = -1;
  let filter = { severity: "", rule: "", undecided: false };

  /* ---- elements: text is only ever put in as text ---- */
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "on") for (const [type, act] of Object.entries(value)) element.addEventListener(type, act);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  let saying = 0;
  const say = (text) => {
    $("status").textContent = text;
    clearTimeout(saying);
    saying = setTimeout(() => { $("status").textContent = ""; }, 4000);
  };

  /* ---- decisions ---- */
  const store = "corrigenda:" + index.key;
  let decisions = {};
  try { decisions = JSON.parse(localStorage.getItem(store)) || {}; } catch { decisions = {}; }
  const keyOf = (article, print) => index.articles[article].path + "\u0000" + print;
  const decided = (article, print) => {
    const made = decisions[keyOf(article, print)];
    return made && made.decision ? made : null;
  };
  const keep = () => {
    try { localStorage.setItem(store, JSON.stringify(decisions)); } catch { /* the page works without */ }
    progress();
  };
  const all = index.articles.reduce((sum, article) => sum + article.prints.length, 0);
  const decidedIn = (k) => index.articles[k].prints.filter((print) => decided(k, print)).length;
  const progress = () => {
    const done = index.articles.reduce((sum, _, k) => sum + decidedIn(k), 0);
    $("progress").max = Math.max(1, all);
    $("progress").value = done;
    $("progress-text").textContent = all ? `${done} of ${all} decided` : "Nothing to decide";
  };

  const data = (k) => {
    if (!parsed.has(k)) parsed.set(k, read("a" + k));
    return parsed.get(k);
  };
  const family = (rule) => rule.split("/")[0];
  const families = [...new Set(Object.keys(index.rules).map(family))].sort();
  const hue = (rule) => "f" + (families.indexOf(family(rule)) % 8);

  /* ---- the overview: only the rows in sight are in the page ---- */
  const columns = [
    ["article", (a) => (a.title || a.shown).toLowerCase()], ["errors", (a) => -a.counts[0]], ["warnings", (a) => -a.counts[1]],
    ["notes", (a) => -a.counts[2]], ["fixable", (a) => -a.fixable], ["decided", (a) => -decidedIn(index.articles.indexOf(a))],
  ];
  let sorted = { column: 1, down: true };
  let shown = [];
  let body = null;
  const arrange = () => {
    const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const by = columns[sorted.column][1];
    const keys = new Map(index.articles.map((article) => [article, by(article)]));
    shown = index.articles.map((article, k) => k).filter((k) => {
      const text = (index.articles[k].title + " " + index.articles[k].shown).toLowerCase();
      return words.every((word) => text.includes(word));
    });
    shown.sort((a, b) => {
      const x = keys.get(index.articles[a]), y = keys.get(index.articles[b]);
      return (x < y ? -1 : x > y ? 1 : a - b) * (sorted.down ? 1 : -1);
    });
    table();
  };
  const table = () => {
    const head = make("tr", {}, ...columns.map(([name], k) => make("th", {
      scope: "col", class: k ? "n" : "", "aria-sort": sorted.column === k ? (sorted.down === (k === 0) ? "ascending" : "descending") : "none",
    }, make("button", { type: "button", on: { click: () => {
      sorted = { column: k, down: sorted.column === k ? !sorted.down : true };
      arrange();
      $("table").querySelectorAll("th button")[k].focus();
    } } }, name + (sorted.column === k ? (sorted.down === (k === 0) ? " ↑" : " ↓") : "")))));
    body = make("tbody");
    $("table").replaceChildren(make("table", { "aria-rowcount": shown.length + 1 }, make("thead", {}, head), body));
    window_();
  };
  const window_ = () => {
    if (!body) return;
    const first = Math.max(0, Math.floor($("table").scrollTop / ROW) - 10);
    const last = Math.min(shown.length, first + Math.ceil(($("table").clientHeight || 700) / ROW) + 20);
    const gap = (rows) => {
      const row = make("tr", { "aria-hidden": "true" }, make("td", { colspan: columns.length }));
      row.firstChild.style.height = rows * ROW + "px";
      return row;
    };
    const rows = shown.slice(first, last).map((k, n) => {
      const article = index.articles[k];
      const done = decidedIn(k);
      return make("tr", { "aria-rowindex": first + n + 2 },
        make("td", {}, make("a", { href: "#a" + k, title: article.shown }, article.title || article.shown), article.title ? make("span", { class: "path" }, "  " + article.shown) : ""),
        ...article.counts.map((count, s) => make("td", { class: "n" + (count ? " s" + s : "") }, String(count))),
        make("td", { class: "n" }, String(article.fixable)), make("td", { class: "n" }, `${done} of ${article.prints.length}`));
    });
    body.replaceChildren(...(first ? [gap(first)] : []), ...rows, ...(last < shown.length ? [gap(shown.length - last)] : []));
  };

  /* ---- an article ---- */
  const visibleItem = (item) => {
    if (filter.severity !== "" && item.severity > Number(filter.severity)) return false;
    if (filter.rule && item.rule !== filter.rule) return false;
    return !(filter.undecided && decided(current, item.id));
  };
  const open = (k, focus = true) => {
    current = k;
    active = -1;
    const article = index.articles[k];
    const { passages, items } = data(k);
    $("article-title").textContent = article.title || article.shown;
    $("article-facts").textContent = `${article.shown} · ${article.counts.map((n, s) => `${n} ${SEVERITIES[s]}${n === 1 ? "" : "s"}`).join(", ")}; ${article.fixable} with a fix`;
    const errors = items.filter((item) => item.severity === 0);
    $("first").replaceChildren(...(errors.length && items.length > 5 ? [make("p", {}, "To be done first"), make("ul", {}, ...errors.slice(0, 5).map((item) => {
      const number = items.indexOf(item) + 1;
      return make("li", {}, make("a", { href: "#n" + number, on: { click: (event) => { event.preventDefault(); go(number - 1); } } }, `AQ${number}`), " " + item.message);
    }))] : []));
    const options = [...new Set(items.map((item) => item.rule))].sort();
    $("by-rule").replaceChildren(make("option", { value: "" }, "all"), ...options.map((rule) => make("option", { value: rule }, rule)));
    filter = { severity: "", rule: "", undecided: false };
    $("filters").reset();
    $("proof").replaceChildren(...(items.length ? passages.map((passage) => row(passage, items)) : [make("p", { class: "empty" }, "Nothing to correct in this file."), ...passages.map((passage) => row(passage, items))]));
    safe();
    $("article").hidden = false;
    $("overview").hidden = index.articles.length > 1;
    $("overview-button").hidden = index.articles.length < 2;
    if (focus) { window.scrollTo(0, 0); $("article-title").focus({ preventScroll: true }); }
  };
  const row = ([kind, level, line, runs, here], items) => {
    const text = make("div", { class: "text", ...(kind === "article-title" || kind === "title" ? { role: "heading", "aria-level": kind === "title" ? Math.min(6, 3 + Math.max(0, level - 1)) : 3 } : {}) });
    text.append(make("span", { class: "line", "aria-hidden": "true" }, String(line)));
    const numbered = new Set();
    for (const run of runs) {
      if (typeof run === "string") { text.append(run); continue; }
      const [words, on] = run;
      const last = on.filter((n) => !numbered.has(n));
      last.forEach((n) => numbered.add(n));
      const n = on[on.length - 1];
      const labels = last.length ? last.map((k) => k + 1).join(",") : "";
      text.append(make("mark", { class: hue(items[n].rule), "data-items": on.join(" ") },
        make("a", { href: "#n" + (n + 1), on: { click: (event) => { event.preventDefault(); go(n); } } }, words, labels ? make("sup", {}, labels) : "")));
    }
    const notes = make("div", { class: "notes" }, ...here.map((n) => note(n, items[n])));
    return make("div", { class: "row " + kind }, text, notes);
  };
  const note = (n, item) => {
    const element = make("article", { class: "note " + hue(item.rule), id: "n" + (n + 1), tabindex: "-1", "aria-label": `Finding ${n + 1}`, on: { focusin: () => { if (active !== n) select(n, false); }, click: () => select(n, false) } });
    fill(element, n, item);
    return element;
  };
  const fill = (element, n, item) => {
    const made = decisions[keyOf(current, item.id)] || {};
    const act = (name, run, more = {}) => make("button", { type: "button", "data-act": name, ...more, on: { click: (event) => { event.stopPropagation(); run(n); } } }, { accept: "Accept", reject: "Reject", edit: "Edit", comment: "Comment", query: "Copy query" }[name]);
    const edited = made.decision === "accept" && typeof made.replacement === "string";
    let change = null;
    if (edited) change = make("p", {}, make("del", {}, item.at[2]), " → ", make("ins", {}, made.replacement || "(delete)"));
    else if (item.change) change = make("p", {}, item.change[0] ? make("del", {}, item.change[0]) : "", item.change[0] ? " → " : "insert ", make("ins", {}, item.change[1] || "(delete)"));
    else if (item.edits.length) change = make("p", {}, `a fix of ${item.edits.length} place${item.edits.length === 1 ? "" : "s"}`);
    const state = made.decision === "accept" ? (edited ? "Accepted, edited" : "Accepted") : made.decision === "reject" ? "Rejected: let it stand" : "";
    element.classList.toggle("accepted", made.decision === "accept");
    element.classList.toggle("rejected", made.decision === "reject");
    element.replaceChildren(
      make("div", { class: "head" }, make("span", { class: "aq" }, "AQ" + (n + 1)), make("span", { class: "s" + item.severity }, SEVERITIES[item.severity]), make("span", { title: index.rules[item.rule] }, item.rule), item.new ? make("span", { class: "new" }, "new") : "", item.fix === "unsafe" ? make("span", {}, "look before you accept") : ""),
      make("p", {}, item.message), change || "",
      item.others ? make("p", {}, "or: " + item.others.join(", ")) : "",
      made.comment ? make("p", {}, "Comment: " + made.comment) : "",
      state ? make("p", { class: "state" }, state) : "",
      make("div", { class: "buttons" },
        item.edits.length || edited ? act("accept", accept, { "aria-pressed": String(made.decision === "accept") }) : "",
        act("reject", reject, { "aria-pressed": String(made.decision === "reject") }),
        act("edit", edit), act("comment", comment), act("query", query)));
    document.querySelectorAll(`mark[data-items~="${n}"]`).forEach((mark) => {
      mark.classList.toggle("accepted", made.decision === "accept");
      mark.classList.toggle("rejected", made.decision === "reject");
    });
  };
  const refill = (n) => {
    const element = $("n" + (n + 1));
    const held = element.contains(document.activeElement) ? document.activeElement.dataset.act || "note" : null;
    fill(element, n, data(current).items[n]);
    if (held) (element.querySelector(`[data-act="${held}"]`) || element).focus({ preventScroll: true });
    keep();
    safe();
    if (filter.undecided) apply();
  };
  const set = (n, change) => {
    const key = keyOf(current, data(current).items[n].id);
    decisions[key] = { ...decisions[key], ...change };
    refill(n);
  };
  const accept = (n) => {
    const item = data(current).items[n];
    const made = decisions[keyOf(current, item.id)] || {};
    if (made.decision === "accept") { undo(n); return; }
    if (!item.edits.length) { edit(n); return; }
    set(n, { decision: "accept", replacement: null });
    say(`AQ${n + 1} accepted`);
  };
  const reject = (n) => {
    const made = decisions[keyOf(current, data(current).items[n].id)] || {};
    if (made.decision === "reject") { undo(n); return; }
    set(n, { decision: "reject", replacement: null });
    say(`AQ${n + 1} rejected`);
  };
  const undo = (n) => { set(n, { decision: null, replacement: null }); say(`AQ${n + 1} undecided`); };
  const field = (n, label, value, done) => {
    const element = $("n" + (n + 1));
    element.querySelectorAll(".field").forEach((one) => one.remove());
    const id = "field" + (n + 1);
    const input = make("textarea", { id, rows: "2" });
    input.value = value;
    const close = () => { box.remove(); element.focus({ preventScroll: true }); };
    const ready = () => { const text = input.value; close(); done(text); };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); ready(); }
    });
    const box = make("div", { class: "field" }, make("label", { for: id }, label), input, make("div", { class: "buttons" }, make("button", { type: "button", on: { click: ready } }, "OK"), make("button", { type: "button", on: { click: close } }, "Cancel")));
    element.append(box);
    input.focus();
    input.select();
  };
  const edit = (n) => {
    const item = data(current).items[n];
    const made = decisions[keyOf(current, item.id)] || {};
    let value = item.at[2];
    if (typeof made.replacement === "string") value = made.replacement;
    else if (item.change && item.edits.length) value = after(item);
    field(n, `Instead of “${item.at[2]}”`, value, (text) => { set(n, { decision: "accept", replacement: text }); say(`AQ${n + 1} accepted, edited`); });
  };
  const after = (item) => {
    const points = [...item.at[2]];
    let text = "", at = item.at[0];
    for (const [start, end, , replacement] of item.edits) {
      text += points.slice(at - item.at[0], start - item.at[0]).join("") + replacement;
      at = end;
    }
    return text + points.slice(at - item.at[0]).join("");
  };
  const comment = (n) => {
    const made = decisions[keyOf(current, data(current).items[n].id)] || {};
    field(n, "Comment", made.comment || "", (text) => { set(n, { comment: text || null }); say("Comment kept"); });
  };
  const copy = async (text, told) => {
    try { await navigator.clipboard.writeText(text); say(told); } catch {
      const area = make("textarea", { "aria-label": "Author queries" });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      say(done ? told : "The browser does not let the page copy");
    }
  };
  const query = (n) => copy(data(current).items[n].query, `Query AQ${n + 1} copied`);

  const select = (n, scroll = true) => {
    if (active >= 0) $("n" + (active + 1))?.classList.remove("on");
    document.querySelectorAll("mark.on").forEach((mark) => mark.classList.remove("on"));
    active = n;
    const element = $("n" + (n + 1));
    element.classList.add("on");
    document.querySelectorAll(`mark[data-items~="${n}"]`).forEach((mark) => mark.classList.add("on"));
    if (scroll) element.scrollIntoView({ block: "center" });
  };
  const go = (n) => { select(n); $("n" + (n + 1)).focus({ preventScroll: true }); };
  const step = (by, undecided = false) => {
    const { items } = data(current);
    for (let n = active + by; n >= 0 && n < items.length; n += by) {
      if (visibleItem(items[n]) && !(undecided && decided(current, items[n].id))) { go(n); return; }
    }
    say(by > 0 ? "No further finding" : "No earlier finding");
  };
  const apply = () => {
    const { items } = data(current);
    items.forEach((item, n) => { $("n" + (n + 1)).hidden = !visibleItem(item); });
  };
  const safe = () => {
    const { items } = data(current);
    const left = items.filter((item) => item.fix === "safe" && !decided(current, item.id));
    $("accept-safe").hidden = !left.length;
    $("accept-safe").textContent = `Accept ${left.length} safe fix${left.length === 1 ? "" : "es"}`;
  };

  /* ---- out and in ---- */
  const exported = () => {
    const files = [], made = [];
    index.articles.forEach((article, k) => {
      const here = article.prints.some((print) => decisions[keyOf(k, print)]);
      if (!here) return;
      files.push({ path: article.path, sha256: article.sha256 });
      for (const item of data(k).items) {
        const one = decisions[keyOf(k, item.id)];
        if (!one || !one.decision) continue;
        const place = (start, end, text, before, behind) => ({ start: { offset: start }, end: { offset: end }, text, context: { before, after: behind } });
        const taken = one.decision === "accept" && typeof one.replacement !== "string";
        const entry = { path: article.path, fingerprint: item.id, rule: item.rule, decision: one.decision, replacement: typeof one.replacement === "string" ? one.replacement : null, comment: one.comment || null };
        if (taken && item.edits.length === 1) {
          const [start, end, text, replacement, before, behind] = item.edits[0];
          Object.assign(entry, { replacement }, place(start, end, text, before, behind));
        } else {
          Object.assign(entry, place(...item.at));
          if (taken) entry.edits = item.edits.map(([start, end, text, replacement, before, behind]) => ({ ...place(start, end, text, before, behind), replacement }));
        }
        made.push(entry);
      }
    });
    return { version: 1, tool: { name: "corrigenda", version: index.version }, files, decisions: made };
  };
  $("export").addEventListener("click", () => {
    const value = exported();
    const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2) + "\n"], { type: "application/json" }));
    const link = make("a", { href: url, download: "decisions.json" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    say(`${value.decisions.length} decision${value.decisions.length === 1 ? "" : "s"} saved`);
  });
  $("import").addEventListener("click", () => $("import-file").click());
  $("import-file").addEventListener("change", async () => {
    const [file] = $("import-file").files;
    if (!file) return;
    try {
      const value = JSON.parse(await file.text());
      const known = new Map();
      index.articles.forEach((article, k) => article.prints.forEach((print) => known.set(keyOf(k, print), k)));
      let taken = 0;
      for (const one of value.decisions) {
        const key = one.path + "\u0000" + one.fingerprint;
        if (!known.has(key) || !["accept", "reject"].includes(one.decision)) continue;
        const item = data(known.get(key)).items.find((other) => other.id === one.fingerprint);
        const proposed = one.edits || (item.edits.length === 1 && item.edits[0][0] === one.start.offset && item.edits[0][3] === one.replacement);
        decisions[key] = { decision: one.decision, replacement: one.decision === "accept" && !proposed ? one.replacement : null, comment: one.comment };
        taken += 1;
      }
      keep();
      if (current >= 0) open(current, false); else arrange();
      say(`${taken} of ${value.decisions.length} decisions loaded`);
    } catch { say("That file holds no decisions"); }
    $("import-file").value = "";
  });
  $("copy-queries").addEventListener("click", () => {
    const chosen = current >= 0 ? [current] : index.articles.map((_, k) => k);
    const parts = chosen.flatMap((k) => {
      const lines = data(k).items.filter((item) => !decided(k, item.id)).map((item) => item.query);
      return lines.length ? [[...(chosen.length > 1 ? [index.articles[k].shown] : []), ...lines].join("\n")] : [];
    });
    copy(parts.join("\n\n") + "\n", "Author queries copied");
  });
  $("accept-safe").addEventListener("click", () => {
    const { items } = data(current);
    items.forEach((item, n) => {
      if (item.fix === "safe" && !decided(current, item.id)) {
        decisions[keyOf(current, item.id)] = { ...decisions[keyOf(current, item.id)], decision: "accept", replacement: null };
        fill($("n" + (n + 1)), n, item);
      }
    });
    keep();
    safe();
    apply();
    say("Safe fixes accepted");
    $("article-title").focus({ preventScroll: true });
  });

  /* ---- filters, keys, places ---- */
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("change", () => {
    filter = { severity: $("by-severity").value, rule: $("by-rule").value, undecided: $("by-undecided").checked };
    apply();
  });
  $("search").addEventListener("input", arrange);
  $("table").addEventListener("scroll", () => requestAnimationFrame(window_));
  $("overview-button").addEventListener("click", () => { location.hash = ""; });
  const help = () => { if ($("help").open) $("help").close(); else $("help").showModal(); };
  $("help-button").addEventListener("click", help);
  $("help-close").addEventListener("click", help);
  const act = { a: accept, r: reject, e: edit, c: comment, u: undo, q: query };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !$("keys-on").checked) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || $("help").open) return;
    if (event.key === "?") { event.preventDefault(); help(); return; }
    if (current < 0) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "n") step(1, true);
    else if (act[event.key] && active >= 0) act[event.key](active);
    else return;
    event.preventDefault();
  });
  const route = () => {
    const match = /^#a(\d+)$/.exec(location.hash);
    if (match && Number(match[1]) < index.articles.length) { open(Number(match[1])); return; }
    if (index.articles.length === 1) { if (current < 0) open(0, false); return; }
    current = -1;
    $("article").hidden = true;
    $("overview").hidden = false;
    $("overview-button").hidden = true;
    arrange();
  };
  $("table-part").hidden = index.articles.length < 2;
  window.addEventListener("hashchange", route);
  progress();
  route();
  document.documentElement.dataset.ready = "true";
})();
