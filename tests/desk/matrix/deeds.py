"""All deeds of the table, in its order."""

from tests.desk.matrix import article_deeds, picture_deeds, record_deeds, thing_deeds

DEEDS = {**article_deeds.DEEDS, **record_deeds.DEEDS, **picture_deeds.DEEDS, **thing_deeds.DEEDS}
