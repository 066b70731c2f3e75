// Passkeys in a browser: for the page on which one signs in, and, as `passkeys`, for the console.
(() => {
  // Browsers also call elements by their ids here.
  if (window.passkeys?.create) return;
  const isKnown = "PublicKeyCredential" in window && "credentials" in navigator;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const base64 = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // The server's options, also in browsers that cannot read them by themselves.
  const read = (verb, options) => {
    const name = verb === "create" ? "parseCreationOptionsFromJSON" : "parseRequestOptionsFromJSON";
    if (PublicKeyCredential[name]) return PublicKeyCredential[name](options);
    const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
    const plain = { ...options, challenge: bytes(options.challenge) };
    if (options.user) plain.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) plain.excludeCredentials = known(options.excludeCredentials);
    if (options.allowCredentials) plain.allowCredentials = known(options.allowCredentials);
    return plain;
  };

  // What the server reads. Some password managers hand out credentials that cannot write themselves.
  const written = (credential) => {
    try {
      return credential.toJSON();
    } catch {
      const { id, rawId, type, response } = credential;
      const plain = {};
      for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
        if (response[part]) plain[part] = base64(response[part]);
      }
      if (response.getTransports) plain.transports = response.getTransports();
      const clientExtensionResults = credential.getClientExtensionResults();
      return { id, rawId: base64(rawId), type, response: plain, clientExtensionResults };
    }
  };

  // A passkey belongs to the host it was made for, and to the hosts below.
  const isHere = (host) => location.hostname === host || location.hostname.endsWith(`.${host}`);

  // Why there is no answer: "unsupported", "elsewhere", "cancelled", "here" already, or "broken".
  const reason = ({ name }) =>
    ({ NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "here" })[name] ?? "broken";

  const ask = async (verb, options, more) => {
    if (!isKnown) throw "unsupported";
    if (!isHere(options.rp?.id ?? options.rpId)) throw "elsewhere";
    try {
      return written(await navigator.credentials[verb]({ publicKey: read(verb, options), ...more }));
    } catch (error) {
      throw reason(error);
    }
  };

  const asText = (verb) => async (options) => JSON.stringify(await ask(verb, JSON.parse(options)));
  window.passkeys = { create: asText("create"), get: asText("get") };

  const place = document.querySelector("[data-passkey]");
  if (!place || !isKnown || !isHere(place.dataset.passkey)) return;
  const button = place.querySelector("button");
  const problem = place.querySelector("[role=alert]");

  const post = async (path, body) => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw { told: answer.detail };
    return answer;
  };

  const signIn = async (more) => {
    const { ceremony, options } = await post("/login/passkey/options", {});
    const credential = await ask("get", options, more);
    // The switch of languages below has a field of that name, too.
    const next = document.querySelector("main input[name=next]")?.value ?? "";
    location.assign((await post("/login/passkey", { ceremony, credential, next })).next);
  };

  const tell = (error) => {
    if (error === "cancelled") return;
    problem.textContent = error?.told ?? problem.dataset.broken;
    problem.hidden = false;
  };

  // Passkeys stand among what the browser fills in, if it can do that. What it was asked runs out after ten
  // minutes, so it is asked again.
  let offered;
  const offer = async () => {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const mine = (offered = new AbortController());
    const again = setTimeout(() => {
      mine.abort();
      offer();
    }, 480_000);
    try {
      await signIn({ mediation: "conditional", signal: mine.signal });
    } catch (error) {
      clearTimeout(again);
      if (!mine.signal.aborted && error?.told) tell(error);
    }
  };

  button.addEventListener("click", async () => {
    offered?.abort();
    problem.hidden = true;
    button.disabled = true;
    try {
      await signIn();
    } catch (error) {
      button.disabled = false;
      tell(error);
      offer();
    }
  });
  place.hidden = false;
  offer();
})();
