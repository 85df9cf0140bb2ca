"""Fields of our own: HTML that is clean, and text kept beside its folded and sorting forms."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.widgets import Script
from django.templatetags.static import static
from django.utils.module_loading import import_string
from django.utils.translation import get_language, gettext

from articles.text import sanitise, words

TOOLBAR = [
    ["Format", "Bold", "Italic", "RemoveFormat"],
    ["NumberedList", "BulletedList", "Blockquote"],
    ["Link", "Unlink"],
    ["NewsroomPicture", "NewsroomGallery", "NewsroomEmbed"],
    ["Table", "HorizontalRule", "SpecialChar"],
    ["NewsroomTypeset"],
    ["PasteText", "Undo", "Redo"],
]
REMOVED_PLUGINS = ",".join(
    "image exportpdf scayt wsc iframe flash forms smiley preview templates print newpage save "
    "pagebreak language bidi div find about elementspath uploadimage uploadwidget uploadfile "
    "filebrowser stylescombo colorbutton font copyformatting docprops codesnippet image2 "
    "codesnippetgeshi embed embedbase autoembed embedsemantic mathjax devtools sourcedialog "
    "sourcearea resize".split()
)
DISALLOWED_CONTENT = (
    "script style iframe object embed form input textarea button svg math; *[on*]; *{*}"
)
SCRIPTS_OF_LANGUAGE = {
    "kk": [
        "desk/ckeditor/lang/kk.js",
        "desk/ckeditor/a11yhelp-kk.js",
        "desk/ckeditor/specialchar-kk.js",
        "desk/ckeditor/kazakh.js",
    ]
}
EARLY_SCRIPT = "desk/js/ck-early.js"
# Deferred, so they stand before DOMContentLoaded, when the editors start.
LATE_SCRIPTS = [
    "desk/js/ck-csp-shim.js",
    "desk/js/ck-desk.js",
    "desk/js/ck-picture.js",
    "desk/js/ck-beside.js",
    "desk/js/ck-gallery.js",
    "desk/js/ck-link.js",
    "desk/js/ck-embed.js",
    "desk/js/ck-typeset.js",
    "desk/js/ck-paste-blocks.js",
    "desk/js/ck-paste-apart.js",
    "desk/js/ck-paste-online.js",
    "desk/js/ck-paste-clean.js",
    "desk/js/ck-paste-pictures.js",
    "desk/js/ck-paste.js",
]
OUR_PLUGINS = ",".join(
    f"newsroom{name}"
    for name in ("picture", "beside", "gallery", "link", "embed", "typeset", "paste")
)


class ArticleHTMLField(models.TextField):
    """HTML in the body grammar. Cleaned on every way into the database, `update()` included."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = sanitise.clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str):
            value = sanitise.clean(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs: Any) -> Any:
        # Before Django's admin can put its own textarea in.
        kwargs["widget"] = import_string(settings.EDITOR_WIDGET)
        return super().formfield(form_class=ArticleHTMLFormField, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class ArticleHTMLFormField(forms.CharField):
    """HTML as typed, refused kindly where the field could not store it."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return sanitise.clean(text)
        except sanitise.TooLong as error:
            raise ValidationError(
                gettext("The text is too long or too tangled to be saved. It is still here.")
            ) from error


class DerivedField(models.TextField):
    """Text worked out from a sibling field just before each save."""

    def __init__(self, *args: Any, source: str = "text", **kwargs: Any) -> None:
        self.source = source
        kwargs.update(editable=False, blank=True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, "django.db.models.TextField", args, kwargs

    def derive(self, model_instance: models.Model, text: str) -> str:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        text = getattr(model_instance, self.source)
        value = self.derive(model_instance, text() if callable(text) else text)
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(DerivedField):
    """The sibling's text as matching and uniqueness see it: lower case, ё as е."""

    def derive(self, model_instance: models.Model, text: str) -> str:
        return words.fold(text)


class SortKeyField(DerivedField):
    """The sibling's text as its alphabet sorts it; the row says its `language`."""

    def derive(self, model_instance: models.Model, text: str) -> str:
        return words.sort_key(text, model_instance.language)  # type: ignore[attr-defined]


class RichTextWidget(CKEditorWidget):
    """CKEditor, fenced in: our list of tags, our fonts, no inline script, three languages."""

    template_name = "desk/rich_text.html"

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("template_name", self.template_name)
        super().__init__(attrs=attrs, **kwargs)
        self.contents_language = ""
        self.label = ""

    @property
    def media(self) -> forms.Media:
        theirs: list[Any] = super().media._js
        scripts = [EARLY_SCRIPT, *theirs, *SCRIPTS_OF_LANGUAGE.get(get_language() or "", ())]
        late: list[Any] = [Script(name, defer=True) for name in LATE_SCRIPTS]
        return forms.Media(
            css={"all": ["ckeditor/ckeditor.css", "desk/css/editor.css"]}, js=[*scripts, *late]
        )

    def _set_config(self) -> None:
        super()._set_config()
        self.config: dict[str, Any] = self.config | {
            **editor_config(),
            "contentsLanguage": self.contents_language or self.config["language"],
            "title": str(self.label),
            "newsroom": newsroom_words(),
        }


def editor_config() -> dict[str, Any]:
    """What CKEditor may do: the body grammar's tags, our pictures, no word to anybody outside."""
    return {
        "toolbar": TOOLBAR,
        "format_tags": "p;h2;h3",
        "width": "100%",
        "height": 420,
        "autoGrow_minHeight": 420,
        "autoGrow_onStartup": True,
        "allowedContent": sanitise.ckeditor_allowed_content(),
        "disallowedContent": DISALLOWED_CONTENT,
        "extraPlugins": f"autogrow,widget,{OUR_PLUGINS}",
        "removePlugins": REMOVED_PLUGINS,
        "fullPage": False,
        "versionCheck": False,
        "entities": False,
        "disableNativeSpellChecker": False,
        "linkDefaultProtocol": "https://",
        "linkShowAdvancedTab": False,
        "linkShowTargetTab": False,
        "removeDialogTabs": "link:advanced;link:target;link:upload",
        "stylesSet": False,
        "customConfig": "",
        "contentsCss": [static("desk/css/editor-contents.css")],
        "clipboard_handleImages": False,  # ours does, by way of the library
        "newsroomIcon": static("desk/img/picture.svg"),
        "newsroomGalleryIcon": static("desk/img/gallery.svg"),
        "newsroomEmbedIcon": static("desk/img/embed.svg"),
        "newsroomTypesetIcon": static("desk/img/typeset.svg"),
        "defaultLanguage": "ru",
    }


def newsroom_words() -> dict[str, str]:
    """What the editor's own plugin says, and where it finds a picture's thumbnail."""
    return {
        "picture": gettext("Picture"),
        "gallery": gettext("Gallery"),
        "embed": gettext("Embedded page"),
        "embedButton": gettext("Film, post or map"),
        "typeset": gettext("Typography"),
        "caption": gettext("Caption for this place; empty: the picture's own"),
        "inGallery": gettext("Empty: the picture's own caption."),
        "galleryCaption": gettext("Caption of the whole gallery; may stay empty"),
        "embedCaption": gettext("Caption; may stay empty"),
        "pictureArriving": gettext("A picture is on its way into the library…"),
        "pictureWaits": gettext(
            "Not saved yet: a picture is still on its way. Save when it stands in the text."
        ),
        "pictureFailed": gettext(
            "The picture did not reach the library. Your text is here; paste the picture again."
        ),
        "pictureElsewhere": gettext(
            "Not taken along: pictures from %(hosts)s. Upload them to the library."
        ),
        "pictureUnreadable": gettext(
            "Not taken along: a picture that the other program keeps to itself. Copy it alone and "
            "paste it, or upload it to the library."
        ),
    }
