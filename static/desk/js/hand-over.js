/* Hands copies that earlier pages left in this browser, since they were closed, killed or signed
   out, to the desk, which offers them back. */
const PAUSE = 2000;
const about = document.querySelector("keep-text");
const box = document.getElementById("offers");

function cookie(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

/* The desk names the pages whose text is safe with it for good. */
const settledPages = () => new Set([...cookie("desk_kept").split("."), about.dataset.before]);

/* What was typed after its form was sent goes on from what the desk saved of that form. */
function goneOn({ page, after, whose, pairs, at }) {
  const [, article] = whose.split(":");
  const [saved, became, version] = cookie("desk_saved").split("-");
  if (!after || after !== saved) return { article, copy: { page, pairs, at } };
  const others = pairs.filter(([name]) => name !== "typed_upon");
  return { article: became, copy: { page, pairs: [...others, ["typed_upon", version]], at } };
}

async function handOver() {
  const settled = settledPages();
  const open = await about.openPages();
  for (const copy of await about.copies.all()) {
    const [user] = copy.whose.split(":");
    if (settled.has(copy.page)) await about.copies.forget(copy.page);
    else if (user === about.dataset.user && !open.has(copy.page)) await offer(copy);
  }
  for (const each of box.querySelectorAll("[data-page]")) if (open.has(each.dataset.page)) each.remove();
}

/* The text of an article that is gone becomes a beginning. */
async function offer(left) {
  let { article, copy } = goneOn(left);
  let said = await handed(article, copy);
  if (said?.status === 404) {
    article = "new";
    said = await handed(article, copy);
  }
  if (said?.offers === undefined) return stays(said);
  if (article === (about.dataset.article || "new")) show(said.offers);
  await about.copies.forget(copy.page);
}

/* The copy is handed over by the next page that opens. */
function stays(said) {
  if (said?.out) return;
  about.say("trouble", said?.trouble ? `${said.trouble} ${about.dataset.safe}` : about.dataset.offline);
}

async function handed(article, copy) {
  const { foundNew, foundIn } = about.dataset;
  const address = article === "new" ? foundNew : foundIn.replace("/0/", `/${article}/`);
  const said = await about.post(address, copy);
  if (said && !(said.status >= 500)) return said;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return about.post(address, copy);
}

function show(offers) {
  for (const each of box.querySelectorAll(".offer")) each.remove();
  box.insertAdjacentHTML("beforeend", offers);
}

/* Nothing is taken back before the fuller copy is there. */
function hold(event) {
  const pressed = event.target.closest("a, button");
  if (!pressed || "handed" in about.dataset) return;
  event.preventDefault();
  event.stopPropagation();
  about.over.then(() => pressed.isConnected && pressed.click());
}

if (about) {
  about.over = handOver().catch(() => {}).then(() => (about.dataset.handed = ""));
  box.addEventListener("click", hold, true);
}
