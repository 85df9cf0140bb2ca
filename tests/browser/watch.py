"""Everything a page does that no page of ours may do."""

OWN_SCHEMES = ("data:", "blob:", "about:")
LEFT_BEHIND = "net::ERR_ABORTED"  # what was still on its way when the next page was opened


class Watch:
    """Collects `faults` of the pages it is set over: words, addresses, failures."""

    def __init__(self):
        self.faults = []
        self.allowed = []
        self._documents = set()

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

    def _said(self, message):
        about = message.location.get("url", "") if message.location else ""
        if message.type in ("error", "warning") and about not in self._documents:
            self.faults.append(f"{message.type}: {message.text} ({about})")

    def _asked(self, request, root):
        if request.is_navigation_request():
            self._documents.add(request.url)  # a 404 page is a page, too
        if not request.url.startswith((f"{root}/", *OWN_SCHEMES, *self.allowed)):
            self.faults.append(f"foreign: {request.url}")

    def _failed(self, request):
        if request.failure != LEFT_BEHIND:
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _answered(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")
