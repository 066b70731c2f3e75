// Shows pages of HOME in an overlay. A link that this script leaves alone, for whatever reason, is a link.
(() => {
  "use strict";
  const home = "{HOME}";
  const speech = {WORDS};
  const mark = Symbol.for("temporary-pages " + home);
  if (window[mark] || !window.HTMLDialogElement || !("adoptedStyleSheets" in document)) return;
  window[mark] = true;

  const tongues = (navigator.languages || []).map((tag) => tag.slice(0, 2).toLowerCase());
  const words = speech[tongues.find((tag) => speech[tag])] || speech.en;

  const sheet = (css) => {
    const made = new CSSStyleSheet();
    made.replaceSync(css);
    return made;
  };
  const wear = (style) => { document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]; };
  const shed = (style) => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style); };

  const overlay = sheet(`
    :host { all: initial; color-scheme: light dark; }
    dialog {
      --paper: #faf9f7; --ink: #1d1b18; --muted: #645e55; --line: #e4dfd7;
      box-sizing: border-box; margin: auto; padding: 0; border: 0; overflow: hidden; overscroll-behavior: contain;
      inline-size: min(560px, 100vw - 32px); max-inline-size: none;
      block-size: min(820px, 100vh - 32px); block-size: min(820px, 100dvh - 32px); max-block-size: none;
      border-radius: 16px; background: var(--paper); color: var(--ink);
      box-shadow: 0 24px 64px -16px rgb(0 0 0 / 45%); font: 14px/1.4 system-ui, sans-serif;
    }
    dialog[open] { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
    dialog::backdrop { background: rgb(20 18 16 / 55%); }
    .top { display: flex; align-items: center; gap: 12px; padding: 4px 4px 4px 20px; border-block-end: 1px solid var(--line); }
    p { flex: 1; min-inline-size: 0; margin: 0; overflow: hidden; color: var(--muted); text-overflow: ellipsis; white-space: nowrap; }
    button { display: grid; place-items: center; inline-size: 44px; block-size: 44px; padding: 0; border: 0; border-radius: 12px; background: none; color: inherit; cursor: pointer; }
    button:hover { background: rgb(128 120 110 / 18%); }
    button:focus-visible { outline: 2px solid; outline-offset: -4px; }
    svg { fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; }
    .room { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
    .room > * { grid-area: 1 / 1; }
    iframe { inline-size: 100%; block-size: 100%; border: 0; color-scheme: light dark; }
    [data-busy] iframe { opacity: 0; }
    i { place-self: center; inline-size: 28px; block-size: 28px; border: 3px solid var(--line); border-block-start-color: var(--muted); border-radius: 50%; visibility: hidden; }
    [data-busy] i { visibility: visible; }
    @media (max-width: 640px) {
      dialog { inline-size: 100vw; block-size: 100vh; block-size: 100dvh; border-radius: 0; padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom); }
    }
    @media (prefers-color-scheme: dark) {
      dialog { --paper: #151412; --ink: #f0ede8; --muted: #aba399; --line: #35322d; }
    }
    @media (prefers-reduced-motion: no-preference) {
      dialog[open] { animation: come 200ms cubic-bezier(0.2, 0, 0, 1); }
      dialog[open]::backdrop { animation: dim 200ms; }
      iframe { transition: opacity 160ms; }
      [data-busy] i { animation: turn 900ms linear infinite; }
    }
    @keyframes come { from { opacity: 0; translate: 0 12px; } }
    @keyframes dim { from { opacity: 0; } }
    @keyframes turn { to { rotate: 1turn; } }`);

  wear(sheet(`
    a[data-temporary-page="button"] {
      display: inline-block; box-sizing: border-box; min-block-size: 44px; padding: 0.75em 1.4em; border: 1px solid transparent; border-radius: 10px;
      background: var(--temporary-page, #2748c4); color: var(--temporary-page-words, #fff);
      font: 600 16px/1.25 system-ui, sans-serif; text-align: center; text-decoration: none; cursor: pointer;
    }
    a[data-temporary-page="button"]:hover { filter: brightness(0.92); }
    a[data-temporary-page="button"]:focus-visible { outline: 3px solid var(--temporary-page, #2748c4); outline-offset: 2px; }`));

  // White or black, whichever is easier to read on a colour (WCAG 2.2, 1.4.3).
  const light = (colour) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const painted = new WeakSet();
  const paint = () => {
    for (const link of document.querySelectorAll("a[data-temporary-page][data-accent]")) {
      const colour = link.dataset.accent;
      if (painted.has(link) || !/^#[0-9a-f]{6}$/i.test(colour)) continue;
      painted.add(link);
      link.style.setProperty("--temporary-page", colour);
      link.style.setProperty("--temporary-page-words", light(colour) > 0.179 ? "#000" : "#fff");
    }
  };
  new MutationObserver(paint).observe(document, { childList: true, subtree: true });
  paint();

  /** The frame's address for a link to a page of ours; nothing for any other. */
  const framed = (link) => {
    let to;
    try { to = new URL(link.href); } catch { return; }
    const page = to.origin === home && /^\/p\/([0-9a-z]+)\/?$/i.exec(to.pathname);
    if (page) return home + "/e/" + page[1] + to.search;
  };

  const svg = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    return made;
  };

  let shown;
  const open = (link, address) => {
    const host = document.createElement("div");
    const shadow = host.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [overlay];
    const add = (parent, name, properties) => parent.appendChild(Object.assign(document.createElement(name), properties));
    const title = link.getAttribute("aria-label") || link.textContent.trim() || words.page;
    const dialog = add(shadow, "dialog");
    dialog.setAttribute("aria-label", title);
    const top = add(dialog, "div", { className: "top" });
    add(top, "p", { textContent: new URL(home).host });
    const close = add(top, "button", { type: "button", lang: words.lang, title: words.close, onclick: () => dialog.close() });
    close.setAttribute("aria-label", words.close);
    close.append(svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }));
    close.firstChild.append(svg("path", { d: "M5 5l14 14M19 5L5 19" }));
    const room = add(dialog, "div", { className: "room" });
    room.dataset.busy = "";
    add(room, "i");
    const frame = add(room, "iframe", { title, allow: "fullscreen", referrerPolicy: "strict-origin" });
    frame.onload = () => {
      delete room.dataset.busy;
      frame.contentWindow.postMessage("temporary-page:open", home);
    };
    const hear = (event) => {
      const isOurs = event.source === frame.contentWindow && event.origin === home;
      if (isOurs && event.data === "temporary-page:close") dialog.close();
    };
    // The page below keeps its place and its width.
    const root = document.documentElement;
    const gutter = innerWidth > root.clientWidth ? "scrollbar-gutter: stable !important;" : "";
    const still = sheet(`html { overflow: hidden !important; ${gutter} }`);
    dialog.onclick = (event) => { if (event.target === dialog) dialog.close(); };
    dialog.onclose = () => {
      shown = undefined;
      removeEventListener("message", hear);
      shed(still);
      host.remove();
      link.focus({ preventScroll: true });
    };
    shown = link;
    addEventListener("message", hear);
    wear(still);
    document.body.append(host);
    frame.src = address;
    dialog.showModal();
  };

  document.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || event.defaultPrevented || shown) return;
    const link = event.composedPath().find((part) => part.matches && part.matches("a[data-temporary-page]"));
    const address = link && framed(link);
    if (!address) return;
    event.preventDefault();
    open(link, address);
  });
  // A site whose policy forbids the frame has the link still.
  document.addEventListener("securitypolicyviolation", (event) => {
    if (shown && event.effectiveDirective === "frame-src" && event.blockedURI.startsWith(home)) location.assign(shown.href);
  });
})();
