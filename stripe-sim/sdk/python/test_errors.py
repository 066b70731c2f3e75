import time
import unittest

import stripe
from stage import api, client, control, paid, sale


class Errors(unittest.TestCase):
    def test_what_cannot_be_done_is_said_in_the_sdks_own_classes(self):
        with self.assertRaises(stripe.InvalidRequestError) as missing:
            api.charges.retrieve("ch_no")
        error = missing.exception
        self.assertEqual((error.code, error.http_status), ("resource_missing", 404))
        self.assertTrue(error.request_id.startswith("req_"))
        with self.assertRaises(stripe.InvalidRequestError) as unknown:
            api.checkout.sessions.create(sale(succes_url="x"))
        error = unknown.exception
        self.assertEqual((error.code, error.param), ("parameter_unknown", "succes_url"))
        with self.assertRaises(stripe.AuthenticationError):
            client("sk_live_no").v1.events.list()
        with self.assertRaises(stripe.PermissionError):
            api.events.list({}, {"stripe_account": "acct_no"})

    def test_a_key_replays_its_answer_and_refuses_another_call(self):
        options = {"idempotency_key": f"key-{time.time_ns()}"}
        first = api.checkout.sessions.create(sale(), options)
        second = api.checkout.sessions.create(sale(), options)
        self.assertEqual(second.id, first.id)
        self.assertEqual(second.last_response.headers["idempotent-replayed"], "true")
        with self.assertRaises(stripe.IdempotencyError):
            api.checkout.sessions.create(sale(locale="de"), options)

    def test_a_failure_is_replayed_as_well(self):
        options = {"idempotency_key": f"failure-{time.time_ns()}"}
        ask = {"payment_intent": paid().payment_intent.id, "amount": 9999}
        errors = []
        for _ in range(2):
            with self.assertRaises(stripe.InvalidRequestError) as refused:
                api.refunds.create(ask, options)
            errors.append(refused.exception)
        self.assertEqual(errors[1].user_message, errors[0].user_message)
        self.assertEqual(errors[1].headers["idempotent-replayed"], "true")

    def test_an_outage_is_an_error_of_the_api_which_the_sdk_survives_by_trying_again(self):
        control("outage", **{"for": 60})
        with self.assertRaises(stripe.APIError):
            api.events.list()
        control("outage", **{"for": 1})
        made = client(retries=5).v1.checkout.sessions.create(sale())
        self.assertEqual(made.status, "open")
