// What is typed into a page and could not be saved stays in the browser, with whoever typed it.
import { expect, MAKER, signIn, STILL, test } from "./support";

test("unsaved work is forgotten when its owner signs out", async ({ page, shop, context, trouble }) => {
  trouble.expect(/save_draft/);
  trouble.expect(STILL);
  const { id } = await shop.product("Mine alone");
  const sale = await shop.page([id]);
  await signIn(page, MAKER);
  await context.route("**/api/console/save_draft", (route) => route.abort());
  await page.goto(`/console/pages/${sale.id}/edit`);
  await page.getByLabel("Headline").fill("Nobody else’s business");
  const drafts = () =>
    page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("draft:")));
  await expect.poll(async () => (await drafts()).length).toBe(1);
  const [[key, kept]] = await drafts();
  expect(kept).toContain("Nobody else’s business");
  expect(key, "whose it is, and of which page").toMatch(new RegExp(`^draft:[0-9a-f-]{36}:${sale.id}$`));

  await test.step("whoever works here next finds none of it", async () => {
    await page.evaluate(() => localStorage.setItem("draft:somebody-else:page", "secret"));
    await page.reload();
    await expect(page.getByLabel("Headline")).toHaveValue("Nobody else’s business");
    expect((await drafts()).map(([name]) => name)).toEqual([key]);
  });
  await test.step("signing out forgets it", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/$/);
    expect(await drafts()).toEqual([]);
  });
});
