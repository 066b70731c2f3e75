// Somebody wants to hear when a page opens, and later does not want to any more.
import { expect, inSeconds, linkIn, mail, someone, test } from "./support";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("registers with answers, confirms, and unsubscribes", async ({ page, shop }) => {
      const product = await shop.product("Slow mornings");
      const sale = await shop.page([product.id], {
        launchAt: inSeconds(1_800),
        registrationFields: [
          { name: "synth", label: "Which synth do you use?", type: "text", required: true },
          { name: "level", label: "How long have you been playing?", type: "select", options: ["Just started", "Longer"] },
          { name: "beta", label: "May I send you a draft?", type: "checkbox" },
        ],
      });
      const email = someone("delia");
      const registration = async () => (await shop.call("GET", `/registrations?pageId=${sale.id}`)).data[0];

      await page.goto(sale.url);
      const form = page.locator("form#register");
      await form.getByLabel("E-mail").fill("delia@nowhere");
      await form.getByLabel("Name").fill("Delia");
      await form.getByLabel("Which synth do you use?").fill("A borrowed one");
      await form.getByLabel("How long have you been playing?").selectOption("Longer");
      await form.getByLabel("May I send you a draft?").check();
      await form.getByRole("button").click();

      // It came back as it was, but for the address.
      await expect(form.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
      await expect(form.getByLabel("Which synth do you use?")).toHaveValue("A borrowed one");
      await expect(form.getByLabel("How long have you been playing?")).toHaveValue("Longer");
      await expect(form.getByLabel("May I send you a draft?")).toBeChecked();
      await form.getByLabel("E-mail").fill(email);
      await form.getByRole("button").click();
      await expect(page.getByRole("heading", { name: "One more step: your inbox" })).toBeVisible();
      expect((await registration()).status).toBe("pending");

      const letter = await mail(email, /confirm/);
      await page.goto(linkIn(letter, "/r/confirm"));
      expect((await registration()).status, "opening the link alone changes nothing").toBe("pending");
      await page.getByRole("button", { name: "Yes, put me on the list" }).click();
      await expect(page.getByRole("heading", { name: "You’re on the list" })).toBeVisible();
      expect(await registration()).toMatchObject({
        email,
        name: "Delia",
        status: "confirmed",
        fields: { synth: "A borrowed one", level: "Longer", beta: true },
      });

      await page.goto(letter.unsubscribeUrl!);
      await page.getByRole("button", { name: "Unsubscribe" }).click();
      await expect(page.getByRole("heading", { name: "You’re off the list" })).toBeVisible();
      expect((await registration()).status).toBe("unsubscribed");

      await page.getByRole("button", { name: "Delete my data" }).click();
      await expect(page.getByRole("heading", { name: "Your data is deleted" })).toBeVisible();
      expect(await registration()).toBeUndefined();
    });
  });
}
