import json
import os
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import stripe
from stage import api, paid, seller

SECRETS = {"/hook": "whsec_sdk", "/connect": "whsec_sdk_connect"}


class Endpoint(BaseHTTPRequestHandler):
    """Keeps what it gets."""

    got = []
    news = threading.Condition()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.news:
            self.got.append((self.path, body, self.headers["Stripe-Signature"]))
            self.news.notify_all()
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def delivery(fits):
    """The delivery that fits, when it is there."""

    def found():
        return next((it for it in Endpoint.got if fits(json.loads(it[1]))), None)

    with Endpoint.news:
        assert Endpoint.news.wait_for(found, timeout=60), "it did not arrive"
        return found()


class Webhooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadingHTTPServer(("127.0.0.1", int(os.environ["HOOK_PORT"])), Endpoint)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def test_a_webhook_passes_the_sdks_own_check_and_only_untouched(self):
        session = paid()
        path, body, signature = delivery(lambda it: it["data"]["object"]["id"] == session.id)
        event = stripe.Webhook.construct_event(body, signature, SECRETS[path])
        self.assertEqual((path, event.type), ("/hook", "checkout.session.completed"))
        self.assertEqual(event.data.object.payment_status, "paid")
        for touched, secret in [
            (body.replace(b"paid", b"free"), SECRETS[path]),
            (body, "whsec_guessed"),
        ]:
            with self.assertRaises(stripe.SignatureVerificationError):
                stripe.Webhook.construct_event(touched, signature, secret)
        self.assertEqual(api.events.retrieve(event.id).data.object.id, session.id)

    def test_events_of_connected_accounts_have_their_own_endpoint(self):
        account = seller()

        def ready(event):
            return event.get("account") == account and event["data"]["object"]["charges_enabled"]

        path, body, signature = delivery(ready)
        event = stripe.Webhook.construct_event(body, signature, SECRETS[path])
        self.assertEqual((path, event.type), ("/connect", "account.updated"))

    def test_events_are_listed_page_by_page(self):
        for _ in range(3):
            paid()
        types = ["charge.succeeded", "payment_intent.succeeded"]
        created = {"gte": int(time.time()) - 3600}
        pages = api.events.list({"types": types, "created": created, "limit": 2})
        seen = list(pages.auto_paging_iter())
        self.assertGreaterEqual(len(seen), 6)
        self.assertEqual(len({event.id for event in seen}), len(seen))
        times = [event.created for event in seen]
        self.assertEqual(times, sorted(times, reverse=True))
