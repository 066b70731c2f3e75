"""What every story needs: the official SDK, pointed at a running stripe-sim, and its controls."""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

import stripe

BASE = os.environ["STRIPE_SIM_URL"]


def client(key="sk_test_sdk", retries=0):
    return stripe.StripeClient(key, base_addresses={"api": BASE}, max_network_retries=retries)


api = client().v1


def control(name, **body):
    """Tells the simulator what to do."""
    request = urllib.request.Request(
        f"{BASE}/control/{name}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def send(url, **form):
    """Sends a form and gives the address it leads to."""
    body = urllib.parse.urlencode(form).encode()
    try:
        urllib.request.build_opener(_Stay).open(url, data=body)
    except urllib.error.HTTPError as answer:
        with answer:
            if answer.code == 303:
                return answer.headers["Location"]
            raise AssertionError(f"{url} said {answer.code}") from answer
    raise AssertionError(f"{url} led nowhere")


def sale(**more):
    """The parameters of a session for one thing at €12."""
    price = {"currency": "eur", "unit_amount": 1200, "product_data": {"name": "A file"}}
    return {
        "mode": "payment",
        "success_url": "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://shop.example/",
        "line_items": [{"quantity": 1, "price_data": price}],
        **more,
    }


def paid(options=None, **more):
    """A session that was paid, with its charge."""
    session = api.checkout.sessions.create(sale(**more), options or {})
    send(session.url, outcome="pay")
    expand = {"expand": ["payment_intent.latest_charge"]}
    return api.checkout.sessions.retrieve(session.id, expand, options or {})


def seller():
    """A connected account that can take payments."""
    account = api.accounts.create({"type": "express", "email": "ada@example.com"})
    control("account", account=account.id, standing="ready")
    return account.id
