"""All deeds of the table, in its order."""

from tests.desk.matrix import article_deeds, record_deeds, thing_deeds

DEEDS = {**article_deeds.DEEDS, **record_deeds.DEEDS, **thing_deeds.DEEDS}
