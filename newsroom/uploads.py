"""Uploaded files on their way in: kept in memory, and no more of them than may be needed."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UploadedPicture(InMemoryUploadedFile):
    """A file whose end is missing when `is_cut`: what came with it was too much together."""

    is_cut = False


class PictureUploadHandler(FileUploadHandler):
    """Stops a file at the byte that makes it too big, and a request at what one may bring.

    Nothing is written to a disk, so a full one refuses nobody, and whoever sends more than we take
    costs no more memory than somebody who sends what we take.
    """

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.room = settings.UPLOAD_MAX_BYTES

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept, self.is_cut = BytesIO(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        wanted = raw_data[: settings.PICTURE_MAX_BYTES + 1 - self.kept.tell()]
        self.is_cut = self.is_cut or len(wanted) > self.room
        self.room -= self.kept.write(wanted[: self.room])

    def file_complete(self, file_size: int) -> UploadedPicture:
        size = self.kept.tell()
        self.kept.seek(0)
        file = UploadedPicture(
            self.kept,
            self.field_name,
            self.file_name,
            self.content_type,
            size,
            self.charset,
            self.content_type_extra,
        )
        file.is_cut = self.is_cut
        return file
