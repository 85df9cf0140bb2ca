"""An installation for one test: a database of its own, copied from one that was made once."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from accounts.models import User
from articles.models import Newsroom, NewsroomText
from tests import make

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "correct horse battery"
CAST = {"rita": "reporter", "ed": "editor", "charlie": "chief", "ada": "administrator"}
numbers = count(1)


@dataclass(frozen=True)
class Installation:
    """Where it keeps its files, and the name of its database: a file's, or a server's."""

    var: Path
    database: str

    @classmethod
    def make(cls, folder):
        """Migrate an empty database and let in the cast. Database access must be unblocked."""
        made = cls(folder, new_database(folder))
        made.manage("migrate", "--no-input", "--verbosity", "0")
        with looking_at(made):
            _people()
        return made

    def copy(self, folder):
        """A copy under another folder; cheap, since the database's own copying does it."""
        name = new_database(folder, template=self.database)
        shutil.copy(self.var / "secret-key", folder / "secret-key")
        return Installation(folder, name)

    @property
    def settings(self):
        """What Django's settings of the default database are for this installation."""
        return {**connections.settings["default"], "NAME": self.database}

    @property
    def environment(self):
        """The environment of a process that works in this installation."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        return {**kept, "NEWSROOM_VAR": str(self.var), "DATABASE_URL": self._url()}

    def manage(self, *arguments, **options):
        """Run a command of manage.py and return what came of it; a failure raises."""
        command = [sys.executable, ROOT / "manage.py", *arguments]
        options = {"check": True, "capture_output": True, "text": True, "cwd": ROOT} | options
        return subprocess.run(command, env=self.environment, **options)

    def remove(self):
        """Drop a server's database; files go with their folder."""
        if connections["default"].vendor == "postgresql":
            _on_the_server(f'DROP DATABASE "{self.database}" WITH (FORCE)')

    def _url(self):
        if connections["default"].vendor == "sqlite":
            return f"sqlite:///{self.database}"
        given = connections["default"].settings_dict
        who = f"{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT'] or 5432}"
        return f"postgres://{who}/{self.database}"


@contextmanager
def looking_at(installation):
    """Let Django's default database in this process be the installation's."""
    before, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = installation.settings
    del connections["default"]
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = before
        ContentType.objects.clear_cache()


def new_database(folder, template=None):
    if connections["default"].vendor == "sqlite":
        path = folder / "newsroom.sqlite3"
        if template:
            shutil.copy(template, path)
        return str(path)
    name = f"faults_{os.getpid()}_{next(numbers)}"
    _on_the_server(f'CREATE DATABASE "{name}"' + f' TEMPLATE "{template}"' * bool(template))
    return name


def _on_the_server(statement):
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(statement)


def _people():
    for name, role in CAST.items():
        values = {"email": f"{name}@example.test", "is_staff": True}
        user = User.objects.create_user(name, password=PASSWORD, **values)
        user.groups.add(Group.objects.get(name=role))
    for position, (code, name) in enumerate(make.NEWSROOM.items()):
        values = {"name": name, "position": position}
        NewsroomText.objects.update_or_create(
            newsroom=Newsroom.the_one(), language=code, defaults=values
        )
