import unittest

from stage import api, control, paid


class Money(unittest.TestCase):
    def test_refunds_in_parts_with_their_movements_of_the_balance(self):
        intent = paid().payment_intent
        part = api.refunds.create({"payment_intent": intent.id, "amount": 500})
        self.assertEqual(part.status, "succeeded")
        changed = api.refunds.update(part.id, {"metadata": {"by": "ada"}})
        self.assertEqual(changed.metadata["by"], "ada")
        api.refunds.create({"charge": intent.latest_charge.id, "reason": "duplicate"})
        self.assertEqual(len(api.refunds.list({"payment_intent": intent.id}).data), 2)
        charge = api.charges.retrieve(intent.latest_charge.id)
        self.assertTrue(charge.refunded)
        charges = api.charges.list({"payment_intent": intent.id})
        self.assertEqual(charges.data[0].id, charge.id)
        moved = api.balance_transactions.retrieve(part.balance_transaction, {"expand": ["source"]})
        self.assertEqual((moved.net, moved.source.id), (-500, part.id))
        moved = api.balance_transactions.list({"source": charge.id})
        self.assertEqual(moved.data[0].fee, 65)

    def test_a_dispute_is_answered(self):
        session = paid()
        id = control("dispute", payment=session.id)["id"]
        dispute = api.disputes.retrieve(id, {"expand": ["charge"]})
        self.assertTrue(dispute.charge.disputed)
        evidence = {"product_description": "A file", "customer_purchase_ip": "203.0.113.7"}
        draft = api.disputes.update(id, {"evidence": evidence, "submit": False})
        self.assertEqual(draft.status, "needs_response")
        sent = api.disputes.update(id, {"submit": True})
        self.assertEqual(sent.status, "under_review")
        self.assertEqual(sent.evidence.product_description, "A file")
        control("dispute_lost", payment=session.id)
        found = api.disputes.list({"payment_intent": session.payment_intent.id})
        self.assertEqual(found.data[0].status, "lost")

    def test_a_dispute_is_given_up(self):
        id = control("dispute", payment=paid().id)["id"]
        self.assertEqual(api.disputes.close(id).status, "lost")
