import unittest

from stage import api, control, paid, sale, send


class Checkout(unittest.TestCase):
    def test_a_session_is_made_found_listed_and_paid(self):
        made = api.checkout.sessions.create(sale(client_reference_id="o1", metadata={"page": "p1"}))
        self.assertEqual((made.status, made.amount_total), ("open", 1200))
        self.assertTrue(made.last_response.request_id.startswith("req_"))
        send(made.url, outcome="pay")
        expand = {"expand": ["payment_intent.latest_charge", "line_items.data.price.product"]}
        session = api.checkout.sessions.retrieve(made.id, expand)
        self.assertEqual(session.payment_status, "paid")
        self.assertEqual(session.payment_intent.latest_charge.amount, 1200)
        self.assertEqual(session.line_items.data[0].price.product.name, "A file")
        found = api.checkout.sessions.list({"payment_intent": session.payment_intent.id})
        self.assertEqual([it.id for it in found.data], [made.id])
        changed = api.checkout.sessions.update(made.id, {"metadata": {"page": "p2"}})
        self.assertEqual(changed.metadata["page"], "p2")

    def test_line_items_come_in_pages(self):
        made = api.checkout.sessions.create(sale(line_items=sale()["line_items"] * 12))
        items = api.checkout.sessions.line_items.list(made.id, {"limit": 5})
        self.assertEqual(len({item.id for item in items.auto_paging_iter()}), 12)

    def test_an_open_session_is_expired(self):
        made = api.checkout.sessions.create(sale())
        self.assertEqual(api.checkout.sessions.expire(made.id).status, "expired")

    def test_tax_is_known_once_the_buyer_is(self):
        lines = sale()["line_items"]
        lines[0]["price_data"]["tax_behavior"] = "inclusive"
        session = paid(automatic_tax={"enabled": True}, line_items=lines)
        self.assertEqual(session.automatic_tax.status, "complete")
        self.assertEqual(session.total_details.amount_tax, 192)
        self.assertEqual(session.amount_total, 1200)

    def test_a_delayed_payment_fails_is_canceled_and_arrives_after_all(self):
        made = api.checkout.sessions.create(sale())
        send(made.url, outcome="delay")
        intent = api.checkout.sessions.retrieve(made.id).payment_intent
        self.assertEqual(api.payment_intents.retrieve(intent).status, "processing")
        control("fail", payment=made.id)
        failed = api.payment_intents.retrieve(intent)
        self.assertEqual(failed.status, "requires_payment_method")
        self.assertTrue(failed.last_payment_error.message)
        canceled = api.payment_intents.cancel(intent, {"cancellation_reason": "abandoned"})
        self.assertEqual(canceled.status, "canceled")
        control("late_success", payment=made.id)
        self.assertEqual(api.payment_intents.retrieve(intent).status, "succeeded")


