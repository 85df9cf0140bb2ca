"""Why a backup was not taken, or not brought back."""


class BackupRefused(Exception):
    """What stood in the way, as a sentence for the operator; nothing was changed."""
