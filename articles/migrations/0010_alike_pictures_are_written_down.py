"""Makes the bands anew, of nine or ten bits each, and writes down which pictures look alike."""

from collections import defaultdict
from itertools import combinations, islice

from django.db import migrations

from articles.pictures import likeness

BATCH = 1000
PARTS, PART_BITS = 8, 8


def fill(apps, schema_editor):
    bands, resemblances = (apps.get_model("articles", n) for n in ("PictureBand", "Resemblance"))
    pictures = apps.get_model("articles", "Picture").objects.order_by("pk")
    known = list(pictures.values_list("pk", "sha256", "likeness"))
    bands.objects.all().delete()
    resemblances.objects.all().delete()
    put_in(
        bands,
        (
            bands(picture_id=number, band=band)
            for number, _sha256, looks in known
            for band in likeness.bands(looks)
        ),
    )
    put_in(resemblances, (resemblances(picture_id=n, other_id=o) for n, o in alike(known)))


def alike(known):
    """Pairs of a picture and another one: the same file, else the most alike, the first of them."""
    files, looking = defaultdict(list), defaultdict(list)
    for number, sha256, looks in known:
        files[sha256].append(number)
        if looks:
            looking[int(looks, 16)].append(number)
    near = nearest(looking)
    for number, sha256, looks in known:
        same = [*files[sha256], *looking.get(int(looks or "0", 16), ())]
        if other := next((each for each in same if each != number), None):
            yield number, other
        elif looks and int(looks, 16) in near:
            yield number, near[int(looks, 16)][1]


def nearest(looking):
    """For each hash with others near it how far the nearest is, and the first picture of that one.

    Where six bits differ at most, two of eight parts are the same: few share both, so this takes
    seconds for 100,000 pictures.
    """
    near = {}
    for one, other in combinations(range(PARTS), 2):
        shelves = defaultdict(list)
        for bits in looking:
            shelves[part(bits, one), part(bits, other)].append(bits)
        for shelf in shelves.values():
            for mine, theirs in combinations(shelf, 2):
                if (apart := (mine ^ theirs).bit_count()) <= likeness.ALIKE:
                    for a, b in ((mine, theirs), (theirs, mine)):
                        near[a] = min(near.get(a, (likeness.BITS,)), (apart, looking[b][0]))
    return near


def part(bits, at):
    return bits >> at * PART_BITS & (1 << PART_BITS) - 1


def put_in(model, rows):
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_pictures_that_look_alike")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
