"""Everything a page does that no page of ours may do."""

from django.core.signals import request_finished, request_started

OWN_SCHEMES = ("data:", "blob:", "about:")
LEFT_BEHIND = "net::ERR_ABORTED"  # what was still on its way when the next page was opened


class Watch:
    """Collects `faults` of the pages it is set over: words, addresses, failures."""

    def __init__(self):
        self.faults = []
        self.allowed = []
        self._documents = set()
        self._answering = 0
        self._is_over = False
        request_started.connect(self._begun)
        request_finished.connect(self._done)

    def over(self, page, root):
        """Watch this page, whose own addresses begin with `root`."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", lambda request: self._asked(request, root))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def allow(self, prefix):
        """Let pages ask this address, too."""
        self.allowed.append(prefix)

    def leave(self, context):
        """Close a window when its farewells are answered: the database is emptied next."""
        self._is_over = True
        for page in context.pages:
            page.on("dialog", lambda dialog: dialog.accept())
            page.goto("about:blank")
            page.wait_for_timeout(50)  # the last ones come after the page has gone
            for _moment in range(500):
                if not self._answering:
                    break
                page.wait_for_timeout(10)
        context.close()

    def _begun(self, **_kwargs):
        self._answering += 1

    def _done(self, **_kwargs):
        self._answering -= 1

    def _said(self, message):
        if self._is_over:
            return
        about = message.location.get("url", "") if message.location else ""
        if message.type in ("error", "warning") and about not in self._documents:
            self.faults.append(f"{message.type}: {message.text} ({about})")

    def _asked(self, request, root):
        if self._is_over:
            return
        if request.is_navigation_request():
            self._documents.add(request.url)  # a 404 page is a page, too
        if not request.url.startswith((f"{root}/", *OWN_SCHEMES, *self.allowed)):
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request):
        if self._is_over:
            return
        if request.failure != LEFT_BEHIND:
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
