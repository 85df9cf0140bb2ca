"""The address on record is the visitor's: a proxy of ours names it, and nobody else is believed."""

from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from accounts.addresses import address_of
from accounts.models import AuditEntry
from newsroom.proxies import networks

PROXY, VISITOR = "172.31.250.1", "203.0.113.7"


@pytest.fixture(autouse=True)
def _one_proxy(settings):
    settings.NEWSROOM_TRUSTED_PROXIES = [ip_network(PROXY), ip_network("10.0.0.0/8")]


def seen(sender, forwarded=None):
    named = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return address_of(RequestFactory().get("/", REMOTE_ADDR=sender, **named))


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        (VISITOR, VISITOR),
        (f"1.2.3.4, {VISITOR}", VISITOR),  # the visitor sent the first one
        (f"{VISITOR}, 10.1.1.1", VISITOR),  # two proxies of ours, one behind the other
        (f"1.2.3.4, {VISITOR}, 10.1.1.1,10.1.1.2", VISITOR),
        ("2001:DB8::7", "2001:db8::7"),
        (f"::ffff:{VISITOR}", VISITOR),
        (None, PROXY),
        ("", PROXY),
        ("unknown", PROXY),
        (f"{VISITOR}, <script>", PROXY),
        (f"{VISITOR}:4711", PROXY),
        ("10.1.1.1", "10.1.1.1"),  # nobody stands before it
        ("x" * 10_000, PROXY),
    ],
)
def test_of_a_proxy_of_ours_counts_whom_it_names(forwarded, address):
    assert seen(PROXY, forwarded) == address


@pytest.mark.parametrize("forwarded", ["1.2.3.4", f"1.2.3.4, {PROXY}", "unknown", ""])
def test_of_anybody_else_nothing_is_believed(forwarded):
    assert seen(VISITOR, forwarded) == VISITOR


def test_without_proxies_the_header_says_nothing(settings):
    settings.NEWSROOM_TRUSTED_PROXIES = []

    assert seen(PROXY, VISITOR) == PROXY


def test_a_sender_without_an_address_has_none():
    assert seen("", VISITOR) is None
    assert address_of(None) is None
    assert seen("fe80::1%eth0") == "fe80::1"


@pytest.mark.django_db
def test_the_log_has_the_visitors_address(client):
    name = {"username": "nobody", "password": "x"}

    client.post("/admin/login/", name, REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_FOR=VISITOR)
    client.post("/admin/login/", name, REMOTE_ADDR=VISITOR, HTTP_X_FORWARDED_FOR="1.2.3.4")

    entries = AuditEntry.objects.filter(act="sign-in refused")
    assert {entry.address for entry in entries} == {VISITOR}
    assert len(entries) == 2


def test_a_wrong_setting_stops_the_start_and_is_named():
    assert networks("PROXIES", ["10.0.0.0/8", " ::1 ", ""]) == [
        ip_network("10.0.0.0/8"),
        ip_network("::1"),
    ]
    with pytest.raises(ImproperlyConfigured, match=r"PROXIES: 'nginx' does not appear"):
        networks("PROXIES", ["nginx"])
