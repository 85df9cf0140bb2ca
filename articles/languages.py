"""The languages in their own words: a switch names each of them in itself."""

OWN_NAMES = {"ru": "Русский", "kk": "Қазақша", "en": "English"}
