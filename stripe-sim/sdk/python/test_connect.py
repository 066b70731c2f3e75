import unittest

import stripe
from stage import api, paid, seller, send


class Connect(unittest.TestCase):
    def test_an_account_is_made_described_and_onboarded(self):
        account = api.accounts.create(
            {
                "controller": {
                    "fees": {"payer": "application"},
                    "losses": {"payments": "application"},
                    "stripe_dashboard": {"type": "express"},
                },
                "country": "DE",
            }
        )
        self.assertFalse(account.charges_enabled)
        api.accounts.update(account.id, {"business_profile": {"name": "Ada's"}})
        link = api.account_links.create(
            {
                "account": account.id,
                "type": "account_onboarding",
                "refresh_url": "https://shop.example/again",
                "return_url": "https://shop.example/done",
            }
        )
        self.assertEqual(send(link.url, outcome="complete"), "https://shop.example/done")
        ready = api.accounts.retrieve(account.id)
        self.assertTrue(ready.charges_enabled)
        self.assertEqual(ready.business_profile.name, "Ada's")
        self.assertEqual(api.accounts.list({"limit": 1}).data[0].id, account.id)
        self.assertTrue(api.accounts.delete(account.id).deleted)
        self.assertEqual(api.accounts.retrieve_current().object, "account")

    def test_a_destination_charge_is_shared_out_and_taken_back(self):
        account = seller()
        data = {
            "application_fee_amount": 120,
            "on_behalf_of": account,
            "transfer_data": {"destination": account},
        }
        charge = paid(payment_intent_data=data).payment_intent.latest_charge
        refund = api.refunds.create(
            {
                "charge": charge.id,
                "amount": 600,
                "reverse_transfer": True,
                "refund_application_fee": True,
            }
        )
        transfer = api.transfers.retrieve(charge.transfer)
        self.assertEqual(transfer.amount_reversed, 600)
        reversals = api.transfers.reversals.list(transfer.id)
        self.assertEqual(reversals.data[0].id, refund.transfer_reversal)
        fee = api.application_fees.retrieve(charge.application_fee)
        self.assertEqual(fee.amount_refunded, 60)
        parts = api.application_fees.refunds.list(fee.id)
        self.assertEqual(parts.data[0].amount, 60)
        self.assertEqual(len(api.transfers.list({"destination": account}).data), 1)
        fees = api.application_fees.list({"charge": charge.id})
        self.assertEqual(fees.data[0].id, fee.id)

    def test_a_direct_charge_is_seen_through_its_account_only(self):
        options = {"stripe_account": seller()}
        session = paid(options, payment_intent_data={"application_fee_amount": 120})
        self.assertEqual(session.payment_intent.latest_charge.application_fee_amount, 120)
        with self.assertRaises(stripe.InvalidRequestError):
            api.checkout.sessions.retrieve(session.id)
        events = api.events.list({"types": ["checkout.session.completed"]}, options)
        self.assertEqual(events.data[0].account, options["stripe_account"])
        moved = api.balance_transactions.list({}, options)
        self.assertEqual(moved.data[0].net, 1200 - 65 - 120)
